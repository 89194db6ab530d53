"""access.toml: read strictly, and again when it changes."""

import os
from pathlib import Path

import pytest

from campaign.access.access_file import AccessFileFault, Person, access_list, access_path, parse
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
        ("[[person]\n", "access.toml:"),
        ("[person]\nemail = 'a@b'\nrole = 'leader'", "two brackets"),
        ("people = 1", "unknown entry 'people'"),
        ("[[person]]\nrole = 'leader'", "person 1: say either email or subject"),
        ("[[person]]\nemail = 'a@b'\nsubject = 'c'\nrole = 'leader'", "either email or subject"),
        ("[[person]]\nemail = 'a@b'", "person 1: role is None"),
        ("[[person]]\nemail = 'a@b'\nrole = 'public'", "role is 'public'"),
        ("[[person]]\nemail = 'a@b'\nrole = 'Monitor'", "role is 'Monitor'"),
        ("[[person]]\nemail = 'anybody'\nrole = 'leader'", "no address"),
        ("[[person]]\nemail = ''\nrole = 'leader'", "email must be a text"),
        ("[[person]]\nsubject = 5\nrole = 'leader'", "subject must be a text"),
        ("[[person]]\nsubject = 'a'\nrole = 'ward'", "no ward has the code None"),
        (
            "[[person]]\nsubject = 'a'\nrole = 'ward'\nward_code = '118'",
            "no ward has the code '118'",
        ),
        ("[[person]]\nsubject = 'a'\nrole = 'leader'\nward_code = '00118'", "for the role 'ward'"),
        ("[[person]]\nsubject = 'a'\nrole = 'leader'\nward = '00118'", "unknown key 'ward'"),
        (GOOD + GOOD.replace("An@", "AN@"), "person 3: 'an@hanoi.example' is there twice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(text: str, words: str) -> None:
    with pytest.raises(AccessFileFault, match=words):
        parse(text)


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
