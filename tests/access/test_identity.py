"""Roles, permissions and the row filter as data; every cell of the table is written out."""

import pytest

from campaign import labels
from campaign.access import PUBLIC, Identity, Permission, Role, may, narrowed

WARD, OTHER = "00118", "00004"
ROLES = {
    Role.PUBLIC: PUBLIC,
    Role.WARD: Identity(Role.WARD, "An", "s-1", WARD),
    Role.MONITOR: Identity(Role.MONITOR, "Bình", "s-2"),
    Role.LEADER: Identity(Role.LEADER, "Chi", "s-3"),
    Role.ADMINISTRATOR: Identity(Role.ADMINISTRATOR, "Dũng", "s-4"),
}
# public, ward, monitor, leader, administrator
TABLE = {
    Permission.SEE_LATEST: "-WMLA",
    Permission.SEE_REPORTING: "-WMLA",
    Permission.SEE_NOTES: "-WMLA",
    Permission.UPLOAD: "-W--A",
    Permission.REVIEW: "--M-A",
    Permission.LOCK: "--M-A",
    Permission.PUBLISH: "--M-A",
    Permission.ADMINISTER: "----A",
}


def test_every_permission_of_every_role() -> None:
    found = {
        permission: "".join(
            role.value[0].upper() if may(ROLES[role], permission) else "-" for role in Role
        )
        for permission in Permission
    }
    assert found == TABLE


def test_every_role_has_a_name_in_both_languages() -> None:
    keys = [f"access-role-{role.value}" for role in Role]
    assert [labels.has_text(lang, key) for lang in labels.LANGUAGES for key in keys] == [True] * 10


@pytest.mark.parametrize(
    ("role", "actor"),
    [
        (Role.PUBLIC, "public"),
        (Role.WARD, "ward:00118/s-1"),
        (Role.MONITOR, "monitor:s-2"),
        (Role.LEADER, "leader:s-3"),
        (Role.ADMINISTRATOR, "administrator:s-4"),
    ],
)
def test_the_audit_names_the_providers_id_and_not_a_chosen_name(role: Role, actor: str) -> None:
    assert ROLES[role].actor == actor


@pytest.mark.parametrize(
    ("asked", "ward", "all_wards"),
    [
        (None, (WARD,), None),
        ((), (), ()),
        ((WARD,), (WARD,), (WARD,)),
        ((OTHER,), (), (OTHER,)),
        ([OTHER, WARD], (WARD,), (OTHER, WARD)),
    ],
)
def test_a_ward_is_shown_its_own_rows_only(
    asked: list[str] | None, ward: tuple[str, ...], all_wards: tuple[str, ...] | None
) -> None:
    assert narrowed(ROLES[Role.WARD], asked) == ward
    assert [narrowed(ROLES[role], asked) for role in Role if role is not Role.WARD] == [
        all_wards
    ] * 4


@pytest.mark.parametrize(("role", "ward_code"), [(Role.WARD, None), (Role.LEADER, WARD)])
def test_a_ward_has_a_ward_and_nobody_else_has_one(role: Role, ward_code: str | None) -> None:
    with pytest.raises(ValueError, match="ward_code"):
        Identity(role, ward_code=ward_code)
