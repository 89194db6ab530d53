"""A receipt as a page of its own: one HTML file that opens, prints and is kept anywhere."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from html import escape
from typing import Any

from campaign import formats, labels, wards
from campaign.settings import settings

Fields = Mapping[str, Any]  # the keys of `ingest --json`

QUESTIONS_SHOWN = 20
_STYLE = (
    "body{font:16px/1.5 'Be Vietnam Pro','Segoe UI',Roboto,sans-serif;color:#17212B;"
    "max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.3rem}"
    "dt{font-weight:600;margin-top:.6rem}dd{margin:0;overflow-wrap:anywhere}"
    ".demo{border:2px dashed #c4601d;padding:.4rem .8rem;font-weight:600}"
)


def receipt_html(receipt: Fields, lang: str) -> bytes:
    """`receipt` (as `ingest --json` gives it) as UTF-8 HTML in `lang`, a simulated one marked."""
    title = labels.text(lang, "upload-receipt-title")
    facts = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in _facts(receipt, lang)
    )
    mark = f'<p class="demo">{labels.text(lang, "demo-mark-both")}</p>' * receipt["is_demo"]
    return (
        f'<!doctype html><html lang="{lang}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>{mark}<h1>{escape(title)}</h1>"
        f"<p>{escape(labels.text(lang, 'app-title'))}</p><dl>{facts}</dl></html>"
    ).encode()


def _facts(receipt: Fields, lang: str) -> Iterator[tuple[str, str]]:
    def name(key: str) -> str:
        return labels.text(lang, f"upload-receipt-name-{key}")

    yield name("file"), receipt["file_name"]
    yield name("status"), labels.term(lang, "submission_status", receipt["status"])
    yield name("received"), _moment(receipt["received_at"])
    for report in receipt["reports"]:
        if report["receipt_no"]:
            yield name("number"), report["receipt_no"]
        yield name("report"), _report(report, lang)
    yield name("problems"), labels.text(lang, "upload-receipt-counts", **_counts(receipt))
    yield from _questions(receipt, lang)
    yield name("hash"), receipt["sha256"]


def _counts(receipt: Fields) -> dict[str, int]:
    problems = receipt["problems"]
    errors = sum(problem["severity"] == "error" for problem in problems)
    questions = sum(problem["is_question"] for problem in problems)
    warnings = len(problems) - errors - questions
    return {"errors": errors, "warnings": warnings, "questions": questions}


def _questions(receipt: Fields, lang: str) -> Iterator[tuple[str, str]]:
    """The first questions with the reasons given for them."""
    questions = [problem for problem in receipt["problems"] if problem["is_question"]]
    for number, question in enumerate(questions[:QUESTIONS_SHOWN], start=1):
        answer = question["answer"]
        words = (
            labels.text(
                lang,
                "upload-reason-given",
                reason=answer["reason"],
                time=_moment(answer["answered_at"]),
            )
            if answer
            else labels.text(lang, "upload-reason-none")
        )
        title = labels.text(lang, "upload-receipt-name-question", number=number)
        yield title, f"{question[f'message_{lang}']} {words}"
    rest = len(questions) - QUESTIONS_SHOWN
    if rest > 0:
        yield "…", labels.text(lang, "upload-questions-given-rest", rest=rest)


def _report(report: Fields, lang: str) -> str:
    ward = wards.register().by_code.get(report["ward_code"] or "")
    day = report["report_date"]
    words = [
        f"{ward.full_name} ({ward.ward_code})" if ward else formats.MISSING,
        formats.date_text(lang, date.fromisoformat(day) if day else None),
        labels.term(lang, "submission_status", report["status"]),
    ]
    if report["version"]:
        words.append(labels.text(lang, "upload-receipt-version", version=report["version"]))
    words += [
        labels.term(lang, vocabulary, report[vocabulary])
        for vocabulary in ("timeliness", "completeness")
        if report[vocabulary]
    ]
    if report.get("approval"):
        words.append(labels.term(lang, "review_state", report["approval"]["state"]))
    return " · ".join(words)


def _moment(iso: str) -> str:
    """To the second: a receipt settles on which side of 16:00:00 a report came in."""
    moment = datetime.fromisoformat(iso).astimezone(settings().campaign.timezone)
    return f"{moment:%H:%M:%S %d/%m/%Y} (UTC{moment:%z})"
