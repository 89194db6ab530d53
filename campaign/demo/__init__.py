"""The deterministic, simulated demo campaign; it enters by the same door as real reports.

To make it look different, change campaign/demo/profile.py and bump SEED; an existing demo store
is recognised by its seed and built anew.
"""

from campaign.demo.load import bulk_files, load_demo

__all__ = ["bulk_files", "load_demo"]
