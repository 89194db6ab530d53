"""The page about the contract is generated; the committed one is the one that the code makes."""

from campaign.report import document
from campaign.report.contract import contract
from campaign.report.rules import rule_ids


def test_the_committed_page_is_up_to_date() -> None:
    assert document.path().read_text(encoding="utf-8") == document.document(), "run `make docs`"


def test_it_names_every_field_and_every_rule() -> None:
    page = document.document()
    fields = [field.name for sheet in contract().sheets for field in sheet.fields]
    assert [name for name in fields if f"`{name}`" not in page] == []
    assert [rule_id for rule_id in rule_ids() if f"| {rule_id} |" not in page] == []
