"""What the desk answers administrators: the audit, health and verification."""

import json
from datetime import date

import pytest

from campaign.door.acts import act
from campaign.store import Store, tokens
from campaign.store.audit import Sender
from campaign.store.reference_changes import change_window

SENDER = Sender("page", "administrator:an")
WARD, WHY = "00118", "theo Kế hoạch 45/KH-UBND"


def test_the_audit_is_searched_and_its_chain_checked(store: Store) -> None:
    change_window(store, WARD, date(2025, 8, 1), date(2025, 9, 14), WHY, sender=SENDER)
    tokens.issue(store, WARD, "máy 1")
    found = act(store, "audit-search", {"act": "windows", "actor": "ADMIN"}, SENDER)
    (entry,) = found["entries"]
    assert (entry["subject"], entry["channel"]) == (WARD, "page")
    assert json.loads(entry["detail"])["reason"] == WHY
    assert found["findings"] == []
    assert found["head"]["entry_no"] == 1 + entry["entry_no"]
    assert [row["act"] for row in found["acts"]] == sorted(row["act"] for row in found["acts"])
    wanted = act(store, "audit-search", {"wanted": "KẾ HOẠCH 45"}, SENDER)["entries"]
    assert [row["entry_no"] for row in wanted] == [entry["entry_no"]]
    day = {"since": "2025-08-12T00:00:00+07:00", "until": "2025-08-13T00:00:00+07:00"}
    assert len(act(store, "audit-search", {**day, "most": 1}, SENDER)["entries"]) == 1
    before = {"until": "2025-08-12T00:00:00+07:00"}
    assert act(store, "audit-search", before, SENDER)["entries"] == []


def test_a_changed_entry_shows_up_whatever_is_looked_for(store: Store) -> None:
    with store.cursor() as cursor:
        cursor.execute("update audit_entry set actor = 'nobody' where entry_no = 1")
    found = act(store, "audit-search", {"act": "intake"}, SENDER)
    assert [finding["code"] for finding in found["findings"]] == ["audit-entry"]


def test_health_tells_the_last_backup_and_verification(store: Store) -> None:
    first = act(store, "health", {}, SENDER)
    assert (first["health"]["status"], first["backup_at"], first["verified"]) == ("ok", None, None)
    assert {"python", "duckdb", "streamlit", "schema", "contract"} <= first["versions"].keys()
    told = act(store, "verify", {}, SENDER)
    assert (told["findings"], told["accepted"]) == ([], 1)
    verified = act(store, "health", {}, SENDER)["verified"]
    assert (verified["at"], verified["finding_count"]) == ("2025-08-12T20:00:00+07:00", 0)
    with store.cursor() as cursor:
        cursor.execute("update daily_summary set dossiers_received = 21")
    assert [f["code"] for f in act(store, "verify", {}, SENDER)["findings"]] == ["content"]


def test_a_token_is_issued_and_ended_in_the_name_of_who_asked(store: Store) -> None:
    issued = act(store, "token-issue", {"ward_code": WARD, "label": "x", "days": 5}, SENDER)
    assert tokens.find(store, issued["token"]) is not None
    ended = act(store, "token-revoke", {"token_no": issued["token_no"]}, SENDER)
    assert (ended["token_no"], tokens.find(store, issued["token"])) == (1, None)
    entries = act(store, "audit-search", {"wanted": WARD, "actor": SENDER.actor}, SENDER)["entries"]
    assert [row["act"] for row in entries] == ["token_revoked", "token_issued"]
    assert issued["token"] not in str(entries)


@pytest.mark.parametrize("name", ["window-change", "target-change", "campaign-add"])
def test_the_acts_are_known_by_name(store: Store, name: str) -> None:
    with pytest.raises(KeyError):
        act(store, name, {}, SENDER)
