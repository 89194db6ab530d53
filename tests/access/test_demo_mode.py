"""The demo without sign-in: everybody picks a role, and sees what that role sees."""

import pytest
from streamlit.testing.v1 import AppTest

from campaign.access import Role
from tests.access.house import OWN
from tests.access.signed_in import PAGES, words
from tests.access.table import opens

BANNER = "Thử nghiệm, không đăng nhập"

pytestmark = pytest.mark.usefixtures("demo_dir")


def demo(page_id: str, **params: str) -> AppTest:
    opened = AppTest.from_file(PAGES / f"{page_id}.py", default_timeout=60)
    for name, value in params.items():
        opened.query_params[name] = value
    return opened.run()


def banners(opened: AppTest) -> str:
    return "\n".join(block.proto.body for block in opened.get("html"))


def test_the_default_is_the_administrator_under_a_banner() -> None:
    opened = demo("upload")
    assert not opened.exception
    assert opened.selectbox(key="demo-role").value is Role.ADMINISTRATOR
    assert BANNER in banners(opened)
    assert len(opened.get("file_uploader")) == 1


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_a_picked_role_opens_what_it_may(role: Role) -> None:
    opened = demo("reporting", role=role.value, as_ward=OWN)
    assert not opened.exception
    assert bool(len(opened.title)) == opens("reporting", role)
    assert BANNER in banners(opened)


def test_a_picked_ward_sees_its_own_rows() -> None:
    opened = demo("reporting", role="ward", as_ward=OWN, part="faults", limit="3")
    assert not opened.exception
    seen = {code for frame in opened.dataframe for code in frame.value.get("ward_code", [])}
    assert seen <= {OWN}
    assert [box.value for box in opened.selectbox if box.key == "demo-as_ward"] == [OWN]


def test_the_choice_is_kept_in_the_address_and_in_the_session() -> None:
    opened = demo("overview")
    opened.selectbox(key="demo-role").set_value(Role.WARD).run()
    assert opened.query_params["role"] == "ward"
    opened.selectbox(key="demo-as_ward").set_value(OWN).run()
    assert opened.query_params["as_ward"] == OWN
    opened.query_params.clear()
    opened.run()
    assert opened.selectbox(key="demo-role").value is Role.WARD
    assert opened.selectbox(key="demo-as_ward").value == OWN


@pytest.mark.parametrize("said", ["", "boss", "ADMINISTRATOR", "administrator "])
def test_an_unknown_role_is_the_default(said: str) -> None:
    assert demo("overview", role=said).selectbox(key="demo-role").value is Role.ADMINISTRATOR


def test_the_public_reads_an_edition_whatever_the_address_says() -> None:
    opened = demo("overview", role="public", as_of="2025-09-06", known_at="2025-09-06T23:00")
    assert not opened.exception
    said = words(opened)
    assert "Bản số" in said or "Chưa có bản số liệu nào" in said
    assert [box for box in opened.selectbox if box.key and "known_at" in box.key] == []
