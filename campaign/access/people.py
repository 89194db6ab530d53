"""Changing access.toml: one person set or taken out, the file written as a whole or not at all.

What is written is read again by the strict reader before it takes the file's place, so a change
can never leave a list behind that nobody could sign in with.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from campaign.access.access_file import AccessFileFault, Person, access_list, access_path, parse
from campaign.access.private_file import draft_of
from campaign.access.roles import Role

HEADER = (
    "# People and their roles (docs/access.md). The administration page writes this file anew.\n"
)


@dataclass(frozen=True)
class PeopleChange:
    """What a change of the list does: to whom, from which role to which (None: not listed)."""

    name: str
    old: str | None
    new: str | None


class NothingChanges(AccessFileFault):
    """The person is already listed like this, or is not listed at all."""


class LastAdministrator(AccessFileFault):
    """The list would have no administrator any more, and nobody could mend that on the page."""


def with_person(person: Person) -> tuple[tuple[Person, ...], PeopleChange]:
    """The list with `person` in it, in place of a row of the same name, and what that changes.

    Raises NothingChanges, LastAdministrator.
    """
    people, name = access_list().people, name_of(person)
    before = next((known for known in people if name_of(known) == name), None)
    if before == person:
        raise NothingChanges("the person is listed like this already")
    changed = tuple(person if known is before else known for known in people)
    after = changed if before else (*people, person)
    _refuse_lock_out(people, after)
    return after, PeopleChange(name, role_text(before) if before else None, role_text(person))


def without_person(name: str) -> tuple[tuple[Person, ...], PeopleChange]:
    """The list without the person of that e-mail address or subject, and what that changes.

    Raises NothingChanges, LastAdministrator.
    """
    people = access_list().people
    before = next((known for known in people if name_of(known) == name), None)
    if before is None:
        raise NothingChanges("the person is not listed")
    after = tuple(known for known in people if known is not before)
    _refuse_lock_out(people, after)
    return after, PeopleChange(name, role_text(before), None)


def name_of(person: Person) -> str:
    """What the list knows a person by: the e-mail address or the provider's subject."""
    return person.email or person.subject or ""


def role_text(person: Person) -> str:
    """The role, with the ward that it is for."""
    return f"{person.role}:{person.ward_code}" if person.ward_code else str(person.role)


def write_draft(people: Iterable[Person]) -> Path:
    """Write the list beside the file; renamed to `access_path()` it counts.

    Raises AccessFileFault for what the reader would refuse, OSError when the disk does not take it.
    """
    text = HEADER + "".join(map(_as_toml, people))
    parse(text)
    target = access_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    return draft_of(target, text)


def _refuse_lock_out(before: Iterable[Person], after: Iterable[Person]) -> None:
    if any(p.role is Role.ADMINISTRATOR for p in before) and not any(
        p.role is Role.ADMINISTRATOR for p in after
    ):
        raise LastAdministrator("the list would have no administrator any more")


def _as_toml(person: Person) -> str:
    named = {
        "email": person.email,
        "subject": person.subject,
        "role": str(person.role),
        "ward_code": person.ward_code,
    }
    # A JSON string is a TOML basic string; control characters are refused when it is read again.
    lines = [
        f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in named.items() if text
    ]
    return "\n[[person]]\n" + "\n".join(lines) + "\n"
