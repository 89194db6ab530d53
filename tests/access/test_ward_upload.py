"""A ward's person at the upload page: the own ward, and nothing that is stored of another."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign.access import Role
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store, ingest
from campaign.ui import cached
from tests.access.house import OTHER, OWN
from tests.access.signed_in import PAGES, page, words
from tests.store.files import csv_file, daily, summary

DAY = "2025-08-12"
SetClock = Callable[[str], datetime]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, set_clock: SetClock) -> Store:
    """The real store that the pages answer from, with a report of OTHER in it."""
    monkeypatch.setenv("CAMPAIGN_LOCAL_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("CAMPAIGN_STORE", "real")
    settings.cache_clear()
    set_clock(f"{DAY} 15:40")
    opened = cached.store()
    ingest(opened, [daily(OTHER, DAY, dossiers_received=987, dossiers_pending=45123)], channel="x")
    return opened


def choose(opened: AppTest, *files: SourceFile) -> AppTest:
    chosen = [(file.name, file.content, "application/octet-stream") for file in files]
    return opened.get("file_uploader")[0].set_value(chosen).run()


def confirm_buttons(opened: AppTest) -> list:
    return [button for button in opened.button if (button.key or "").startswith("upload-confirm")]


def stored(store: Store) -> list[tuple]:
    with store.cursor() as cursor:
        rows = cursor.execute("select ward_code, status from submission order by submission_no")
        return rows.fetchall()


def actors(store: Store) -> list[str]:
    with store.cursor() as cursor:
        rows = cursor.execute("select actor from audit_entry order by entry_no").fetchall()
        return [actor for (actor,) in rows]


def tables(opened: AppTest) -> str:
    return "\n".join(frame.value.to_csv() for frame in opened.dataframe)


def test_a_report_of_another_ward_is_refused_and_tells_nothing(store: Store) -> None:
    file = daily(OTHER, DAY, dossiers_received=21)
    opened = choose(page("upload", Role.WARD).run(), file)
    assert not opened.exception
    assert "Dòng này là số liệu của Phường Ba Đình" in words(opened)
    assert confirm_buttons(opened) == []
    for number in ("987", "45123", "45.123"):
        assert number not in words(opened) + tables(opened)
    assert stored(store) == [(OTHER, "accepted")]


def test_of_a_file_with_both_wards_only_the_own_is_stored(store: Store) -> None:
    both = csv_file("1_TongHop", summary(OWN, DAY), summary(OTHER, DAY, dossiers_received=21))
    opened = choose(page("upload", Role.WARD).run(), both)
    assert "987" not in words(opened) + tables(opened)
    opened = confirm_buttons(opened)[0].click().run()
    assert not opened.exception
    assert f"-{OWN}-" in words(opened)
    accepted = [code for code, status in stored(store) if status == "accepted"]
    assert accepted == [OTHER, OWN]


def test_the_audit_says_who_handed_in(store: Store) -> None:
    opened = choose(page("upload", Role.WARD).run(), daily(OWN, DAY))
    confirm_buttons(opened)[0].click().run()
    assert actors(store)[-1] == f"ward:{OWN}/s-ward"


def test_the_same_file_as_anothers_brings_no_receipt_of_it(store: Store) -> None:
    file = daily(OTHER, DAY, dossiers_received=987, dossiers_pending=45123)
    opened = choose(page("upload", Role.WARD).run(), file)
    assert "BC-" not in words(opened)
    assert confirm_buttons(opened) == []


@pytest.mark.usefixtures("store")
def test_the_template_is_the_own_wards_whatever_the_address_says() -> None:
    opened = page("upload", Role.WARD, ward=OTHER, as_ward=OTHER, role="administrator").run()
    (button,) = [b for b in opened.get("download_button") if "template" in b.proto.id]
    assert "Bồ Đề" in button.proto.label
    assert [box.label for box in opened.selectbox if "xã, phường" in box.label.lower()] == []


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MONITOR, Role.LEADER])
def test_others_have_no_uploader(role: Role) -> None:
    opened = page("upload", role).run()
    assert len(opened.get("file_uploader")) == 0
    assert [title.value for title in opened.title] == []


def test_an_administrator_hands_in_for_any_ward(store: Store) -> None:
    opened = choose(page("upload", Role.ADMINISTRATOR).run(), daily(OTHER, DAY))
    confirm_buttons(opened)[0].click().run()
    assert stored(store)[-1] == (OTHER, "accepted")
    assert actors(store)[-1] == "administrator:s-administrator"


def test_what_was_shown_to_one_role_is_gone_for_the_next(
    monkeypatch: pytest.MonkeyPatch, demo_dir: Path, set_clock: SetClock
) -> None:
    """In the demo the role can change under a session that holds receipts."""
    del demo_dir
    set_clock(f"{DAY} 15:40")
    monkeypatch.delenv("CAMPAIGN_STORE", raising=False)
    opened = AppTest.from_file(PAGES / "upload.py", default_timeout=60)
    opened.query_params["role"] = "administrator"
    opened = choose(opened.run(), daily(OTHER, DAY))
    opened = confirm_buttons(opened)[0].click().run()
    assert f"-{OTHER}-" in words(opened)
    opened.query_params["role"] = "ward"
    opened.query_params["as_ward"] = OWN
    opened = opened.run()
    assert not opened.exception
    assert f"-{OTHER}-" not in words(opened)


def test_what_another_ward_handed_in_by_mistake_is_on_no_page_of_this_one(
    store: Store, set_clock: SetClock
) -> None:
    """OTHER sends its figures under OWN's code; the report is refused and is not OWN's to read."""
    set_clock(f"{DAY} 15:46")
    mistaken = daily(OWN, DAY, dossiers_received=-98765, support_requests="98761 người")
    actor = f"ward:{OTHER}/token:1"
    (refused,) = ingest(store, [mistaken], channel="api", for_ward=OTHER, actor=actor)
    set_clock(f"{DAY} 15:50")
    ingest(store, [daily(OWN, DAY)], channel="x")
    at = {"ward": OWN, "day": DAY}
    for district in ({"district": "Quận Long Biên"}, {}):
        monitors = page("reporting", Role.MONITOR, part="versions", **at, **district).run()
        assert str(refused.receipt_no) in words(monitors) + tables(monitors)
    for part in ("today", "versions", "problems"):
        opened = page("reporting", Role.WARD, part=part, **at).run()
        assert not opened.exception
        said = words(opened) + tables(opened)
        unwanted = (str(refused.receipt_no), "98765", "98761", "F12")
        found = [word for word in unwanted if word in said]
        assert (part, found) == (part, [])
