"""A token whose time is over at the ward's door, over real HTTP; only the clock is moved."""

from datetime import timedelta
from pathlib import Path

import pytest

from campaign import clock
from campaign.store import open_store, tokens
from tests.door.test_faults import WARD, send, served


def test_an_expired_token_is_401_and_says_since_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "x.duckdb")
    _, text = tokens.issue(store, WARD, days=2)
    (token,) = tokens.all_tokens(store)
    with served(lambda: store) as url:
        assert send(url, text).status_code == 200
        monkeypatch.setattr(clock, "now", lambda: token.expires_at - timedelta(seconds=1))
        assert send(url, text).status_code == 200
        monkeypatch.setattr(clock, "now", lambda: token.expires_at)
        answer = send(url, text)
    store.close()
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (
        401,
        "urn:hanoi-campaign:problem:expired-token",
    )
    assert answer.headers["www-authenticate"].startswith("Bearer ")
    assert problem["title_vi"] == "Mã truy cập đã hết hạn"
    assert f"{token.expires_at:%H:%M %d/%m/%Y}" in problem["detail_en"]
