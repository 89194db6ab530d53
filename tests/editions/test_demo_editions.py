"""The demo has editions of its last days, marked as simulated and as old as its reports."""

from pathlib import Path

from campaign import labels
from campaign.demo import publish_demo_editions
from campaign.editions import all_editions, dataset, latest, verify_editions
from campaign.store import open_store
from tests.editions.desk import at


def test_the_last_three_days_have_an_edition_each(demo_dir: Path) -> None:
    store = open_store(demo_dir / "demo" / "campaign.duckdb")
    found = all_editions(store)
    assert [(e.edition_no, e.known_at, e.published_at, e.completeness) for e in found] == [
        (3, at("2025-09-06 16:30"), at("2025-09-06 16:30"), "107/126"),
        (2, at("2025-09-05 16:30"), at("2025-09-05 16:30"), "113/126"),
        (1, at("2025-09-04 16:30"), at("2025-09-04 16:30"), "107/126"),
    ]
    assert [e.status for e in found] == ["published", "published", "corrected"]
    assert latest(store) == found[0]
    said = [e.notes(lang) for e in found for lang in labels.LANGUAGES]
    said += [notice.text(lang) for notice in found[2].notices for lang in labels.LANGUAGES]
    assert all("imulated" in text or "mô phỏng" in text for text in said)
    assert found[2].notices[0].noticed_at == at("2025-09-05 10:30")
    assert len(dataset(store, 3, "wards")) == 126
    assert list(verify_editions(store)) == []
    assert publish_demo_editions(store) == []  # there are some already
    store.close()
