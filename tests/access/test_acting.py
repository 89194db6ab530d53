"""What acts for a page asks for the permission itself, whatever the page has drawn before."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from campaign.access import Permission, Role
from campaign.access.roles import GRANTS
from campaign.settings import settings
from campaign.store import Store
from campaign.ui import cached
from tests.access.house import claims_of
from tests.access.signed_in import SECTION, words

LACKING = [
    (role, permission)
    for permission in (Permission.REVIEW, Permission.LOCK, Permission.PUBLISH)
    for role in Role
    if permission not in GRANTS[role]
]


def by_monitors(permission: str) -> None:
    """A page that forgot to look who reads it, and acts."""
    from campaign.access import Permission
    from campaign.ui import acting, who
    from tests.access.test_bounds import view

    values = {"report_date": "2025-08-12", "reason": "zqreason cho kiểm tra"}
    acting.act(view(who.identity()), Permission(permission), "lock-day", values)


def by_administrators() -> None:
    """The same of the administration page's."""
    from campaign.ui import admin_desk, who
    from tests.access.test_bounds import view

    values = {"report_date": "2025-08-12", "reason": "zqreason cho kiểm tra"}
    admin_desk.ask(view(who.identity()), "lock-day", values)


def run_as(role: Role, script: Callable[..., None], *arguments: Any) -> AppTest:
    """The script by somebody in that role."""
    opened = AppTest.from_function(script, args=arguments, default_timeout=60)
    opened.secrets["auth"] = dict(SECTION)
    claims = claims_of(role)
    opened.user = {"is_logged_in": claims is not None, **(claims or {})}
    return opened.run()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    """The real store that the pages answer from."""
    monkeypatch.setenv("CAMPAIGN_LOCAL_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("CAMPAIGN_STORE", "real")
    settings.cache_clear()
    return cached.store()


def locked(store: Store) -> list[tuple[str, str]]:
    """What was locked, by whom."""
    with store.cursor() as cursor:
        rows = cursor.execute("select act, actor from audit_entry order by entry_no").fetchall()
        return [(act, actor) for act, actor in rows if "lock" in act]


@pytest.mark.parametrize(("role", "permission"), LACKING, ids=str)
def test_without_the_permission_nothing_is_done(
    store: Store, role: Role, permission: Permission
) -> None:
    opened = run_as(role, by_monitors, permission.value)
    assert not opened.exception
    assert (locked(store), len(opened.error)) == ([], 1)
    assert "zqreason" not in words(opened)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nothing_of_the_administrations_either(store: Store, role: Role) -> None:
    opened = run_as(role, by_administrators)
    assert not opened.exception
    assert (locked(store), len(opened.error)) == ([], 1)


@pytest.mark.parametrize("script", [by_monitors, by_administrators], ids=lambda s: s.__name__)
def test_with_it_the_day_is_locked(store: Store, script: Callable[..., None]) -> None:
    """So that what is refused above is refused for the role."""
    arguments = (Permission.LOCK.value,) if script is by_monitors else ()
    opened = run_as(Role.ADMINISTRATOR, script, *arguments)
    assert (bool(opened.exception), list(opened.error)) == (False, [])
    assert locked(store) == [("day-locked", "administrator:s-administrator")]
