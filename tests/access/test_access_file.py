"""access.toml: read strictly, and again when it changes."""

import os
import re
from pathlib import Path

import pytest

from campaign import clock, logs
from campaign.access.access_file import AccessFileFault, Person, access_list, access_path, parse
from campaign.access.claims import signed_in
from campaign.access.roles import Role

GOOD = """
[[person]]
email = "An@Hanoi.example"
role = "ward"
ward_code = "00118"

[[person]]
subject = "248289761001"
role = "monitor"
"""


def write(text: str) -> Path:
    path = access_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_people_by_mail_and_by_subject() -> None:
    people = parse(GOOD)
    assert people.people == (
        Person(Role.WARD, email="an@hanoi.example", ward_code="00118"),
        Person(Role.MONITOR, subject="248289761001"),
    )
    assert people.find("other", " AN@hanoi.example ") == people.people[0]
    assert people.find("248289761001", "an@hanoi.example") == people.people[1]
    assert people.find("other", None) is None
    assert people.find("an@hanoi.example", None) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[person]\n", r"access.toml: is no TOML at line 1, column 9"),
        ("[[person]]\nemail = 'a@b", "is no TOML at end of document"),
        ("[[person]]\nemail = a@b.example", "is no TOML at line 2, column 9"),
        ("[person]\nemail = 'a@b'\nrole = 'leader'", "two brackets"),
        ("people = 1", "entry 1 is unknown"),
        ("[[person]]\nrole = 'leader'", "person 1: say either email or subject"),
        ("[[person]]\nemail = 'a@b'\nsubject = 'c'\nrole = 'leader'", "either email or subject"),
        ("[[person]]\nemail = 'a@b'", "person 1: role is missing; use one of"),
        ("[[person]]\nemail = 'a@b'\nrole = 'public'", "role is none of them"),
        ("[[person]]\nemail = 'a@b'\nrole = 'Monitor'", "role is none of them"),
        ("[[person]]\nemail = 'anybody'\nrole = 'leader'", "no address"),
        ("[[person]]\nemail = ''\nrole = 'leader'", "email must be a text"),
        ("[[person]]\nsubject = 5\nrole = 'leader'", "subject must be a text"),
        ("[[person]]\nsubject = 'a'\nrole = 'ward'", "ward_code is the code of no ward"),
        (
            "[[person]]\nsubject = 'a'\nrole = 'ward'\nward_code = '118'",
            "ward_code is the code of no ward",
        ),
        ("[[person]]\nsubject = 'a'\nrole = 'leader'\nward_code = '00118'", "for the role 'ward'"),
        (
            "[[person]]\nsubject = 'a'\nrole = 'leader'\nward = '00118'",
            "key 3 is unknown; use email, subject, role, ward_code",
        ),
        (GOOD + GOOD.replace("An@", "AN@"), "person 3: is person 1 once more"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(text: str, words: str) -> None:
    with pytest.raises(AccessFileFault, match=words):
        parse(text)


MAIL = "lan.nguyen@hanoi.example"


@pytest.mark.parametrize(
    "text",
    [
        f"[[person]]\nemail = {MAIL}",
        f"[[person]]\nemail = '{MAIL}",
        f"'{MAIL}' = 1\n'{MAIL}' = 2",
        f"'{MAIL}' = 'leader'",
        f"[['{MAIL}']]\nrole = 'leader'",
        f"[[person]]\n'{MAIL}' = 'leader'",
        f"[[person]]\nemail = '{MAIL}'\nrole = '{MAIL}'",
        f"[[person]]\nsubject = '{MAIL}'\nrole = 'ward'\nward_code = '{MAIL}'",
        f"[[person]]\nemail = '{MAIL}'\nrole = 'leader'\n" * 2,
        f"[[person]]\nemail = '{MAIL}'\nsubject = '{MAIL}'\nrole = 'leader'",
        f"[[person]]\nemail = '{MAIL.replace('@', ' at ')}'\nrole = 'leader'",
        f"person = '{MAIL}'",
        f"person = ['{MAIL}']",
    ],
)
def test_no_fault_and_no_log_names_anybody(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(AccessFileFault) as fault:
        parse(text)
    write(text)
    signed_in({"sub": "248289761001", "iat": clock.now().timestamp()})
    (line,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert line.getMessage() == f"access list: {fault.value}"
    for said in (str(fault.value), logs.JsonLines().format(line)):
        assert not re.search(r"lan|nguyen|hanoi", said, re.IGNORECASE)


def test_without_a_file_nobody_is_in_it() -> None:
    assert access_list().people == ()


def test_a_change_counts_at_once() -> None:
    path = write(GOOD)
    assert len(access_list().people) == 2
    before = path.stat()
    write(GOOD.replace('"monitor"', '"leader" '))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert access_list().people[1].role is Role.LEADER
    path.unlink()
    assert access_list().people == ()


def test_a_file_that_is_no_text_is_a_fault() -> None:
    access_path().parent.mkdir(parents=True, exist_ok=True)
    access_path().write_bytes(b"\xff\xfe")
    with pytest.raises(AccessFileFault, match="cannot be read"):
        access_list()
