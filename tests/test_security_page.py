"""docs/security.md: every item of ASVS 4.0.3 that level 2 asks for, and evidence that exists."""

import re
from collections import Counter
from collections.abc import Iterator

from campaign.settings import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
STATUSES = {"met", "partly", "NOT MET", "n.a.", "proxy", "provider", "operator"}
# How many items a section has; without those that were deleted or are of level 3 alone.
SECTIONS = (
    "1.1:7 1.2:4 1.4:5 1.5:4 1.6:4 1.7:2 1.8:2 1.9:2 1.10:1 1.11:2 1.12:2 1.14:6 "
    "2.1:12 2.2:3 2.3:3 2.4:5 2.5:7 2.6:3 2.7:6 2.8:7 2.9:3 2.10:4 3.1:1 3.2:4 3.3:4 3.4:5 3.5:3 "
    "3.7:1 4.1:5 4.2:2 4.3:3 5.1:5 5.2:8 5.3:10 5.4:3 5.5:4 6.1:3 6.2:6 6.3:2 6.4:2 7.1:4 7.2:2 "
    "7.3:4 7.4:3 8.1:4 8.2:3 8.3:8 9.1:3 9.2:4 10.2:2 10.3:3 11.1:8 12.1:3 12.2:1 12.3:6 12.4:2 "
    "12.5:2 12.6:1 13.1:5 13.2:6 13.3:2 13.4:2 14.1:4 14.2:6 14.3:3 14.4:7 14.5:4"
)
DELETED = {"1.4.2", "1.4.3", "1.12.1", "4.1.4", "7.3.2", "13.1.2", "13.2.4", "14.3.1"}


def rows() -> Iterator[tuple[list[str], str]]:
    """Items and status of each row of the tables of items."""
    for found in re.finditer(r"^\| ([0-9][0-9., –]*) \| ([^|]+) \|", PAGE, re.MULTILINE):
        yield [item for part in found[1].split(", ") for item in spread(part)], found[2]


def spread(part: str) -> list[str]:
    """'2.1.1–2.1.3' as three items."""
    first, _, last = part.partition("–")
    section, _, number = first.rpartition(".")
    end = int((last or first).rpartition(".")[2])
    return [f"{section}.{count}" for count in range(int(number), end + 1)]


def test_every_item_has_one_row() -> None:
    counts = (section.split(":") for section in SECTIONS.split())
    asked = {f"{name}.{no}" for name, count in counts for no in range(1, int(count) + 1)}
    told = Counter(item for items, _ in rows() for item in items)
    assert set(told) == asked - DELETED
    assert [item for item, count in told.items() if count > 1] == []


def test_every_status_is_one_of_the_few() -> None:
    assert {status for _, status in rows()} == STATUSES


def test_the_evidence_exists() -> None:
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert {name for name in named if f"def {name}(" not in tests} == set()


def test_the_files_exist() -> None:
    said = re.findall(r"`?((?:campaign|docs|tests|data)/[\w./-]*\w|[\w-]+\.md)`?", PAGE)
    kept = [path for path in said if not path.startswith("data/local")]
    missing = {
        path for path in kept if not (ROOT / path).exists() and not (ROOT / "docs" / path).exists()
    }
    assert missing == set()
