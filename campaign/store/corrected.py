"""The workbook behind a receipt, with the problems of that receipt marked in it."""

from campaign.report.corrected import corrected_name, corrected_workbook
from campaign.report.source import SourceFile
from campaign.store.connection import Store
from campaign.store.originals import content
from campaign.store.past_receipt import receipt_of
from campaign.store.sql import fetch_dicts


def corrected_of(store: Store, receipt_no: str, lang: str) -> SourceFile | None:
    """The kept original of a receipt, its problems marked in `lang`, under the name to give it.

    None when there is no such receipt, when it is not about one workbook of a single ward, and
    when none of its problems is about a cell. Raises OriginalMissing, SandboxUnavailable.
    """
    with store.cursor() as cursor:
        receipt = receipt_of(cursor, receipt_no, store.is_demo)
        originals = fetch_dicts(cursor, "originals_of_receipt", {"receipt_no": receipt_no})
    if receipt is None or len(originals) != 1 or not originals[0]["is_own"]:
        return None
    file = SourceFile(receipt.file_name, content(store, originals[0]["file_sha256"]))
    marked = corrected_workbook(file, receipt.problems, lang)
    return None if marked is None else SourceFile(corrected_name(file.name), marked)
