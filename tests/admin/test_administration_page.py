"""The administration page as an administrator drives it: a change is planned, confirmed, found.

The page runs on the demo store of the settings, filled with one report; without sign-in the role
is the one in the address, administrator by default.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from campaign.access import Role
from campaign.access.access_file import access_list
from campaign.settings import settings
from campaign.store import audit, tokens
from campaign.store.campaigns import all_campaigns
from campaign.store.intake import ingest
from campaign.store.questions import answer
from campaign.store.reference_rows import targets_of_store, windows_of_store
from campaign.ui import cached
from tests.store.files import daily

PAGE = Path(__file__).parents[2] / "pages" / "administration.py"
PARTS = ("people", "tokens", "windows", "targets", "campaigns", "audit", "health")
WARD, WHY, ACTOR = "00118", "theo Kế hoạch 45/KH-UBND", "administrator:demo"
T1, T2 = "T1:officials_trained:ward:2025-07-24", "T2:cdt_members_trained:ward:2025-07-24"
WIDGETS = ("button", "text_input", "selectbox", "number_input", "date_input")
SetClock = Callable[[str], datetime]


@pytest.fixture(autouse=True)
def few_reports(monkeypatch: pytest.MonkeyPatch, set_clock: SetClock) -> None:
    """One report of Bồ Đề in a demo store; the clock shows 20:00 of its day."""
    monkeypatch.setenv("CAMPAIGN_STORE", "demo")
    settings.cache_clear()
    set_clock("2025-08-12 15:00")
    ingest(cached.store(), [daily(WARD, "2025-08-12")], channel="test")
    set_clock("2025-08-12 20:00")


def open_at(**params: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def clicked(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception
    return page


def newest_entry() -> dict[str, Any]:
    with cached.store().cursor() as cursor:
        row = audit.read_all(cursor)[-1]
    return row | {"detail": json.loads(row["detail"])}


def words(page: AppTest) -> str:
    blocks = [*page.markdown, *page.success, *page.error, *page.warning, *page.info, *page.caption]
    return "\n".join(block.value for block in blocks)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_part_opens_in_both_languages(part: str, lang: str) -> None:
    page = open_at(part=part, lang=lang)
    assert [block.value for block in page.error] == []


@pytest.mark.parametrize("role", ["public", "ward", "monitor", "leader"])
@pytest.mark.parametrize("part", PARTS)
def test_nobody_else_sees_any_of_it(role: str, part: str) -> None:
    page = open_at(part=part, role=role)
    keys = [widget.key for kind in WIDGETS for widget in page.get(kind) if widget.key]
    assert [key for key in keys if key.startswith(("admin-", "audit-", "token-", "verify"))] == []
    assert list(page.dataframe) == list(page.code) == list(page.subheader) == []


def test_a_window_is_planned_confirmed_and_seen_in_figures(set_clock: SetClock) -> None:
    page = open_at(part="windows")
    page.selectbox(key="admin-window-ward-0").set_value(WARD).run()
    page.date_input(key=f"admin-window-start-{WARD}-0").set_value(date(2025, 8, 1)).run()
    assert "- 00118 · ngày đầu: **2025-07-24 → 2025-08-01**" in words(page)
    assert page.button(key="window-change-confirm").disabled
    page.text_input(key="admin-window-change-reason-0").set_value(WHY).run()
    clicked(page, "window-change-confirm")
    assert "Đã lưu thời gian mới" in words(page)
    assert windows_of_store(cached.store())[WARD].start_date == date(2025, 8, 1)
    entry = newest_entry()
    assert (entry["act"], entry["subject"], entry["actor"], entry["channel"]) == (
        "windows",
        WARD,
        ACTOR,
        "page",
    )
    assert entry["detail"]["reason"] == WHY
    set_clock("2025-08-12 20:05")
    assert day_no("2025-08-12T20:05") == 12
    assert day_no("2025-08-12T19:59") == 20
    audited = open_at(part="audit")
    assert "Chuỗi nguyên vẹn" in words(audited)
    assert WARD in audited.dataframe[0].value["subject"].tolist()


def day_no(known_at: str) -> int:
    params = {"as_of": date(2025, 8, 12), "known_at": known_at, "ward_codes": [WARD]}
    columns, rows = answer(cached.store(), "ward_index", **params)
    return int(dict(zip(columns, rows[0], strict=True))["day_no"])


def test_a_window_that_cannot_be_is_told_and_cannot_be_confirmed() -> None:
    page = open_at(part="windows", lang="en")
    page.selectbox(key="admin-window-ward-0").set_value(WARD).run()
    page.date_input(key=f"admin-window-start-{WARD}-0").set_value(date(2025, 8, 13)).run()
    assert "accepted reports from 12/08/2025" in words(page)
    assert "window-change-confirm" not in [button.key for button in page.button]


def test_weights_are_changed_together() -> None:
    page = open_at(part="targets")
    page.number_input(key=f"admin-weight-{T1}-0").set_value(10.0).run()
    assert "Tổng: 95, phải đúng 100" in words(page)
    assert "Các trọng số cộng lại được 95" in words(page)
    page.number_input(key=f"admin-weight-{T2}-0").set_value(15.0).run()
    assert "Tổng: 100" in words(page)
    assert f"- {T1} · trọng số: **15 → 10**" in words(page)
    page.text_input(key="admin-target-change-reason-0").set_value(WHY).run()
    clicked(page, "target-change-confirm")
    rows = [row for row in targets_of_store(cached.store()) if row["weight"] is not None]
    weights = {row["component_code"]: row["weight"] for row in rows}
    assert (weights["T1"], weights["T2"]) == (10.0, 15.0)
    assert (newest_entry()["act"], newest_entry()["actor"]) == ("targets", ACTOR)
    assert page.number_input(key=f"admin-weight-{T1}-1").value == 10.0


def test_a_target_value_and_its_path_are_changed() -> None:
    page = open_at(part="targets", lang="en")
    page.selectbox(key="admin-target-code-0").set_value(T1).run()
    page.number_input(key=f"admin-target-value-{T1}-0").set_value(90.0).run()
    page.text_input(key=f"admin-target-path-{T1}-0").set_value("0:0|20:1|end:1").run()
    page.text_input(key="admin-target-change-reason-0").set_value(WHY).run()
    clicked(page, "target-change-confirm")
    row = next(r for r in targets_of_store(cached.store()) if r["component_code"] == "T1")
    assert (row["target_value"], row["path_points"]) == (90.0, "0:0|20:1|45:1")


def test_personal_data_in_a_reason_is_refused_by_the_desk() -> None:
    page = open_at(part="windows")
    page.selectbox(key="admin-window-ward-0").set_value(WARD).run()
    page.date_input(key=f"admin-window-start-{WARD}-0").set_value(date(2025, 8, 1)).run()
    page.text_input(key="admin-window-change-reason-0").set_value("gọi 0912 345 678").run()
    clicked(page, "window-change-confirm")
    assert len(page.error) == 1
    assert windows_of_store(cached.store())[WARD].start_date == date(2025, 7, 24)


def test_a_token_is_shown_once_and_revoked() -> None:
    page = open_at(part="tokens")
    page.selectbox(key="admin-token-ward-0").set_value(WARD).run()
    page.text_input(key="admin-token-label-0").set_value("phần mềm một cửa").run()
    page.number_input(key="admin-token-days-0").set_value(7).run()
    assert "dùng đến 20:00 19/08/2025" in words(page)
    clicked(page, "token-issue")
    text = page.code[0].value
    found = tokens.find(cached.store(), text)
    assert found is not None
    assert (found.ward_code, found.label) == (WARD, "phần mềm một cửa")
    assert (newest_entry()["act"], newest_entry()["actor"]) == ("token_issued", ACTOR)
    page.run()
    assert list(page.code) == []
    assert text not in str(page.session_state)
    page.selectbox(key="admin-token-no-0").set_value(1).run()
    clicked(page, "token-revoke-confirm")
    assert tokens.find(cached.store(), text) is None
    assert "Đã thu hồi mã." in words(page)


def test_people_are_set_and_removed() -> None:
    page = open_at(part="people")
    page.text_input(key="admin-person-name-0").set_value("An@hanoi.example").run()
    page.selectbox(key="admin-person-role-0").set_value(Role.ADMINISTRATOR).run()
    assert "an@hanoi.example · vai trò: **không có trong danh sách → administrator**" in words(page)
    page.text_input(key="admin-person-set-reason-0").set_value("người phụ trách").run()
    clicked(page, "person-set-confirm")
    assert [person.email for person in access_list().people] == ["an@hanoi.example"]
    assert newest_entry()["detail"]["person"] == "an@hanoi.example"
    page.selectbox(key="admin-person-gone-1").set_value("an@hanoi.example").run()
    assert "Danh sách sẽ không còn ai là quản trị" in words(page)
    assert "person-remove-confirm" not in [button.key for button in page.button]


def test_a_campaign_is_started() -> None:
    page = open_at(part="campaigns")
    assert any("Chọn tệp" in block.proto.body for block in page.get("html"))
    page.text_input(key="admin-campaign-campaign_id-0").set_value("Hà Nội").run()
    assert "không làm mã được" in words(page)
    typed = {
        "campaign_id": "ha-noi-10-2026",
        "name_vi": "10 ngày số hóa",
        "name_en": "10 days",
        "directive": "Kế hoạch 7/KH-UBND",
    }
    for name, text in typed.items():
        page.text_input(key=f"admin-campaign-{name}-0").set_value(text)
    page.date_input(key="admin-campaign-start-0").set_value(date(2026, 3, 2))
    page.number_input(key="admin-campaign-days-0").set_value(10).run()
    assert "02/03/2026 – 11/03/2026, 10 ngày, hạn nộp 16:00" in words(page)
    clicked(page, "campaign-add-confirm")
    added = all_campaigns()[1]
    assert (added.campaign_id, added.start_date, added.n_days) == (
        "ha-noi-10-2026",
        date(2026, 3, 2),
        10,
    )
    assert newest_entry()["subject"] == "ha-noi-10-2026"


def test_the_audit_is_filtered_and_a_broken_chain_is_told() -> None:
    page = open_at(part="audit")
    page.selectbox(key="audit-act").set_value("intake").run()
    assert page.dataframe[0].value["act"].tolist() == ["nhận báo cáo"]
    page.text_input(key="audit-wanted").set_value("no such words").run()
    assert "Không có dòng nào như vậy." in words(page)
    with cached.store().cursor() as cursor:
        cursor.execute("update audit_entry set actor = 'nobody' where entry_no = 1")
    broken = open_at(part="audit")
    assert "KHÔNG nguyên vẹn" in words(broken)


def test_health_verifies_on_demand() -> None:
    page = open_at(part="health")
    assert "Chưa có lần sao lưu nào" in words(page)
    clicked(page, "verify-now")
    assert "Mọi thứ nguyên vẹn lúc 20:00 12/08/2025" in words(page)
    assert newest_entry()["act"] == "verified"
    assert "Lần gần nhất 20:00 12/08/2025: 1 báo cáo" in words(open_at(part="health"))
