"""data/local/access.toml: people and their roles, for providers that do not say them.

    [[person]]
    email = "an@hanoi.example"
    role = "ward"
    ward_code = "00118"

    [[person]]
    subject = "248289761001"
    role = "monitor"

It is read strictly, because a mistyped line must not give somebody another role, and again
whenever it changes, so that who is taken out of it is out with the next click. What is wrong with
it ends in the log, therefore a fault names the place and what belongs there, never what is there.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from campaign.access.roles import Role
from campaign.settings import settings
from campaign.wards import register

FILE_NAME = "access.toml"
_KEYS = ("email", "subject", "role", "ward_code")
_PLACE = re.compile(r"at (?:line \d+, column \d+|end of document)")


class AccessFileFault(ValueError):
    """access.toml cannot be used; the message names the row and its key, and no value of it."""


@dataclass(frozen=True)
class Person:
    """One row: by `email` (in lower case) or by the provider's `subject`, never both."""

    role: Role
    email: str | None = None
    subject: str | None = None
    ward_code: str | None = None


@dataclass(frozen=True)
class AccessList:
    """The people of access.toml."""

    people: tuple[Person, ...] = ()

    def find(self, subject: str, email: str | None) -> Person | None:
        """The row of somebody; the subject decides, because an e-mail address can change hands.

        `email`: only one that the provider has verified.
        """
        by_subject = [person for person in self.people if person.subject == subject]
        wanted = email.strip().casefold() if email else None
        by_email = [person for person in self.people if wanted and person.email == wanted]
        return next(iter([*by_subject, *by_email]), None)


def access_path() -> Path:
    """Where the file lies, whether there is one or not."""
    return settings().local_dir / FILE_NAME


def access_list() -> AccessList:
    """The people of the file as it is now; nobody without a file. Raises AccessFileFault."""
    path = access_path()
    try:
        stat = path.stat()
    except FileNotFoundError:
        return AccessList()
    except OSError as error:
        raise AccessFileFault(f"{FILE_NAME}: {error.strerror}") from error
    return _read(path, (stat.st_mtime_ns, stat.st_size, stat.st_ino))


@lru_cache(maxsize=4)
def _read(path: Path, _version: tuple[int, ...]) -> AccessList:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise AccessFileFault(f"{FILE_NAME} cannot be read: {error}") from error


def parse(text: str) -> AccessList:
    """The people of the file's text. Raises AccessFileFault at the first thing that is wrong."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        place = found[0] if found else "somewhere"
        # Without its cause, which may quote the line.
        raise AccessFileFault(f"{FILE_NAME}: is no TOML {place}") from None
    entries = list(content)
    rows = content.pop("person", [])
    if content:
        number = next(n for n, name in enumerate(entries, start=1) if name in content)
        raise AccessFileFault(f"{FILE_NAME}: entry {number} is unknown; use [[person]]")
    if not isinstance(rows, list):
        raise AccessFileFault(f"{FILE_NAME}: write [[person]] with two brackets on either side")
    people = tuple(_person(number, row) for number, row in enumerate(rows, start=1))
    _refuse_twice(people)
    return AccessList(people)


def _person(number: int, row: Any) -> Person:
    where = f"{FILE_NAME}, person {number}"
    values = _texts(where, row)
    named = [key for key in ("email", "subject") if key in values]
    if len(named) != 1:
        raise AccessFileFault(f"{where}: say either email or subject, one of them")
    roles = [role.value for role in Role if role is not Role.PUBLIC]
    if values.get("role") not in roles:
        said = "is none of them" if "role" in values else "is missing"
        raise AccessFileFault(f"{where}: role {said}; use one of {roles}")
    if "email" in values and "@" not in values["email"]:
        raise AccessFileFault(f"{where}: email is no address")
    role, ward_code = Role(values["role"]), values.get("ward_code")
    if role is Role.WARD and ward_code not in register().by_code:
        raise AccessFileFault(f"{where}: ward_code is the code of no ward; write it in five digits")
    if role is not Role.WARD and ward_code is not None:
        raise AccessFileFault(f"{where}: ward_code is for the role 'ward', not for {role.value!r}")
    email = values["email"].casefold() if "email" in values else None
    return Person(role, email, values.get("subject"), ward_code)


def _texts(where: str, row: Any) -> Mapping[str, str]:
    if not isinstance(row, dict):
        raise AccessFileFault(f"{where}: is no table; write [[person]]")
    for number, key in enumerate(row, start=1):
        if key not in _KEYS:
            raise AccessFileFault(f"{where}: key {number} is unknown; use {', '.join(_KEYS)}")
    for key, value in row.items():
        if not isinstance(value, str) or not value.strip():
            raise AccessFileFault(f"{where}: {key} must be a text in quotes")
    return {key: value.strip() for key, value in row.items()}


def _refuse_twice(people: tuple[Person, ...]) -> None:
    named = [person.email or person.subject for person in people]
    for number, name in enumerate(named, start=1):
        if name in named[: number - 1]:
            first = named.index(name) + 1
            raise AccessFileFault(f"{FILE_NAME}, person {number}: is person {first} once more")
