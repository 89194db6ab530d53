"""The list of people, changed through the desk: written as a whole, told to the audit."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from campaign.access import Role
from campaign.access.access_file import Person, access_list, access_path
from campaign.door.acts import act
from campaign.door.admin_acts import PeopleRefused
from campaign.store import Store, audit
from campaign.store.audit import Sender
from campaign.store.reasons import ReasonRefused

SENDER = Sender("page", "administrator:an")
AN = {"email": "An@HaNoi.example", "role": "administrator", "reason": "người phụ trách"}
WARD = {"subject": "248289761001", "role": "ward", "ward_code": "00118", "reason": "cán bộ phường"}


def set_person(store: Store, values: Mapping[str, Any]) -> dict[str, Any]:
    return act(store, "person-set", values, SENDER)


def test_people_are_added_changed_and_removed(store: Store) -> None:
    assert set_person(store, AN) == {
        "name": "an@hanoi.example",
        "old": None,
        "new": "administrator",
    }
    assert set_person(store, WARD)["new"] == "ward:00118"
    changed = {**WARD, "role": "monitor", "ward_code": None}
    assert set_person(store, changed) == {
        "name": WARD["subject"],
        "old": "ward:00118",
        "new": "monitor",
    }
    assert access_list().people == (
        Person(Role.ADMINISTRATOR, email="an@hanoi.example"),
        Person(Role.MONITOR, subject=WARD["subject"]),
    )
    gone = {"name": WARD["subject"], "reason": "đã chuyển công tác"}
    assert act(store, "person-remove", gone, SENDER)["old"] == "monitor"
    assert [person.email for person in access_list().people] == ["an@hanoi.example"]
    assert access_path().stat().st_mode & 0o777 == 0o600
    assert list(access_path().parent.glob("*.part")) == []
    with store.cursor() as cursor:
        entries = [row for row in audit.read_all(cursor) if row["act"] == "people"]
    details = [json.loads(row["detail"]) for row in entries]
    assert [(d["person"], d["old"], d["new"]) for d in details] == [
        ("an@hanoi.example", None, "administrator"),
        (WARD["subject"], None, "ward:00118"),
        (WARD["subject"], "ward:00118", "monitor"),
        (WARD["subject"], "monitor", None),
    ]
    assert {row["actor"] for row in entries} == {SENDER.actor}


def test_the_last_administrator_stays(store: Store) -> None:
    set_person(store, AN)
    with pytest.raises(PeopleRefused) as refused:
        act(store, "person-remove", {"name": "an@hanoi.example", "reason": "nghỉ"}, SENDER)
    assert "no administrator" in refused.value.message("en")
    with pytest.raises(PeopleRefused):
        set_person(store, {**AN, "role": "leader"})
    assert access_list().people == (Person(Role.ADMINISTRATOR, email="an@hanoi.example"),)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"email": "no-address"}, "email is no address"),
        ({"email": ""}, "either email or subject"),
        ({"role": "king"}, "king"),
        ({"role": "ward"}, "ward"),
        ({"email": "a@b.example\x7f"}, "cannot be written"),
    ],
)
def test_what_the_reader_would_refuse_is_never_written(
    store: Store, wrong: dict[str, Any], told: str
) -> None:
    with pytest.raises(PeopleRefused) as refused:
        set_person(store, AN | wrong)
    assert told in refused.value.message("en")
    assert not access_path().exists()


def test_nothing_is_written_without_a_reason_or_a_difference(store: Store) -> None:
    with pytest.raises(ReasonRefused):
        set_person(store, AN | {"reason": " "})
    assert not access_path().exists()
    set_person(store, AN)
    with pytest.raises(PeopleRefused, match="nothing to change"):
        set_person(store, AN)
