"""Every way in which reading a file, a sheet, a row or a cell can fail, and the rule it breaks.

One line per message: the label in data/locale/{vi,en}/read.ftl is the key. T-rules are about
files and tables; F03, F04, R01 and R03 are the contract's rules about cells (rules.py).
"""

from functools import lru_cache

from campaign import labels
from campaign.report.free_text import masked
from campaign.report.problem import Problem, Severity
from campaign.report.rule import Rule

_ERRORS = {
    "T01": (
        "read-file-empty read-file-image read-file-pdf read-file-html read-file-xml read-file-xls "
        "read-file-encrypted read-file-xlsm read-file-xlsb read-file-ods read-file-word "
        "read-file-truncated read-file-broken read-file-unknown read-file-text "
        "read-file-encoding read-csv-quote read-csv-sheet read-csv-together read-workbook-sheets "
        "read-file-entities read-file-rar read-file-numbers read-sheet-lost read-sheet-legacy "
        "read-cell-order read-cell-broken"
    ),
    "T02": (
        "read-limit-raw read-limit-parts read-limit-part read-limit-total read-limit-ratio "
        "read-limit-rows read-limit-columns read-limit-cells read-limit-merges read-limit-text "
        "read-limit-effort"
    ),
    "T03": "read-zip-path read-zip-nested read-zip-encrypted read-zip-method read-zip-empty",
    "T04": "read-sheet-twice read-sheet-renamed",
    "T05": "read-header-none read-header-twice read-header-missing",
    "T06": "read-row-long read-row-short",
    "F03": "read-enum",
    "F04": (
        "read-date-text read-date-number read-date-month-first read-date-short-year "
        "read-date-impossible read-time-text read-time-date read-time-impossible read-bool "
        "read-text-date read-text-control read-text-legacy "
        "read-cell-error read-cell-formula read-cell-merged"
    ),
    "R01": "read-code",
    "R03": (
        "read-number-text read-number-spaced read-number-grouping read-number-ambiguous "
        "read-number-large read-number-thousands read-number-fraction read-number-bool "
        "read-number-date"
    ),
}
_WARNINGS = {
    "T04": "read-sheet-unknown read-sheet-hidden read-row-hidden",
    "T05": "read-header-unknown read-header-blank",
}


def _declared(severity: Severity, keys: dict[str, str]) -> tuple[Rule, ...]:
    return tuple(Rule(rule_id, severity, key) for rule_id in keys for key in keys[rule_id].split())


READ_RULES: tuple[Rule, ...] = (
    *_declared(Severity.ERROR, _ERRORS),
    *_declared(Severity.WARNING, _WARNINGS),
)
_BY_KEY = {rule.key: rule for rule in READ_RULES}


def rule_of(key: str) -> Rule:
    """The rule that the message `key` belongs to; KeyError for an undeclared key."""
    return _BY_KEY[key]


def found(
    key: str,
    file_name: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    field: str | None = None,
    value: object = None,
    **variables: object,
) -> Problem:
    """The problem `key`; its message may use file, sheet, cell, value and `variables`.

    What it quotes is masked where it holds personal data, because it is kept (R21).
    """
    rule = rule_of(key)
    quoted = {"sheet": sheet, "value": value, **variables}
    # Everything goes in as text: the catalogue must not group digits in a name or an address.
    told = {name: masked(str(given)) for name, given in quoted.items() if given is not None}
    place = {"file": file_name, **({} if cell is None else {"cell": cell})}
    shown = tuple(sorted({**place, **told}.items()))
    return Problem(
        severity=rule.severity,
        rule_id=rule.rule_id,
        message_vi=_message("vi", key, shown),
        message_en=_message("en", key, shown),
        file_name=file_name,
        sheet=told.get("sheet"),
        cell=cell,
        field=field,
        value=told.get("value"),
    )


@lru_cache(maxsize=1_000)
def _message(lang: str, key: str, shown: tuple[tuple[str, str], ...]) -> str:
    return labels.text(lang, key, **dict(shown))
