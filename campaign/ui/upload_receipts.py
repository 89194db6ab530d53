"""The receipts of a confirmed upload, on the page and as a file to keep."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from campaign.exports.receipt_page import receipt_html
from campaign.settings import settings
from campaign.store.receipt import Receipt, ReportReceipt
from campaign.ui.present import note, section, table
from campaign.ui.upload_questions import stored_questions
from campaign.ui.upload_show import BOXES, CARDS_SHOWN, report_row, report_title
from campaign.ui.view import View


def receipts(view: View, given: Sequence[Receipt]) -> None:
    """The receipts of the last confirmation, each with its download."""
    section(view, "upload-receipts")
    for number, receipt in enumerate(given):
        with st.container(border=True, key=f"upload-receipt-{number}"):
            _receipt(view, receipt, number)
    note(view, "upload-receipt-see")


def _receipt(view: View, receipt: Receipt, number: int) -> None:
    BOXES[receipt.status](view.t(f"upload-stored-{receipt.status}", name=receipt.file_name))
    for report in receipt.reports[:CARDS_SHOWN]:
        st.markdown(_report_words(view, report))
    if len(receipt.reports) > CARDS_SHOWN:
        rows = [{"receipt_no": r.receipt_no} | report_row(r) for r in receipt.reports]
        stem = view.t("upload-receipt-file")
        table(view, pd.DataFrame(rows), None, stem, key=f"upload-receipts-{number}")
    stored_questions(view, receipt, f"receipt-{number}")
    st.caption(view.t("upload-receipt-hash", hash=receipt.sha256))
    st.download_button(
        view.t("upload-receipt-download"),
        receipt_html(receipt.as_dict(), view.lang),
        f"{view.t('upload-receipt-file')}_{receipt.receipt_no or receipt.sha256[:8]}.html",
        "text/html",
        key=f"upload-receipt-download-{number}",
        on_click="ignore",
        icon=":material/receipt_long:",
    )


def _report_words(view: View, report: ReportReceipt) -> str:
    """Number and server time to the second, because 16:00:00 decides; then what was received."""
    received_at = report.received_at.astimezone(settings().campaign.timezone)
    words = [f"**{report.receipt_no}**", f"{received_at:%H:%M:%S %d/%m/%Y}", _named(view, report)]
    if report.version:
        words.append(view.t("upload-receipt-version", version=report.version))
    if report.timeliness:
        words.append(view.term("timeliness", report.timeliness))
    if report.completeness:
        words.append(view.term("completeness", report.completeness))
    if report.approval:
        words.append(view.term("review_state", report.approval.state))
    return " · ".join(words)


def _named(view: View, report: ReportReceipt) -> str:
    status = view.term("submission_status", report.status)
    return f"{report_title(view, report)}: {status}" if report.ward_code else status
