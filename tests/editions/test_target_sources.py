"""Nobody is given the code of a source that nothing explains."""

import csv
import re
from dataclasses import astuple

from campaign.editions.target_sources import target_sources
from campaign.settings import DATA_DIR

CODE = re.compile(r"progress-index [0-9.]+|[SX][0-9]-[0-9]{2}")
RANGE = re.compile(r"([SX][0-9])-([0-9]{2})…[SX][0-9]-([0-9]{2})")


def named(file: str) -> set[str]:
    """The codes in column `source` of a file, those within 'S0-04…S0-07' too."""
    with (DATA_DIR / file).open(encoding="utf-8", newline="") as lines:
        texts = [row["source"] for row in csv.DictReader(lines)]
    assert [text for text in texts if not CODE.search(text)] == []
    within = {
        f"{kind}-{number:02d}"
        for text in texts
        for kind, first, last in RANGE.findall(text)
        for number in range(int(first), int(last) + 1)
    }
    return within | {code for text in texts for code in CODE.findall(text)}


def test_every_source_that_is_named_is_explained_and_no_other() -> None:
    known = [source.source_code for source in target_sources()]
    assert sorted(known) == sorted(named("targets.csv") | named("ward_windows.csv"))


def test_each_says_in_both_languages_what_and_where() -> None:
    for source in target_sources():
        assert all(astuple(source)[:5]), source.source_code
        assert re.fullmatch(r"(https://[^\s)]+)?", source.address), source.source_code
