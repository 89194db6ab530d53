"""Access tokens: what a ward's program shows instead of a person choosing files on the page.

The text of a token is told once, when it is issued; the store keeps its SHA-256. It is 32 random
bytes, so there is nothing to guess and nothing that a slow hash would protect. Every token ends by
itself: after the days it was issued for, or those of the settings when none were said.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import duckdb

from campaign import clock, formats
from campaign.settings import settings
from campaign.store import audit
from campaign.store.audit import Sender
from campaign.store.connection import Store
from campaign.store.errors import StoreError, WordedError
from campaign.store.sql import append_rows, fetch_dicts, statement
from campaign.store.transaction import in_transaction
from campaign.wards import register

PREFIX = "hcd_"
RANDOM_BYTES = 32
LABEL_LENGTH = 100
MOST_DAYS = 366
OPERATOR = Sender(channel="cli", actor="operator")
TIMES = ("issued_at", "expires_at", "revoked_at")


class UnknownToken(StoreError):
    """There is no token of that number."""


class UnknownWard(StoreError):
    """No ward has that code."""


class TokenExpired(WordedError):
    """The token was good once, but its time is over; `at` says since when, in words."""

    def __init__(self, expires_at: datetime) -> None:
        # Both languages write a moment alike.
        self.at = formats.date_time("vi", expires_at)
        super().__init__("token-expired", at=self.at)


class BadTokenDays(WordedError):
    """A token cannot last so many days."""


@dataclass(frozen=True)
class WardToken:
    """A token without its text. It may be used until `expires_at`, unless `revoked_at` is given."""

    token_no: int
    ward_code: str
    label: str
    issued_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None

    @property
    def is_expired(self) -> bool:
        """Whether its time is over, by the server's clock."""
        return clock.now() >= self.expires_at

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values; times in ISO form."""
        times = {name: getattr(self, name) for name in TIMES}
        return {**self.__dict__, **{name: at and at.isoformat() for name, at in times.items()}}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "WardToken":
        """The token that `as_dict` wrote."""
        zone = settings().campaign.timezone
        times = {
            name: datetime.fromisoformat(values[name]).astimezone(zone) if values[name] else None
            for name in TIMES
        }
        return cls(**{**values, **times})


def issue(
    store: Store,
    ward_code: str,
    label: str = "",
    days: int | None = None,
    *,
    sender: Sender = OPERATOR,
) -> tuple[int, str]:
    """A new token for the ward: its number, and its text, which cannot be had again.

    days: how long it may be used (1 to MOST_DAYS; None: those of the settings). sender: who asks
    for it, for the audit. Raises UnknownWard, BadTokenDays, StoreNotWritable.
    """
    if ward_code not in register().by_code:
        raise UnknownWard(f"no ward has the code {ward_code!r}")
    lasts = settings().api.token_days if days is None else days
    if not 1 <= lasts <= MOST_DAYS:
        raise BadTokenDays("token-bad-days", days=str(lasts), most=str(MOST_DAYS))
    text = PREFIX + secrets.token_urlsafe(RANDOM_BYTES)
    issued_at = clock.now()
    token = {
        "ward_code": ward_code,
        "token_sha256": _digest(text),
        "label": label.strip()[:LABEL_LENGTH],
        "issued_at": issued_at,
    }
    expires_at = issued_at + timedelta(days=lasts)
    with store.write_lock:
        token_no = in_transaction(
            store, lambda cursor: _write_issue(cursor, token, expires_at, sender)
        )
    return token_no, text


def revoke(store: Store, token_no: int, *, sender: Sender = OPERATOR) -> WardToken:
    """End a token at once, and give it back; one that has ended stays as it is.

    sender: who asks for it, for the audit. Raises UnknownToken, StoreNotWritable.
    """
    with store.write_lock:
        return in_transaction(store, lambda cursor: _write_revocation(cursor, token_no, sender))


def find(store: Store, text: str) -> WardToken | None:
    """The token with this text; None when there is none or it was revoked.

    Raises TokenExpired for one whose time is over.
    """
    with store.cursor() as cursor:
        found = _tokens(cursor, _digest(text))
    token = next((token for token in found if token.revoked_at is None), None)
    if token is not None and token.is_expired:
        raise TokenExpired(token.expires_at)
    return token


def all_tokens(store: Store) -> list[WardToken]:
    """Every token that was ever issued, in order."""
    with store.cursor() as cursor:
        return _tokens(cursor)


def _tokens(cursor: duckdb.DuckDBPyConnection, digest: str | None = None) -> list[WardToken]:
    rows = fetch_dicts(cursor, "access_tokens", {"token_sha256": digest})
    lasts = timedelta(days=settings().api.token_days)
    return [WardToken(**row | {"expires_at": _end(row, lasts)}) for row in rows]


def _end(row: Mapping[str, Any], lasts: timedelta) -> datetime:
    """When a token ends; one from before that was stored lasts as long as a new one would."""
    own: datetime | None = row["expires_at"]
    return own if own is not None else row["issued_at"] + lasts


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _write_issue(
    cursor: duckdb.DuckDBPyConnection, token: dict[str, Any], expires_at: datetime, sender: Sender
) -> int:
    row = cursor.execute(statement("next_token_no")).fetchone()
    token_no = int(row[0]) if row else 1
    append_rows(cursor, "access_token", [{"token_no": token_no, **token}])
    append_rows(cursor, "token_expiry", [{"token_no": token_no, "expires_at": expires_at}])
    # The hash as well, so that `verify` notices a token that was put in another's place.
    detail = {name: token[name] for name in ("ward_code", "label", "token_sha256")}
    detail["expires_at"] = expires_at
    audit.append(cursor, [audit.Entry(audit.TOKEN_ISSUED, str(token_no), detail, sender)])
    return token_no


def _write_revocation(
    cursor: duckdb.DuckDBPyConnection, token_no: int, sender: Sender
) -> WardToken:
    known = {token.token_no: token for token in _tokens(cursor)}
    if token_no not in known:
        raise UnknownToken(f"there is no token number {token_no}; `token list` shows them all")
    token = known[token_no]
    if token.revoked_at is not None:
        return token
    revoked_at = clock.now()
    append_rows(cursor, "token_revocation", [{"token_no": token_no, "revoked_at": revoked_at}])
    detail = {"ward_code": token.ward_code, "label": token.label}
    audit.append(cursor, [audit.Entry(audit.TOKEN_REVOKED, str(token_no), detail, sender)])
    return replace(token, revoked_at=revoked_at)
