"""A second campaign with other dates and targets, started without code and kept apart."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from campaign import labels, wards
from campaign.demo import ensure_demo
from campaign.door import openapi
from campaign.editions import usual_moment
from campaign.report import document
from campaign.report.template import build_template
from campaign.settings import SettingsError, settings
from campaign.store import Store, audit, open_store
from campaign.store.audit import Sender
from campaign.store.campaigns import CampaignRefused, NewCampaign, add_campaign, all_campaigns
from campaign.store.errors import CampaignMismatch
from campaign.store.intake import ingest
from campaign.store.questions import answer
from campaign.ui import cached
from tests.store.files import daily

SENDER = Sender("page", "administrator:an")
SetClock = Callable[[str], datetime]
NEW = NewCampaign(
    campaign_id="ha-noi-10-2026",
    name_vi="10 ngày số hóa hồ sơ",
    name_en="10 days of digitised files",
    directive="Kế hoạch 7/KH-UBND",
    start_date=date(2026, 3, 2),
    n_days=10,
    deadline=time(15),
)


def targets_csv(**weights: float) -> str:
    """The shipped targets with other weights, valid for any campaign."""
    path = settings().data_dir / "targets.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = [",".join(rows[0])]
    for row in rows:
        if row["weight"]:
            row["weight"] = str(weights.get(row["component_code"], row["weight"]))
        lines.append(",".join(f'"{cell}"' for cell in row.values()))
    return "\n".join(lines) + "\n"


@pytest.fixture
def chosen(store: Store, monkeypatch: pytest.MonkeyPatch, set_clock: SetClock) -> Iterator[Store]:
    """The real store of a 10-day campaign with T1 at 5 and T2 at 20 points, chosen by its id."""
    windows = "ward_code,ward_name,start_date,end_date,source\n00004,Ba Đình,2026-03-04,,test\n"
    files = {"targets_csv": targets_csv(T1=5, T2=20), "windows_csv": windows}
    add_campaign(store, NewCampaign(**{**NEW.__dict__, **files}), sender=SENDER)
    monkeypatch.setenv("CAMPAIGN_ID", NEW.campaign_id)
    settings.cache_clear()
    set_clock("2026-03-06 14:00")
    opened = open_store()
    yield opened
    opened.close()


def test_a_second_campaign_counts_with_its_own_dates_and_targets(
    chosen: Store, set_clock: SetClock
) -> None:
    assert (chosen.kind, settings().campaign.end_date) == ("real", date(2026, 3, 11))
    (receipt,) = ingest(chosen, [daily("00118", "2026-03-06")], channel="test")
    assert (receipt.status, receipt.reports[0].timeliness) == ("accepted", "on_time")
    set_clock("2026-03-06 15:00")
    (late,) = ingest(chosen, [daily("00004", "2026-03-06")], channel="test")
    assert late.reports[0].timeliness == "late_same_day"
    (outside,) = ingest(chosen, [daily("00118", "2026-03-01")], channel="test")
    assert [p.rule_id for p in outside.problems] == ["R02"]
    params = {"as_of": date(2026, 3, 6), "known_at": "2026-03-06T15:00"}
    wanted = ("day_no", "n_days", "start_date", "end_date")
    clocks = table(chosen, "ward_calendar", "ward_code", wanted, **params)
    assert clocks["00118"] == (5, 10, date(2026, 3, 2), date(2026, 3, 11))
    assert clocks["00004"] == (3, 10, date(2026, 3, 4), date(2026, 3, 13))
    wanted = ("weight", "expected_score")
    found = table(
        chosen, "ward_component", "component_code", wanted, **params, ward_codes=["00118"]
    )
    assert found["T1"] == (5.0, 0.5)
    assert found["T2"] == (20.0, 0.5)


def table(
    store: Store, mart: str, key: str, names: tuple[str, ...], **params: Any
) -> dict[str, tuple[Any, ...]]:
    columns, rows = answer(store, mart, **params)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return {row[key]: tuple(plain(row[name]) for name in names) for row in found}


def plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def test_its_texts_and_workbooks_carry_its_own_name_and_days(chosen: Store) -> None:
    assert labels.text("vi", "app-title") == "10 ngày số hóa hồ sơ"
    assert labels.text("en", "app-title") == "10 days of digitised files"
    assert "10" in labels.text("en", "page-overview-lead")
    assert "45" not in labels.text("vi", "page-overview-lead")
    ward = wards.register().by_code["00004"]
    book = openpyxl.load_workbook(BytesIO(build_template(ward, date(2026, 3, 6))))
    notes = [row[0] for row in book["Ghi chú"].iter_rows(values_only=True, max_row=12)]
    assert any(text and "10 ngày số hóa hồ sơ" in text for text in notes)
    assert any(text and "15:00" in text for text in notes)
    assert not any(text and "16:00" in text for text in notes)
    assert book["0_NenTang"]["A2"].value.date() == date(2026, 3, 4)


def test_its_descriptions_carry_its_own_days_and_deadline(chosen: Store) -> None:
    told = openapi.document()["info"]["description"]
    assert ("15:00:00" in told, "16:00" in told, "$" in told) == (True, False, False)
    for lang in labels.LANGUAGES:
        days = labels.text(lang, "dataset-column-day_no")
        ahead = labels.text(lang, "dataset-column-cdt_days_ahead")
        assert ("10" in days, "45" in days + ahead) == (True, False)
    evening = datetime(2026, 3, 6, 20, tzinfo=settings().campaign.timezone)
    assert f"{usual_moment(evening.date(), evening):%H:%M}" == "15:30"
    contract_page = document.document()
    assert ("15:00:00 is late" in contract_page, "16:00:00" in contract_page) == (True, False)


def test_its_pages_count_its_own_days(
    store: Store, monkeypatch: pytest.MonkeyPatch, set_clock: SetClock
) -> None:
    add_campaign(store, NEW, sender=SENDER)
    monkeypatch.setenv("CAMPAIGN_ID", NEW.campaign_id)
    monkeypatch.setenv("CAMPAIGN_STORE", "demo")
    settings.cache_clear()
    set_clock("2026-03-06 14:00")
    assert not ensure_demo(cached.store())  # only the shipped campaign is simulated
    ingest(cached.store(), [daily("00118", "2026-03-06")], channel="test")
    page = AppTest.from_file(settings().root / "pages" / "overview.py", default_timeout=60).run()
    assert not page.exception
    bodies = [block.proto.body for block in page.get("html")]
    assert any("Ngày 5/10" in body for body in bodies)
    texts = [block.value for kind in (page.caption, page.markdown) for block in kind]
    assert any("ngày thứ mấy trên 10" in text for text in texts)
    # Whole numbers only: the data version in one of the texts is a hash.
    assert not any(re.search(r"\b45\b", text) for text in texts)


def test_campaigns_never_mix(
    chosen: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = chosen.path
    assert path is not None
    assert (
        path == settings().home_dir.resolve() / "campaigns" / NEW.campaign_id / "real" / path.name
    )
    chosen.close()
    monkeypatch.delenv("CAMPAIGN_ID")
    settings.cache_clear()
    with pytest.raises(CampaignMismatch, match=NEW.campaign_id):
        open_store(path)
    shipped = open_store(kind="real")
    assert shipped.path == settings().home_dir.resolve() / "real" / path.name
    shipped.close()


def test_the_act_is_in_the_audit_of_the_store_it_was_started_from(store: Store) -> None:
    add_campaign(store, NEW, sender=SENDER)
    with store.cursor() as cursor:
        entry = audit.read_all(cursor)[-1]
    assert (entry["act"], entry["subject"], entry["actor"]) == (
        "campaign-added",
        NEW.campaign_id,
        SENDER.actor,
    )
    assert json.loads(entry["detail"])["n_days"] == 10
    shipped, added = all_campaigns()
    assert (shipped.campaign_id, shipped.title("vi")) == (
        "hanoi-45-2025",
        labels.text("vi", "app-title"),
    )
    assert (added.name_vi, added.start_date, added.deadline) == (
        NEW.name_vi,
        NEW.start_date,
        NEW.deadline,
    )


def test_without_files_it_begins_with_the_shipped_targets_marked_as_copied(store: Store) -> None:
    add_campaign(store, NEW, sender=SENDER)
    path = settings().home_dir / "campaigns" / NEW.campaign_id / "targets.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len([row for row in rows if row["weight"]]) == 15
    assert {row["valid_from"] for row in rows} == {"2026-03-02"}
    assert {row["bindingness"] for row in rows} == {"design"}
    assert all(row["source"].startswith("hanoi-45-2025: ") for row in rows)
    (daily_report,) = [row for row in rows if row["weight"] and row["component_code"] == "R1"]
    assert (daily_report["name_vi"], daily_report["name_en"]) == (
        "Báo cáo đủ, trước 15 giờ mỗi ngày",
        "Complete daily report before 15:00",
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"campaign_id": "../x"}, "cannot be an id"),
        ({"campaign_id": "hanoi-45-2025"}, "already"),
        ({"name_vi": "  "}, "1 to 200 characters"),
        ({"name_en": "a\nb"}, "1 to 200 characters"),
        ({"n_days": 0}, "between 1 and 366"),
        ({"targets_csv": ""}, "fail_component_weights"),
        ({"targets_csv": "component_code\nT1\n"}, "cannot be read"),
        ({"windows_csv": "ward_code,start_date,end_date,source\n99999,2026-03-02,,x\n"}, "99999"),
        (
            {"windows_csv": "ward_code,start_date,end_date,source\n00004,2026-03-04,2026-03-03,\n"},
            "fail_ward_window",
        ),
    ],
)
def test_a_campaign_that_cannot_be_leaves_nothing_behind(
    store: Store, wrong: dict[str, Any], told: str
) -> None:
    with pytest.raises(CampaignRefused) as refused:
        add_campaign(store, NewCampaign(**{**NEW.__dict__, **wrong}), sender=SENDER)
    assert told in refused.value.message("en")
    folder = settings().home_dir / "campaigns"
    assert not folder.exists() or list(folder.iterdir()) == []


def test_weights_that_do_not_make_100_start_nothing(store: Store) -> None:
    new = NewCampaign(**{**NEW.__dict__, "targets_csv": targets_csv(T1=14)})
    with pytest.raises(CampaignRefused, match="fail_component_weights"):
        add_campaign(store, new, sender=SENDER)


def test_an_unknown_campaign_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no-such", "../escape"):
        monkeypatch.setenv("CAMPAIGN_ID", name)
        settings.cache_clear()
        with pytest.raises(SettingsError, match="CAMPAIGN_ID"):
            settings()
    monkeypatch.delenv("CAMPAIGN_ID")
