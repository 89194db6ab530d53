"""Editions: numbered, approved stands of a day's figures that never change under a reader.

An edition is a pair (as_of, known_at) with a number and a signature, the hash of every headline
figure, and the public rows as they were published. docs/editions.md says how they are used.
"""

from campaign.editions.change_log import change_log
from campaign.editions.changes import changed_of_ward, changed_since
from campaign.editions.completeness import completeness
from campaign.editions.datasets import DATASETS
from campaign.editions.model import (
    Completeness,
    Edition,
    EditionRefused,
    Notice,
    UnknownEdition,
)
from campaign.editions.moments import usual_moment
from campaign.editions.notices import correct, withdraw
from campaign.editions.past import asked
from campaign.editions.precision import at_published_precision
from campaign.editions.publish import publish
from campaign.editions.read import all_editions, dataset, edition, figures, latest
from campaign.editions.verify import verify_editions

__all__ = [
    "DATASETS",
    "Completeness",
    "Edition",
    "EditionRefused",
    "Notice",
    "UnknownEdition",
    "all_editions",
    "asked",
    "at_published_precision",
    "change_log",
    "changed_of_ward",
    "changed_since",
    "completeness",
    "correct",
    "dataset",
    "edition",
    "figures",
    "latest",
    "publish",
    "usual_moment",
    "verify_editions",
    "withdraw",
]
