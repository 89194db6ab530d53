"""Approval and locks through the doors: what a ward's program is told, and acts by name."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from campaign import clock
from campaign.door.acts import UnknownAct
from campaign.door.desk import LocalDesk
from campaign.door.remote import RemoteDesk
from campaign.report.rules import rule_ids
from campaign.store import open_store
from campaign.store.audit import Sender
from campaign.store.locks import LockRefused
from campaign.store.reasons import ReasonRefused
from campaign.store.reviews import ReviewRefused
from campaign.store.tokens import UnknownWard
from campaign.wards import register
from tests.door.test_routes import conforms
from tests.door.writer_process import Writer
from tests.store.files import daily

MONITOR = Sender("page", "monitor:lan")
WARDS = (found.ward_code for found in register().wards[90:])
# Each test has a day of its own, because a lock is about all wards.
DAYS = (date(2025, 8, 1) + timedelta(days=number) for number in itertools.count())


@pytest.fixture
def ward() -> str:
    return next(WARDS)


@pytest.fixture
def day() -> str:
    return next(DAYS).isoformat()


@pytest.fixture(params=["local", "remote"])
def desk(request: pytest.FixtureRequest, writer: Writer) -> Iterator[LocalDesk | RemoteDesk]:
    if request.param == "remote":
        yield writer.desk
        return
    store = open_store(":memory:")
    yield LocalDesk(store)
    store.close()


def act(desk: LocalDesk | RemoteDesk, name: str, **values: Any) -> dict[str, Any]:
    return desk.act(name, values, MONITOR)


def test_the_ward_sees_the_question_and_answers_by_a_new_version(
    writer: Writer, ward: str, day: str
) -> None:
    token, file = writer.token(ward), daily(ward, day)
    first = writer.post(token, (file.name, file.content)).json()[0]
    number = first["receipt_no"]
    assert first["reports"][0]["approval"] == {
        "state": "received",
        "note": None,
        "reviewed_at": None,
        "newest_version": 1,
    }
    done = act(writer.desk, "review", receipt_nos=[number], step="returned", note="Vì sao giảm?")
    assert (done["done"], done["skipped"]) == ([number], [])
    told = conforms(writer.get(token, f"/api/reports/{number}"), "Receipt")
    approval = told["reports"][0]["approval"]
    assert (approval["state"], approval["note"]) == ("returned", "Vì sao giảm?")
    assert "monitor:lan" not in writer.get(token, f"/api/reports/{number}").text
    changed = daily(ward, day, dossiers_received=25)
    second = writer.post(token, (changed.name, changed.content)).json()[0]
    assert second["reports"][0]["approval"]["state"] == "received"
    again = writer.get(token, f"/api/reports/{number}").json()["reports"][0]["approval"]
    assert (again["state"], again["newest_version"]) == ("returned", 2)


def test_a_receipt_without_approval_is_as_it_was(writer: Writer, ward: str, day: str) -> None:
    token, file = writer.token(ward), daily(ward, day, dossiers_online=99)
    (found,) = conforms(writer.post(token, (file.name, file.content)), "Receipts")
    assert found["reports"][0]["approval"] is None


def test_a_locked_day_is_422_with_its_rule(writer: Writer, ward: str, day: str) -> None:
    token, file = writer.token(ward), daily(ward, day)
    act(writer.desk, "lock-day", report_date=day, reason="Đã công bố")
    refused = writer.post(token, (file.name, file.content))
    assert refused.status_code == 422
    (found,) = conforms(refused, "Receipts")
    assert [problem["rule_id"] for problem in found["problems"]] == ["F13"]
    assert "F13" in rule_ids()
    until = (clock.now() + timedelta(hours=1)).isoformat()
    allow = {"ward_code": ward, "report_date": day, "reason": "Mất điện", "expires_at": until}
    act(writer.desk, "allow-late", **allow)
    assert writer.post(token, (file.name, file.content)).status_code == 200


def test_both_desks_do_the_same_acts(desk: LocalDesk | RemoteDesk, ward: str, day: str) -> None:
    (receipt,) = desk.ingest([daily(ward, day)], channel="cli")
    number = receipt.receipt_no
    done = act(desk, "review", receipt_nos=[number, "BC-1"], step="accepted")
    assert done["done"] == [number]
    (left,) = done["skipped"]
    assert left["receipt_no"] == "BC-1"
    assert "BC-1" in left["message_vi"]
    assert desk.receipt(str(number)).reports[0].approval.state == "accepted"
    assert act(desk, "lock-day", report_date=day, reason="Đã công bố")["act_no"] > done["act_no"]
    act(desk, "unlock-day", report_date=day, reason="Khóa nhầm")
    assert desk.ingest([daily(ward, day, dossiers_received=25)], channel="cli")[0].version == 2


def test_what_the_store_refuses_comes_through(desk: LocalDesk | RemoteDesk, day: str) -> None:
    with pytest.raises(ReviewRefused) as refused:
        act(desk, "review", receipt_nos=["BC-1"], step="returned")
    assert "câu hỏi" in refused.value.message("vi")
    with pytest.raises(ReasonRefused):
        act(desk, "review", receipt_nos=["BC-1"], step="returned", note="x")
    with pytest.raises(LockRefused) as fault:
        act(desk, "unlock-day", report_date=day, reason="Khóa nhầm")
    assert "không khóa" in fault.value.message("vi")
    values = {"report_date": day, "reason": "Mất điện", "expires_at": "2025-08-01T10:00"}
    with pytest.raises(LockRefused):
        act(desk, "allow-late", ward_code="00118", **values)
    with pytest.raises(UnknownWard):
        act(desk, "allow-late", ward_code="99999", **values)
    with pytest.raises(UnknownAct):
        act(desk, "review-all")
