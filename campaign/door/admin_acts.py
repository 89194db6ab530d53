"""The acts of administrators about access, and what they ask about the store that pages lack.

Page processes have no audit and no tokens of their own, therefore these questions go to the desk of
the process that owns the store, as acts do.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from campaign.access.access_file import AccessFileFault, Person, access_path
from campaign.access.people import (
    LastAdministrator,
    NothingChanges,
    PeopleChange,
    with_person,
    without_person,
    write_draft,
)
from campaign.access.roles import Role
from campaign.door import condition_report
from campaign.store import Store, acts, audit_search, tokens
from campaign.store.audit import Sender
from campaign.store.errors import WordedError
from campaign.store.reasons import checked_reason
from campaign.store.transaction import in_transaction

Values = Mapping[str, Any]
Done = dict[str, Any]
People = tuple[tuple[Person, ...], PeopleChange]


class PeopleRefused(WordedError):
    """The list of people cannot be changed like this; the label says why."""


def token_issue(store: Store, values: Values, sender: Sender) -> Done:
    """values: ward_code, label, days (may be left out); gives token_no and, only now, token."""
    days = values.get("days")
    token_no, text = tokens.issue(store, values["ward_code"], values["label"], days, sender=sender)
    return {"token_no": token_no, "token": text}


def token_revoke(store: Store, values: Values, sender: Sender) -> Done:
    """values: token_no; gives the token as it is now."""
    return tokens.revoke(store, int(values["token_no"]), sender=sender).as_dict()


def person_set(store: Store, values: Values, sender: Sender) -> Done:
    """values: email or subject, role, ward_code (of a ward), reason; gives the change."""

    def change() -> People:
        email = str(values.get("email") or "").strip().casefold() or None
        subject = str(values.get("subject") or "").strip() or None
        ward_code = values.get("ward_code") or None
        return with_person(Person(Role(values["role"]), email, subject, ward_code))

    return _change_people(store, change, values["reason"], sender)


def person_remove(store: Store, values: Values, sender: Sender) -> Done:
    """values: name (the e-mail address or subject), reason; gives the change."""
    return _change_people(store, lambda: without_person(values["name"]), values["reason"], sender)


def audit_entries(store: Store, values: Values, _sender: Sender) -> Done:
    """values: act, actor, wanted, since, until (ISO), most; gives entries, acts, head, findings."""
    found = audit_search.search(
        store,
        act=values.get("act") or None,
        actor=values.get("actor") or None,
        wanted=values.get("wanted") or None,
        since=_moment(values.get("since")),
        until=_moment(values.get("until")),
        most=int(values.get("most") or audit_search.MOST),
    )
    return {
        "entries": [_timed(row, "recorded_at") for row in found.entries],
        "acts": [_timed(row, "newest_at") for row in found.acts],
        "head": found.head.__dict__,
        "findings": [finding.as_dict() for finding in found.findings],
    }


def health_now(store: Store, _values: Values, _sender: Sender) -> Done:
    """What campaign.door.condition_report says of this process and its store."""
    return condition_report.report(store)


def verify_now(store: Store, _values: Values, sender: Sender) -> Done:
    """Verify the ledger and every edition, and note that in the audit; gives findings."""
    return condition_report.verify_all(store, sender)


def _change_people(store: Store, change: Callable[[], People], reason: str, sender: Sender) -> Done:
    """The audit first, the file's new name last: an entry without its change is the lesser evil."""
    why = checked_reason(reason)
    with store.write_lock:
        try:
            people, told = change()
            draft = write_draft(people)
        except NothingChanges as fault:
            raise PeopleRefused("people-nothing") from fault
        except LastAdministrator as fault:
            raise PeopleRefused("people-last") from fault
        except (AccessFileFault, ValueError) as fault:
            raise PeopleRefused("people-fault", reason=str(fault)) from fault
        try:
            act = acts.Act(acts.PEOPLE, "access.toml", why)
            detail = {"person": told.name, "old": told.old, "new": told.new}
            in_transaction(store, lambda cursor: acts.enact(cursor, act, sender, {}, detail))
            draft.replace(access_path())
        finally:
            draft.unlink(missing_ok=True)
    return dict(told.__dict__)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _timed(row: Mapping[str, Any], name: str) -> Done:
    return {**row, name: row[name].isoformat()}
