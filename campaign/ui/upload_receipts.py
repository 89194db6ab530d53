"""The receipts of a confirmed upload, on the page and as a file to keep."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from campaign.exports.receipt_page import receipt_html
from campaign.store.ledger import DAILY
from campaign.store.receipt import ACCEPTED, UNCHANGED, Receipt, ReportReceipt
from campaign.ui.present import note, section, table
from campaign.ui.upload_show import BOXES, CARDS_SHOWN, file_words, report_row, report_title
from campaign.ui.view import View


def receipts(view: View, given: Sequence[Receipt]) -> None:
    """The receipts of the last confirmation, each with its download."""
    section(view, "upload-receipts")
    for number, receipt in enumerate(given):
        with st.container(border=True, key=f"upload-receipt-{number}"):
            _receipt(view, receipt, number)
    note(view, "upload-receipt-see")


def _receipt(view: View, receipt: Receipt, number: int) -> None:
    BOXES[receipt.status](file_words(view, receipt, receipt.file_name))
    stored = [report for report in receipt.reports if report.status in (ACCEPTED, UNCHANGED)]
    for report in stored[:CARDS_SHOWN]:
        st.markdown(
            f"**{report.receipt_no}** · {view.moment(report.received_at)}  \n"
            f"{_report_words(view, report)}"
        )
    if len(stored) > CARDS_SHOWN:
        rows = [{"receipt_no": r.receipt_no} | report_row(r) for r in stored]
        table(view, pd.DataFrame(rows), None, "receipts", key=f"upload-receipts-{number}")
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
    title = report_title(view, report)
    if report.report_kind != DAILY or report.timeliness is None or report.completeness is None:
        return title
    return view.t(
        "upload-receipt-report",
        title=title,
        version=report.version or 1,
        timeliness=view.term("timeliness", report.timeliness),
        completeness=view.term("completeness", report.completeness),
    )
