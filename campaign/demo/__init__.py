"""The deterministic, simulated demo campaign; it enters by the same door as real reports.

Its monitors decide too: the last days are reviewed, one is locked (decisions.py).

To make it look different, change campaign/demo/profile.py and bump SEED, then remove
data/local/demo: a store that already holds reports is never added to.
"""

from campaign.demo.editions import publish_demo_editions
from campaign.demo.load import bulk_files, ensure_demo, load_demo

__all__ = ["bulk_files", "ensure_demo", "load_demo", "publish_demo_editions"]
