"""How the upload page shows what the chosen files would store and change."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import pandas as pd
import streamlit as st

from campaign import clock, formats, wards
from campaign.report.contract import Field, contract
from campaign.report.source import SourceFile
from campaign.store.ledger import DAILY, timeliness
from campaign.store.preview import FilePreview, ReportPreview, Row
from campaign.store.receipt import ACCEPTED, UNCHANGED, Receipt, ReportReceipt
from campaign.ui.cached import EVERYTHING_KNOWN, question
from campaign.ui.present import note, section, table
from campaign.ui.report_values import SUMMARY, summary_field, value_text
from campaign.ui.upload_corrected import corrected_download
from campaign.ui.upload_flow import Checked, same_package
from campaign.ui.upload_problems import problem_list
from campaign.ui.view import View

CARDS_SHOWN = 4
BOXES = {
    "accepted": st.success,
    "partly_accepted": st.warning,
    "refused": st.error,
    "unchanged": st.info,
}


def preview(view: View, checked: Checked, files: Sequence[SourceFile]) -> None:
    """What every one of the chosen `files` would store and change, and what is wrong with it."""
    section(view, "upload-step-preview")
    by_hash = {file.sha256: file for file in files}
    for number, group in enumerate(same_package(checked.files)):
        file = by_hash.get(group[0].receipt.sha256) if len(group) == 1 else None
        _package(view, group, number, file)


def _package(
    view: View, group: Sequence[FilePreview], number: int, file: SourceFile | None
) -> None:
    """One box per package; errors come first, because they are what the officer must act on."""
    first, names = group[0].receipt, ", ".join(file.receipt.file_name for file in group)
    problems = list(dict.fromkeys(p for file in group for p in file.receipt.problems))
    is_urgent, has_many_files = any(p.is_error for p in problems), len(group) > 1
    with st.container(border=True, key=f"upload-file-{number}"):
        BOXES[first.status](_file_words(view, first, names))
        if is_urgent:
            problem_list(view, problems, number, has_many_files=has_many_files)
            corrected_download(view, file, problems, number)
        if first.status != UNCHANGED:
            _reports(view, group[0].reports, number)
        if problems and not is_urgent:
            problem_list(view, problems, number, has_many_files=has_many_files)
            corrected_download(view, file, problems, number)


def _file_words(view: View, receipt: Receipt, names: str) -> str:
    numbers = ", ".join(report.receipt_no or "" for report in receipt.reports)
    return view.t(
        f"upload-file-{receipt.status}",
        name=names,
        receipt_no=numbers,
        time=view.moment(receipt.received_at),
    )


def _reports(view: View, reports: Sequence[ReportPreview], number: int) -> None:
    """A card for each report; of many, a table and the card of the chosen one."""
    known = [report for report in reports if report.receipt.ward_code is not None]
    if len(known) <= CARDS_SHOWN:
        for report in known:
            _card(view, report)
        return
    rows = [report_row(report.receipt) for report in known]
    table(view, pd.DataFrame(rows), None, "reports", key=f"upload-reports-{number}")
    chosen = st.selectbox(
        view.t("upload-report-choose"),
        range(len(known)),
        format_func=lambda index: report_title(view, known[index].receipt),
        key=f"upload_card_{number}",
    )
    _card(view, known[chosen])


def report_row(report: ReportReceipt) -> dict[str, object]:
    """A report as a row of a table."""
    ward = wards.register().by_code.get(report.ward_code or "")
    return {
        "ward_name": ward.ward_name if ward else None,
        "report_date": report.report_date,
        "submission_status": report.status,
        "version": report.version,
        "completeness": report.completeness,
        "row_count": report.row_count,
        "error_count": report.error_count,
        "warning_count": report.warning_count,
        "ward_code": report.ward_code,
    }


def report_title(view: View, report: ReportReceipt) -> str:
    """The ward and the day (or the baseline) of a report."""
    ward = wards.register().by_code.get(report.ward_code or "")
    key = "upload-report-title" if report.report_kind == DAILY else "upload-report-baseline"
    name = ward.full_name if ward else str(report.ward_code)
    return view.t(key, ward=name, day=view.day(report.report_date))


def _card(view: View, report: ReportPreview) -> None:
    receipt = report.receipt
    st.markdown(f"**{report_title(view, receipt)}**")
    if receipt.status != ACCEPTED:
        st.markdown(view.t(f"upload-report-{receipt.status}"))
        return
    st.markdown("\n".join(f"- {line}" for line in _card_lines(view, report)))
    if report.summary is not None:
        _changes(view, report, report.summary)


def _card_lines(view: View, report: ReportPreview) -> Iterable[str]:
    receipt = report.receipt
    version = receipt.version or 1
    words = "upload-report-new" if version == 1 else "upload-report-version"
    if receipt.report_kind == DAILY:
        yield view.t(words, version=version, previous=version - 1)
        yield _completeness(view, report)
        if missing := _missing_fields(view, report.summary):
            yield view.t("upload-report-missing-fields", fields="; ".join(missing))
        if now := timeliness(receipt.report_date, clock.now()):
            yield view.t("upload-report-timeliness-now", timeliness=view.term("timeliness", now))
    if receipt.refused_row_count:
        yield view.t("upload-report-refused-rows", count=receipt.refused_row_count)
    yield view.t("upload-rows", rows=", ".join(_row_counts(view, report)))


def _completeness(view: View, report: ReportPreview) -> str:
    """What the report counts as afterwards, and what it counted as before."""
    said = view.t(f"upload-report-{report.receipt.completeness}")
    before = question(
        "submission_today",
        as_of=report.receipt.report_date,
        known_at=EVERYTHING_KNOWN,
        ward_codes=(report.receipt.ward_code,),
    ).iloc[0]
    status = view.term("report_status", before["report_status"])
    return f"{said} {view.t('upload-report-was', before=status)}"


def _missing_fields(view: View, summary: Row | None) -> list[str]:
    if summary is None:
        return []
    fields = contract().sheet(SUMMARY).fields
    return [
        field.header(view.lang)
        for field in fields
        if field.required == "complete" and summary.get(field.name) is None
    ]


def _row_counts(view: View, report: ReportPreview) -> Iterable[str]:
    for sheet in contract().sheets:
        if count := report.row_counts.get(sheet.table):
            yield view.t(
                "upload-rows-sheet", sheet=sheet.name, title=sheet.title(view.lang), count=count
            )


def _changes(view: View, report: ReportPreview, summary: Row) -> None:
    """The figures that differ from the current version, or all of a first version."""
    rows = [
        _change_row(view, name, summary, report)
        for name in (field.name for field in contract().sheet(SUMMARY).stored_fields)
        if summary.get(name) != (report.stored or {}).get(name)
    ]
    if not rows:
        note(view, "upload-changes-none")
        return
    day = report.receipt.report_date
    with st.expander(view.t("upload-changes", count=len(rows)), expanded=report.stored is not None):
        if report.stored is None and day is not None:
            note(view, "upload-changes-first", day=view.day(day - timedelta(days=1)))
        key = f"upload-changes-{report.receipt.ward_code}-{day}"
        table(view, pd.DataFrame(rows), None, "changes", key=key)


def _change_row(view: View, name: str, summary: Row, report: ReportPreview) -> dict[str, object]:
    field = summary_field(name)
    stored, before = report.stored or {}, report.day_before or {}
    values = {"file_value": summary, "stored_value": stored, "day_before_value": before}
    row: dict[str, object] = {"field": field.header(view.lang)}
    for column, source in values.items():
        if column != "stored_value" or report.stored is not None:
            row[column] = value_text(view.lang, field, source.get(name))
    new, old = summary.get(name), before.get(name)
    is_number = field.type in ("int", "decimal") and new is not None and old is not None
    change = float(new) - float(old) if is_number else 0.0  # type: ignore[arg-type]
    row["day_before_difference"] = _difference(view, change, field) if change else formats.MISSING
    return row


def _difference(view: View, change: float, field: Field) -> str:
    size = view.num(abs(change), 0 if field.type == "int" else 1)
    return f"{'▲' if change > 0 else '▼'} {size}"
