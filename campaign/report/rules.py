"""All rules: R01–R24 of the reference, our R25, F01–F13 for the form itself, T01–T06 for files.

Each rule is declared once. Those that judge rows and reports carry their check (rules_row.py,
rules_history.py); those of reading are in rules_read.py; those below belong to judging a cell
(cells.py) or to sorting rows into reports (ward_days.py), which look them up here.
"""

from functools import cache

from campaign.report.contract import contract
from campaign.report.problem import Severity
from campaign.report.rule import Rule
from campaign.report.rules_history import REPORT_RULES
from campaign.report.rules_read import READ_RULES
from campaign.report.rules_row import ROW_RULES

E, W = Severity.ERROR, Severity.WARNING
_ALL = tuple(sheet.name for sheet in contract().sheets)
_SUMMARY, _DETAILS = ("1_TongHop",), _ALL[2:]

FORM_RULES = (
    Rule("R01", E, "rule-R01", _ALL, ("ward_code", "ward_name")),
    Rule("R02", E, "rule-R02-future", _SUMMARY, ("report_date",)),
    Rule("R02", E, "rule-R02-window", _SUMMARY, ("report_date",)),
    Rule("R02", E, "rule-R02-baseline", ("0_NenTang",), ("effective_date",)),
    Rule("R03", E, "rule-R03", _ALL),
    Rule("F01", E, "rule-F01", _ALL),
    Rule("F01", W, "rule-F01-complete", _SUMMARY),
    Rule("F02", E, "rule-F02", _ALL),
    Rule("F04", E, "rule-F04-long", _ALL),
    Rule("F05", E, "rule-F05", _ALL),
    Rule("F06", E, "rule-F06", _SUMMARY),
    Rule("F06", E, "rule-F06-file", _SUMMARY),
    Rule("F07", E, "rule-F07", _DETAILS),
    Rule("F08", W, "rule-F08", _ALL),
    Rule("F12", E, "rule-F12", _ALL),
    Rule("F13", E, "rule-F13", _SUMMARY),
)
RULES = READ_RULES + FORM_RULES + ROW_RULES + REPORT_RULES


@cache
def by_key() -> dict[str, Rule]:
    """The declared rules by the label of their message (rules with several sheets share one)."""
    return {rule.key: rule for rule in RULES}


@cache
def row_rules(sheet: str) -> tuple[Rule, ...]:
    """The rules that judge single rows of `sheet`."""
    return tuple(rule for rule in ROW_RULES if sheet in rule.sheets)


def rule_ids() -> tuple[str, ...]:
    """Every rule id once: R01–R25, F01–F13, T01–T06."""
    ids = {rule.rule_id for rule in RULES}
    return tuple(sorted(ids, key=lambda rule_id: ("RFT".index(rule_id[0]), rule_id)))
