"""What the command line prints: both languages by default, or the one asked for by --lang."""

import csv
import io
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

import click

from campaign import formats, labels
from campaign.report.problem import Problem
from campaign.store.errors import WordedError
from campaign.store.questions import Query
from campaign.store.receipt import ACCEPTED, REFUSED, UNCHANGED, Receipt, ReportReceipt
from campaign.wards import SearchHit, register

PROBLEMS_SHOWN = 20


def both(key: str, **variables: Any) -> str:
    """The label `key` in the languages of this run, one per line."""
    return "\n".join(labels.text(lang, key, **variables) for lang in languages())


def fault_text(error: Exception) -> str:
    """What to tell about a named error of the store: in Vietnamese, then in its own words."""
    if isinstance(error, WordedError):
        return "\n".join(error.message(lang) for lang in languages())
    key = f"cli-fault-{type(error).__name__}"
    is_told = "vi" in languages() and labels.has_text("vi", key)
    return f"{labels.text('vi', key)}\n{error}" if is_told else str(error)


def help_text(key: str) -> str:
    """The label `key` in both languages on one line, for --help."""
    return " / ".join(labels.text(lang, key) for lang in labels.LANGUAGES)


def languages() -> tuple[str, ...]:
    """The languages of this run, Vietnamese first."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().params.get("lang") if context else None
    return (chosen,) if chosen else labels.LANGUAGES


def receipt_text(receipt: Receipt, *, is_dry_run: bool = False) -> str:
    """A receipt for people: what became of the file, then its problems with their cells."""
    lines = [receipt.file_name]
    for lang in languages():
        title = _title(lang, receipt)
        marks = (
            ("receipt-dry-run", is_dry_run),
            ("receipt-backfilled", receipt.is_backfilled),
            ("receipt-demo", receipt.is_demo),
        )
        notes = [labels.text(lang, key) for key, applies in marks if applies]
        lines.append("  " + " · ".join([title, *notes]))
    lines += [f"  {line}" for report in receipt.reports for line in _approval_lines(report)]
    for problem in receipt.problems[:PROBLEMS_SHOWN]:
        lines += [f"    {line}" for line in problem_lines(problem)]
    hidden = len(receipt.problems) - PROBLEMS_SHOWN
    if hidden > 0:
        lines += [f"    {line}" for line in both("cli-problems-more", count=hidden).splitlines()]
    return "\n".join(lines)


def status_counts(receipts: Iterable[Receipt]) -> dict[str, int]:
    """How many reports were accepted, refused and unchanged."""
    counts = Counter(report.status for receipt in receipts for report in receipt.reports)
    return {name: counts[name] for name in (ACCEPTED, REFUSED, UNCHANGED)}


def query_text(query: Query) -> str:
    """One query for `query --list`: its name, its grain, its parameters."""
    params = [
        f"{param.name} {param.type}"
        + (f" = {_default(param.default)}" if param.is_optional else "")
        for param in query.params
    ]
    return f"{query.name}\n  {query.grain}\n  {', '.join(params)}"


def hit_text(hit: SearchHit) -> str:
    """One ward on one line, tab-separated."""
    parts = [hit.ward.ward_code, hit.ward.full_name, hit.ward.former_district]
    if hit.old_name:
        parts += [
            labels.text(lang, "cli-wards-old-name", name=hit.old_name) for lang in languages()
        ]
    return "\t".join(parts)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """An answer as CSV: ISO dates and times, an empty cell for a missing value."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_csv_value(value) for value in row] for row in rows)
    return target.getvalue()


def json_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """An answer as a JSON list of objects: ISO dates and times, null for a missing value."""
    records = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=1)


def _title(lang: str, receipt: Receipt) -> str:
    status = labels.term(lang, "submission_status", receipt.status)
    report = receipt.only_report
    if report is None:
        counts = status_counts([receipt])
        return labels.text(lang, "receipt-title-many", status=status, **counts)
    return labels.text(lang, _title_key(report), **_title_values(lang, status, report))


def _title_key(report: ReportReceipt) -> str:
    if report.ward_code is None or report.report_date is None:
        return "receipt-title-unreadable"
    if report.status == REFUSED:
        return "receipt-title-refused"
    return "receipt-title-baseline" if report.report_kind == "baseline" else "receipt-title-one"


def _title_values(lang: str, status: str, report: ReportReceipt) -> dict[str, str]:
    ward = register().by_code.get(report.ward_code or "")
    return {
        "status": status,
        "ward": f"{ward.full_name} ({ward.ward_code})" if ward else report.ward_code or "–",
        "day": formats.date_text(lang, report.report_date),
        "version": str(report.version or "–"),
        "timeliness": _term(lang, "timeliness", report.timeliness),
        "completeness": _term(lang, "completeness", report.completeness),
        "receipt_no": report.receipt_no or "–",
        "received_at": formats.date_time(lang, report.received_at),
    }


def _approval_lines(report: ReportReceipt) -> list[str]:
    """How far the approval of a report is, once somebody has looked at it."""
    approval = report.approval
    if approval is None or approval.reviewed_at is None:
        return []
    key = "receipt-approval-note" if approval.note else "receipt-approval"
    return [
        labels.text(
            lang,
            key,
            state=labels.term(lang, "review_state", approval.state),
            **({"note": approval.note} if approval.note else {}),
        )
        for lang in languages()
    ]


def _term(lang: str, vocabulary: str, value: str | None) -> str:
    return labels.term(lang, vocabulary, value) if value else "–"


def problem_lines(problem: Problem) -> list[str]:
    """One line per language: kind, rule, place, message; then the reason given for a question."""
    place = "!".join(part for part in (problem.sheet, problem.cell) if part) or problem.file_name
    lines = [
        f"[{labels.term(lang, 'problem_severity', problem.kind)} {problem.rule_id}] "
        f"{place}: {problem.message(lang)}"
        for lang in languages()
    ]
    if problem.answer:
        at = formats.date_time(languages()[0], problem.answer.answered_at)
        said = {"reason": problem.answer.reason, "time": at}
        lines.append(labels.text(languages()[0], "upload-reason-given", **said))
    return lines


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _default(value: Any) -> Any:
    return "null" if value is None else _plain(value)


def _csv_value(value: Any) -> Any:
    plain = _plain(value)
    if isinstance(plain, bool):
        return str(plain).lower()
    return "" if plain is None else plain
