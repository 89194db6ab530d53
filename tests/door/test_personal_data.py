"""Free text of every act and of token labels is screened before anything is kept.

The screen itself (what counts as personal) is tested in tests/report/test_free_text.py.
"""

import pytest

from campaign.door import acts
from campaign.door.desk import LocalDesk
from campaign.report.free_text import personal_detail
from campaign.store import Store, open_store
from campaign.store.audit import Sender
from campaign.store.personal import PersonalData, refuse_personal

SENDER = Sender("web", "monitor:test")
TYPED = [
    ("gọi chị Lan 0912 345 678 để hỏi", "phone"),
    ("+84 912 345 678", "phone"),
    ("CCCD 001 085 012 345", "id"),
    ("viết cho lan.nguyen@hanoi.gov.vn", "email"),
    ("nhà bác Tư, số nhà 12", "address"),
]


@pytest.fixture
def store() -> Store:
    return open_store(":memory:", kind="demo")


@pytest.mark.parametrize(("text", "kind"), TYPED)
def test_the_refusal_names_what_was_found_and_does_not_repeat_it(text: str, kind: str) -> None:
    assert personal_detail(text) == kind
    with pytest.raises(PersonalData) as refused:
        refuse_personal({"reason": text})
    for lang in ("vi", "en"):
        said = refused.value.message(lang)
        assert text not in said
        assert not any(sign.isdigit() for sign in said)
    assert refused.value.message("vi") != refused.value.message("en")


@pytest.mark.parametrize("name", sorted(acts.HANDLERS))
def test_every_act_is_screened_before_it_is_done(name: str, store: Store) -> None:
    before = store.cursor().execute("select count(*) from audit_entry").fetchone()
    for values in (
        {"reason": "hỏi 0912345678"},
        {"notes_vi": "thư a.b@c.vn"},
        {"targets": [{"code": "N1", "fields": {"source": "CCCD 001085012345"}}]},
    ):
        with pytest.raises(PersonalData):
            acts.act(store, name, values, SENDER)
    assert store.cursor().execute("select count(*) from audit_entry").fetchone() == before


def test_who_may_sign_in_is_named_by_mail_address() -> None:
    refuse_personal({"email": "lan@hanoi.gov.vn", "reason": "phụ trách từ 12/08/2025"})


def test_labels_of_tokens_are_screened(store: Store) -> None:
    with pytest.raises(PersonalData):
        LocalDesk(store).issue_token("00118", "máy của anh Ba 0912345678")


def test_times_numbers_and_law_pass() -> None:
    refuse_personal(
        {
            "as_of": "2025-08-12",
            "known_at": "2025-08-12T16:30:00+07:00",
            "edition_no": 12,
            "notes_vi": "119/126 xã; Chỉ thị 11/CT-UBND; 150.000.000 đồng",
        }
    )
