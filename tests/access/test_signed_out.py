"""Signing out ends the sign-in itself: no copy of its cookie is believed any more."""

import json
import stat
import threading
from datetime import timedelta
from unittest.mock import patch

import pytest

from campaign import clock
from campaign.access.claims import signed_in
from campaign.access.signed_out import FILE_NAME, SignedOutFault, is_signed_out, sign_out
from campaign.settings import settings

NOW = clock.now().timestamp()


def trouble(subject: str = "s-9", issued_at: float = NOW) -> str | None:
    claims = {"sub": subject, "name": "An", "iat": issued_at, "campaign_role": "monitor"}
    return signed_in(claims).trouble


def test_only_the_sign_in_that_was_ended_is_over() -> None:
    sign_out("s-9", NOW, everywhere=False)
    found = [trouble(), trouble(issued_at=NOW - 60), trouble(issued_at=NOW + 1), trouble("s-1")]
    assert found == ["access-trouble-signed-out", None, None, None]


def test_everywhere_ends_what_was_begun_until_now_and_nothing_later() -> None:
    sign_out("s-9", NOW - 3600, everywhere=True)
    later = clock.now().timestamp() + 1
    assert [trouble(), trouble(issued_at=NOW - 7200)] == ["access-trouble-signed-out"] * 2
    assert [trouble(issued_at=later), trouble("s-1")] == [None, None]


def test_the_provider_s_clock_decides_about_its_own_sign_ins() -> None:
    ahead = clock.now().timestamp() + 120
    sign_out("s-9", ahead, everywhere=True)
    assert is_signed_out("s-9", ahead)


def test_the_file_names_nobody_and_is_read_by_nobody_else() -> None:
    sign_out("s-very-secret", NOW, everywhere=False)
    path = settings().local_dir / FILE_NAME
    assert "s-very-secret" not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_entry_is_dropped_when_the_sign_in_would_be_over_anyway() -> None:
    sign_out("s-9", NOW, everywhere=False)
    later = clock.now() + timedelta(hours=settings().access.session_hours, minutes=6)
    with patch.object(clock, "now", lambda: later):
        sign_out("s-1", later.timestamp(), everywhere=False)
    rows = json.loads((settings().local_dir / FILE_NAME).read_text(encoding="utf-8"))
    assert [row[1] for row in rows] == [later.timestamp()]


def test_many_sign_outs_at_a_time_are_all_kept() -> None:
    people = [f"s-{number}" for number in range(16)]
    work = [
        threading.Thread(target=sign_out, args=(name, NOW), kwargs={"everywhere": False})
        for name in people
    ]
    for one in work:
        one.start()
    for one in work:
        one.join()
    assert all(is_signed_out(name, NOW) for name in people)


@pytest.mark.parametrize("text", ["", "{", '{"a": 1}', "[1]", '[["x"]]', '[["x", "y", true]]'])
def test_nobody_is_believed_when_the_file_cannot_be_read(text: str) -> None:
    path = settings().local_dir / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SignedOutFault):
        is_signed_out("s-9", NOW)
    assert trouble() == "access-trouble-file"
    with pytest.raises(SignedOutFault):
        sign_out("s-9", NOW, everywhere=False)
    assert path.read_text(encoding="utf-8") == text
