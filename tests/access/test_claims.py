"""From the provider's claims to an identity: what is believed, and what is not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from campaign.access import Identity, Role
from campaign.access.access_file import access_path
from campaign.access.claims import SignedIn, signed_in
from campaign.clock import now

MAIL = "an@hanoi.example"
PEOPLE = f"""
[[person]]
email = "{MAIL}"
role = "leader"

[[person]]
subject = "s-ward"
role = "ward"
ward_code = "00118"
"""


def claims(**more: Any) -> dict[str, Any]:
    issued = int(now().timestamp())
    return {"sub": "s-9", "name": "An", "iat": issued, "is_logged_in": True} | more


def public(trouble: str | None, name: str = "An") -> SignedIn:
    return SignedIn(Identity(Role.PUBLIC, name, "s-9"), trouble)


@pytest.fixture
def people() -> None:
    access_path().parent.mkdir(parents=True, exist_ok=True)
    access_path().write_text(PEOPLE, encoding="utf-8")


@pytest.mark.parametrize("role", ["monitor", "leader", "administrator"])
def test_a_role_claim(role: str) -> None:
    assert signed_in(claims(campaign_role=role)) == SignedIn(Identity(Role(role), "An", "s-9"))


def test_a_ward_claims_its_ward() -> None:
    found = signed_in(claims(campaign_role="ward", campaign_ward="00118"))
    assert found == SignedIn(Identity(Role.WARD, "An", "s-9", "00118"))


@pytest.mark.parametrize("ward", [None, "", "118", "99999", 118, ["00118"]])
def test_a_ward_without_a_ward_we_know_is_public(ward: Any) -> None:
    found = signed_in(claims(campaign_role="ward", campaign_ward=ward))
    assert found == public("access-trouble-ward")


@pytest.mark.parametrize(
    "role", [None, "", "public", "Monitor", "admin", 1, ["staff"], ["monitor", "leader"], {"a": 1}]
)
def test_without_exactly_one_role_somebody_is_public_and_told_so(role: Any) -> None:
    assert signed_in(claims(campaign_role=role)) == public("access-trouble-role")


def test_one_role_among_groups() -> None:
    found = signed_in(claims(campaign_role=["staff", "monitor"]))
    assert found.identity.role is Role.MONITOR


@pytest.mark.usefixtures("people")
def test_the_own_list_goes_before_the_claim() -> None:
    by_subject = signed_in(claims(sub="s-ward", campaign_role="administrator"))
    assert by_subject.identity == Identity(Role.WARD, "An", "s-ward", "00118")
    by_mail = signed_in(claims(email=MAIL.upper(), email_verified=True, campaign_role="monitor"))
    assert by_mail.identity == Identity(Role.LEADER, "An", "s-9")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_the_provider_has_not_verified_is_nobodys(verified: Any) -> None:
    assert signed_in(claims(email=MAIL, email_verified=verified)) == public("access-trouble-role")


@pytest.mark.usefixtures("people")
def test_nobody_gets_a_role_from_a_list_that_cannot_be_read() -> None:
    access_path().write_text(PEOPLE + "\n[[person]]\n", encoding="utf-8")
    assert signed_in(claims(campaign_role="monitor")) == public("access-trouble-file")


def test_a_sign_in_ends(set_clock: Callable[[str], datetime]) -> None:
    at = set_clock("2025-08-12 08:00")
    issued = claims(iat=int(at.timestamp()), campaign_role="leader")
    assert signed_in(issued).identity.role is Role.LEADER
    set_clock("2025-08-12 19:59")
    assert signed_in(issued).identity.role is Role.LEADER
    set_clock("2025-08-12 20:00")
    assert signed_in(issued) == public("access-trouble-expired")


@pytest.mark.parametrize("issued", [None, "1", True, 1e300, float("nan")])
def test_a_sign_in_of_no_time_has_ended(issued: Any) -> None:
    found = signed_in(claims(iat=issued, campaign_role="leader"))
    assert found == public("access-trouble-expired")


def test_a_sign_in_of_the_future_is_not_believed() -> None:
    ahead = int((now() + timedelta(hours=1)).timestamp())
    assert signed_in(claims(iat=ahead, campaign_role="leader")).trouble == "access-trouble-expired"


@pytest.mark.parametrize("subject", [None, "", " ", 7])
def test_nobody_without_a_subject(subject: Any) -> None:
    found = signed_in(claims(sub=subject, campaign_role="leader"))
    assert (found.identity.role, found.trouble) == (Role.PUBLIC, "access-trouble-subject")


def test_a_name_is_one_line_and_not_endless() -> None:
    found = signed_in(claims(name="A\n\tB " + "x" * 500, campaign_role="leader"))
    assert found.identity.name == ("A B " + "x" * 500)[:100]
