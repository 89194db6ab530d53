"""An edition keeps the definitions that made it: releases with mended ones change none of it.

Real releases: copies of the project with other SQL, run in processes of their own.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from campaign.editions import edition
from campaign.editions.past import has_kept
from campaign.store import open_store
from tests.editions.desk import codes, damage, demo_store, one_report_published
from tests.editions.release import Release
from tests.store.conftest import SetClock

KPIS, TREND = "queries/marts/city_kpis.sql", "queries/marts/training_trend.sql"
CITY, TILES = "queries/staging/51_city_on.sql", "campaign/ui/overview_tiles.py"
DAILY = "queries/staging/21_stg_daily_summary.sql"
API, PICTURE = "/api/editions/1", "/embed/1/training-trend.html"
TEXTS = ("--text-vi", "Đã sửa cách đếm.", "--text-en", "Counted otherwise now.")


@pytest.fixture
def local(tmp_path: Path, set_clock: SetClock) -> Path:
    """A CAMPAIGN_LOCAL_DIR whose demo store has that edition, and is open to whoever comes next."""
    set_clock("2025-08-12 16:31")
    folder = tmp_path / "release-local"
    with demo_store(folder) as store:
        one_report_published(store)
    return folder


def mended(folder: Path, local: Path) -> Release:
    """A macro, the mart of the tiles, and a mart that the hash of an edition does not count."""
    release = Release(folder, local)
    release.mend(CITY, "sum(online_num) as online_num", "sum(online_num) / 2 as online_num")
    citizens = "sum(report.citizens_supported) as"
    release.mend(KPIS, citizens, citizens.replace(" as", " * 2 as"))
    release.mend(TREND, "100 * share(s.officials_trained", "50 * share(s.officials_trained")
    return release


def same(first: dict[str, Any], second: dict[str, Any]) -> None:
    """The same figures, tables and pictures for readers."""
    for name in ("metrics", "tables", "html", "answers"):
        assert first[name] == second[name]


def test_a_mended_definition_changes_no_page_of_an_edition(local: Path, tmp_path: Path) -> None:
    old, new = Release(tmp_path / "old", local), mended(tmp_path / "new", local)
    db = local / "demo" / "campaign.duckdb"
    then = old.look("overview", API, PICTURE, edition="1", role="public")
    assert then["metrics"]["Citizens' turns guided"] == "50"
    assert then["metrics"]["Online dossiers, 7 days"] == "60.0%"
    assert (then["infos"], then["errors"], then["exceptions"]) == ([], [], [])
    assert "33,3%" in then["answers"][PICTURE][1]

    now = new.look("overview", API, PICTURE, edition="1", role="public")
    same(then, now)
    (line,) = now["infos"]
    words = "Worked out by the definitions of 12/08/2025, as published. By today's, 3 headline"
    assert line.startswith(words)
    assert "a correction has yet to be published" in line
    assert "(editions?lang=en&edition=1&role=public)" in line
    assert "mended after publication" not in now["answers"][PICTURE][1]

    latest = new.look("overview", role="leader", as_of="2025-08-12")
    assert latest["metrics"]["Citizens' turns guided"] == "100"
    assert latest["metrics"]["Online dossiers, 7 days"] == "30.0%"

    _red_until_it_is_told(old, new, db)
    told = new.look("overview", role="public", edition="1")
    assert told["metrics"] == then["metrics"]
    assert "see the correction" in told["infos"][-1]
    assert old.look("overview", role="public", edition="1")["infos"] == []
    _differences_are_shown(new, then["answers"][API][1])


def _red_until_it_is_told(old: Release, new: Release, db: Path) -> None:
    (found,) = new.findings(db)
    assert (found["code"], found["count"]) == ("edition-redefined", "3")
    assert found["figures"] == "dossiers_online_7d, online_rate_7d_pct, citizens_supported_cum"
    assert new.run("edition", "correct", "1", *TEXTS, "--db", str(db)).returncode == 0
    assert new.findings(db) == []
    assert old.findings(db) == []


def _differences_are_shown(new: Release, before: str) -> None:
    """To readers of the page and of the API: old and new; what was published stays."""
    page = new.look("editions", API, role="public", edition="1")
    shown = page["tables"][0]
    assert [tuple(row.values()) for row in shown] == [
        ("Dossiers online, last 7 days", "12", "6", "dossiers"),
        ("Dossiers online, share of the last 7 days", "60.0", "30.0", "%"),
        ("Citizens supported since the start (turns)", "50", "100", "turns"),
    ]
    after = json.loads(page["answers"][API][1])
    assert after["figures"] == json.loads(before)["figures"]
    (notice,) = after["notices"]
    assert notice["differences"][2] == {
        "figure": "citizens_supported_cum",
        "published": 50.0,
        "recomputed": 100.0,
    }


def test_whatever_mended_definitions_hide_a_changed_ledger_is_found(
    local: Path, tmp_path: Path
) -> None:
    """A correction of a figure is no licence to change the reports behind it."""
    new, db = mended(tmp_path / "new", local), local / "demo" / "campaign.duckdb"
    assert new.run("edition", "correct", "1", *TEXTS, "--db", str(db)).returncode == 0
    again = open_store(db)
    # By the mended definitions 100 turns as before.
    damage(again, "update daily_summary set citizens_supported = 51")
    again.close()
    found = [f for f in new.findings(db) if f["code"] == "edition-differs"]
    assert [(f["figure"], f["published"], f["recomputed"]) for f in found] == [
        ("citizens_supported_cum", "50", "51")
    ]


def test_another_headline_figure_leaves_older_editions_green(local: Path, tmp_path: Path) -> None:
    """Code is not run again as it was: the figures that there were are compared."""
    release, db = Release(tmp_path / "new", local), local / "demo" / "campaign.duckdb"
    row = '    ("citizens_supported_cum", "turn", 0, "citizens_supported"),\n'
    release.mend("campaign/editions/headline.py", row, row + row.replace("_cum", "_now"))
    column = "    supported.last_received_at\nfrom city"
    added = f"    supported.citizens_supported::bigint as citizens_supported_now,\n{column}"
    release.mend(KPIS, column, added)
    for lang in ("vi", "en"):
        label = "figure-citizens_supported_now = Citizens supported\n"
        release.add(f"data/locale/{lang}/added.ftl", label)
    assert release.findings(db) == []
    store = open_store(db)
    damage(store, "update daily_summary set citizens_supported = 51")
    store.close()
    found = {f["code"] for f in release.findings(db)}
    assert {"edition-differs", "edition-redefined"} <= found


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("column", "Its definitions do not have added_count."),
        ("mart", "Its definitions do not have the question added."),
        ("table", "Its definition of city_kpis does not run any more."),
    ],
)
def test_what_an_edition_cannot_answer_is_said_in_words(
    local: Path, tmp_path: Path, change: str, reason: str
) -> None:
    release = Release(tmp_path / "new", local)
    CHANGES[change](release)
    seen = release.look("overview", PICTURE, edition="1", role="public")
    assert seen["exceptions"] == []
    (error,) = seen["errors"]
    assert error.startswith("What follows cannot be shown by the definitions of edition 1.")
    assert reason in error
    assert "[The published figures](editions?" in error
    status, page = seen["answers"][PICTURE]
    assert status == (404 if change == "table" else 200)
    assert ("Bản công bố số 1 không còn cho ra hình này" in page) is (change == "table")
    found = {f["code"] for f in release.findings(local / "demo" / "campaign.duckdb")}
    # The rows of the report are not what was received either: their column has another name.
    assert found == ({"edition-lost", "content"} if change == "table" else set())


def a_column(release: Release) -> None:
    """A page reads a column that its mart has got since."""
    release.mend(KPIS, "    city.ward_count,\n", "    city.ward_count,\n    1 as added_count,\n")
    release.mend(TILES, "    share = ", "    assert kpis.added_count == 1\n    share = ")


def a_mart(release: Release) -> None:
    """A page asks something that nobody asked before."""
    text = (release.folder / KPIS).read_text(encoding="utf-8")
    release.add("queries/marts/added.sql", text)
    release.mend("pages/overview.py", "parts.top(view)", 'ask(view, "added")\nparts.top(view)')


def a_table(release: Release) -> None:
    """A migration takes away a column that macros of then read."""
    renamed = "alter table daily_summary rename column officials_trained_cum to trained_cum;\n"
    release.add("queries/schema/0999_gone.sql", renamed)
    every = "    daily_summary.*"
    release.mend(DAILY, every, f"{every} rename (trained_cum as officials_trained_cum)")


CHANGES = {"column": a_column, "mart": a_mart, "table": a_table}


def test_an_edition_of_before_definitions_were_kept(local: Path, tmp_path: Path) -> None:
    """It is worked out by today's, as ever, and says so once they are others."""
    db = local / "demo" / "campaign.duckdb"
    store = open_store(db)
    damage(store, "delete from edition_definition", "delete from definition_text")
    assert not has_kept(store, edition(store, 1))
    assert codes(store) == []
    store.close()
    old, new = Release(tmp_path / "old", local), mended(tmp_path / "new", local)
    assert old.look("overview", edition="1", role="public")["infos"] == []
    seen = new.look("overview", PICTURE, edition="1", role="public", lang="vi")
    assert seen["infos"][0].startswith("Bản này được công bố khi chưa lưu cách tính")
    assert seen["metrics"]["Lượt người dân được hướng dẫn"] == "100"
    picture = seen["answers"][PICTURE][1]
    assert "hình này vẽ theo cách tính hiện nay" in picture
    assert "16,7%" in picture
    findings = {f["code"] for f in new.findings(db)}
    assert "edition-redefined" in findings
