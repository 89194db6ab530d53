"""The texts that an edition keeps: whole, once each, wherever the edition is, and unchanged."""

from pathlib import Path
from typing import Any

import pytest

from campaign.editions import all_editions, asked, edition, publish
from campaign.editions.definition import in_force, queries_sha256
from campaign.editions.model import EditionRefused
from campaign.store import Store
from campaign.store.backup import back_up, copy_database, restore
from campaign.store.cut import at_cut
from campaign.store.definitions import _HEAD, _MACRO, TEMPORARY, PastDefinitions, mart_path
from campaign.store.errors import DefinitionLost
from campaign.store.publish import Publisher
from campaign.store.questions import all_queries
from campaign.store.replica import Replica
from campaign.store.verify import verify
from tests.editions.desk import (
    BA_DINH,
    DAY,
    MONITOR,
    at,
    codes,
    damage,
    one_report_published,
    report,
)
from tests.store.conftest import SetClock


@pytest.fixture
def published(store: Store, set_clock: SetClock) -> Store:
    """Edition 1 of 12/8 with one ward's report."""
    set_clock("2025-08-12 16:31")
    one_report_published(store)
    return store


def test_texts_are_kept_once_and_whole(published: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 16:50")
    report(published, BA_DINH, "2025-08-12", "2025-08-12 16:45")
    publish(published, DAY, at("2025-08-12 16:50"), sender=MONITOR)
    texts = in_force()
    with published.cursor() as cursor:
        kept = dict(cursor.execute("select sha256, content from definition_text").fetchall())
        named = cursor.execute(
            "select path, list(distinct sha256), count(*) from edition_definition group by path"
        ).fetchall()
    assert sorted(kept.values()) == sorted(set(texts.values()))
    assert {path: (kept[shas[0]], len(shas), count) for path, shas, count in named} == {
        path: (text, 1, 2) for path, text in texts.items()
    }
    assert {f"queries/marts/{query.name}.sql" for query in all_queries()} <= texts.keys()
    assert edition(published, 2).queries_sha256 == queries_sha256(edition(published, 2).least_count)
    assert codes(published) == []


OTHER_TEXT = "(select sha256 from edition_definition where path like '%/03_band_of.sql')"
TEXT_OF = "(select sha256 from edition_definition where path like '%/{}.sql')"


@pytest.mark.parametrize(
    ("expected", "statement"),
    [
        (["edition-definition"],
         f"update definition_text set content = content || ' ' where sha256 = {TEXT_OF}"),
        (["edition-definition"], f"delete from definition_text where sha256 = {TEXT_OF}"),
        (["edition-definitions"],
         "delete from edition_definition where path like '%/{}.sql'"),
        (["edition-definitions"],
         f"update edition_definition set sha256 = {OTHER_TEXT} where path like '%/{{}}.sql'"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["city_kpis", "51_city_on"])
def test_a_changed_text_is_found(
    published: Store, expected: list[str], statement: str, name: str
) -> None:
    assert codes(published) == []
    assert verify(published).is_clean
    damage(published, statement.format(name))
    assert codes(published) == expected
    assert not verify(published).is_clean  # the audit has the hash of the rows as well


def test_a_changed_text_is_never_run(published: Store) -> None:
    text = "select 7 as ward_count -- not what was published"
    damage(
        published,
        f"update definition_text set content = '{text}' "
        f"where sha256 = {TEXT_OF.format('city_kpis')}",
    )
    times = {"as_of": DAY, "known_at": at("2025-08-12 16:30")}
    with pytest.raises(DefinitionLost, match=r"queries/marts/city_kpis\.sql is missing or changed"):
        asked(published, edition(published, 1), "city_kpis", **times)


def test_a_lost_macro_loses_only_what_needs_it(published: Store) -> None:
    texts = dict(in_force())
    path = "queries/staging/28_review_state.sql"
    assert texts[path].count("    reviewer\n") == 1
    texts[path] = texts[path].replace("    reviewer\n", "    gone_since\n")
    moment, cut = {"as_of": DAY, "known_at": at("2025-08-12 16:30")}, edition(published, 1).cut
    past = PastDefinitions(texts)
    kpis = at_cut(published, cut, lambda then: then.ask("city_kpis", **moment), past)
    assert list(kpis["citizens_supported_cum"]) == [50]
    with pytest.raises(DefinitionLost, match="review_queue does not run any more"):
        at_cut(published, cut, lambda then: then.ask("review_queue", **moment), past)


def test_a_lost_macro_fails_even_where_its_columns_are_not_asked(published: Store) -> None:
    """A count of its rows would otherwise be a figure, and a wrong one."""
    mart = "-- Rows.\n-- params: known_at timestamptz\n-- used by: command line\n"
    mart += "select count(*) as row_count from review_state($known_at)"
    macro = "create or replace macro review_state(known_at) as table select * from gone_since"
    past = PastDefinitions({"queries/staging/28_review_state.sql": macro, mart_path("rows"): mart})
    cut = edition(published, 1).cut
    with pytest.raises(DefinitionLost, match="rows does not run any more"):
        at_cut(published, cut, lambda then: then.ask("rows", known_at=at("2025-08-12 16:30")), past)


def test_texts_survive_backup_and_restore(published: Store, tmp_path: Path) -> None:
    back_up(copy_database(published), tmp_path / "saved")
    restored = restore(tmp_path / "saved", tmp_path / "new" / "campaign.duckdb")
    assert kept(restored) == kept(published)
    assert len(kept(restored)) == len(in_force())
    assert codes(restored) == []
    restored.close()


def test_page_processes_have_the_texts(published: Store, tmp_path: Path) -> None:
    folder = tmp_path / "published"
    folder.mkdir()
    Publisher(published, folder, pause_seconds=0).publish()
    replica = Replica(folder)
    replica.stop()
    assert all_editions(replica.store) == all_editions(published)
    assert kept(replica.store) == kept(published)
    assert codes(replica.store) == []


def kept(store: Store) -> list[tuple[Any, ...]]:
    with store.cursor() as cursor:
        rows = "select path, sha256, hash_order, content from edition_definition"
        return cursor.execute(f"{rows} left join definition_text using (sha256) order by path"
                              ).fetchall()  # fmt: skip


def test_nothing_is_published_by_files_that_were_put_there_since(published: Store) -> None:
    damage(published, "update reference_load set sha256 = 'other' where name = 'staging'")
    with pytest.raises(EditionRefused, match="the files with the definitions were replaced"):
        publish(published, DAY, at("2025-08-12 16:31"), sender=MONITOR)
    assert len(all_editions(published)) == 1


def test_every_macro_can_be_put_in_front_of_another() -> None:
    """One statement a file, in the one form that `PastDefinitions` knows."""
    staging = {path: text for path, text in in_force().items() if "/staging/" in path}
    heads = {path: _HEAD.findall(_MACRO.sub(TEMPORARY, text)) for path, text in staging.items()}
    assert [path for path, found in heads.items() if len(found) != 1] == []
    assert len(staging) > 40


def test_every_mart_tells_its_columns(published: Store) -> None:
    """What `lacking` compares can be asked of each mart with the two times alone."""
    moment = (DAY, at("2025-08-12 16:30"))
    names = [query.name for query in all_queries()]
    cut = edition(published, 1).cut
    found = at_cut(published, cut, lambda ask: {n: ask.columns(n, *moment) for n in names})
    assert [name for name in names if not found[name]] == []
