"""Access tokens of wards."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from campaign.store import Store, audit, tokens
from campaign.store.tokens import BadTokenDays, TokenExpired, UnknownToken, UnknownWard, WardToken

WARD = "00118"
SetClock = Callable[[str], datetime]


def test_a_token_is_found_by_its_text_until_it_is_revoked(
    store: Store, set_clock: SetClock
) -> None:
    issued_at = set_clock("2025-08-01 09:00")
    number, text = tokens.issue(store, WARD, "  one-stop software ")
    other, other_text = tokens.issue(store, WARD)
    assert (number, other) == (1, 2)
    assert text.startswith("hcd_")
    assert len(text) == 4 + 43
    assert text != other_text
    wanted = WardToken(1, WARD, "one-stop software", issued_at, issued_at + timedelta(days=60))
    assert tokens.find(store, text) == wanted
    assert tokens.find(store, text + "x") is tokens.find(store, "") is None
    revoked_at = set_clock("2025-08-02 09:00")
    ended = tokens.revoke(store, number)
    assert (ended.revoked_at, tokens.find(store, text)) == (revoked_at, None)
    set_clock("2025-08-03 09:00")
    assert tokens.revoke(store, number) == ended
    assert [token.revoked_at for token in tokens.all_tokens(store)] == [revoked_at, None]
    assert tokens.find(store, other_text) is not None
    assert all(WardToken.from_dict(t.as_dict()) == t for t in tokens.all_tokens(store))


def test_the_store_never_holds_the_text(store: Store) -> None:
    _, text = tokens.issue(store, WARD)
    with store.cursor() as cursor:
        rows = cursor.execute("select * from access_token").fetchall()
        entries = audit.read_all(cursor)
    assert text not in str(rows) + str(entries)
    assert text.removeprefix(tokens.PREFIX) not in str(rows) + str(entries)


def test_the_audit_knows_who_issued_and_revoked(store: Store) -> None:
    sender = audit.Sender("cli", "operator")
    number, _ = tokens.issue(store, WARD, "x", sender=sender)
    tokens.revoke(store, number, sender=sender)
    tokens.revoke(store, number, sender=sender)
    with store.cursor() as cursor:
        acts = [(e["act"], e["subject"], e["actor"]) for e in audit.read_all(cursor)][-2:]
    assert acts == [("token_issued", "1", "operator"), ("token_revoked", "1", "operator")]


def test_unknown_wards_and_numbers_are_refused(store: Store) -> None:
    with pytest.raises(UnknownWard):
        tokens.issue(store, "99999")
    with pytest.raises(UnknownToken):
        tokens.revoke(store, 7)
    assert tokens.all_tokens(store) == []


def test_a_token_ends_by_itself_and_says_since_when(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-01 09:00")
    number, text = tokens.issue(store, WARD, days=3)
    set_clock("2025-08-04 08:59")
    assert tokens.find(store, text) is not None
    end = set_clock("2025-08-04 09:00")
    with pytest.raises(TokenExpired) as expired:
        tokens.find(store, text)
    assert expired.value.message("vi") == "Mã đã hết hạn lúc 09:00 04/08/2025."
    (token,) = tokens.all_tokens(store)
    assert (token.token_no, token.expires_at, token.is_expired) == (number, end, True)
    tokens.revoke(store, number)
    assert tokens.find(store, text) is None  # revoked counts more than expired


def test_a_token_from_before_tokens_ended_lasts_as_long_as_a_new_one(
    store: Store, set_clock: SetClock
) -> None:
    issued_at = set_clock("2025-08-01 09:00")
    _, text = tokens.issue(store, WARD)
    with store.cursor() as cursor:
        cursor.execute("delete from token_expiry")
    assert tokens.all_tokens(store)[0].expires_at == issued_at + timedelta(days=60)
    set_clock("2025-09-30 09:00")
    with pytest.raises(TokenExpired):
        tokens.find(store, text)


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_token_cannot_last_for_ever(store: Store, days: int) -> None:
    with pytest.raises(BadTokenDays, match="between 1 and 366 days"):
        tokens.issue(store, WARD, days=days)
    assert tokens.all_tokens(store) == []
