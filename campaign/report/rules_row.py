"""Rules that one row can be judged by alone: R04–R07, R09, R14, R15, R18, R21, R23, R24.

A blank cell is "not reported", so a comparison is made only when both of its sides are filled.
To add a rule: one Rule below, its message in data/locale/{vi,en}/rules.ftl, its cases in
tests/report/test_rules.py, then `make docs`.
"""

from collections.abc import Callable
from datetime import time

from campaign.report.free_text import personal_kind
from campaign.report.problem import Severity
from campaign.report.rule import NO_FINDINGS, Finding, Findings, Row, Rule

E, W = Severity.ERROR, Severity.WARNING
BASELINE, SUMMARY, POINTS = "0_NenTang", "1_TongHop", "2_DiemLuuDong"
TRAINING, SHIFTS, ISSUES = "3_TapHuan", "4_LucLuong", "5_KhoKhan"

VULNERABLE = ("of_elderly", "of_disabled", "of_poor_near_poor", "of_other_vulnerable")
BY_FORMAT = (
    "officials_trained_online_cum",
    "officials_trained_inperson_cum",
    "officials_trained_handson_cum",
)
ONLINE_FORMAT, NO_PLATFORM = "trực tuyến", "không"
OFFICIALS_USUAL = (30, 300)
PRESENT_PER_PLANNED = 1.5
HOURS_USUAL = 8
SESSION_HOURS_MAX = 14
SUM_TOLERANCE_SHARE, SUM_TOLERANCE_COUNT = 0.01, 2


def at_most(*pairs: tuple[str, str]) -> Callable[[Row], Findings]:
    """A check that in each pair (part, whole) the part does not exceed the whole."""

    def check(row: Row) -> Findings:
        found = []
        for part, whole in pairs:
            value, limit = row[part], row[whole]
            if value is not None and limit is not None and value > limit:
                found.append(Finding(part, whole, {"number": value, "limit": limit}))
        return found

    return check


def _channels_add_up(row: Row) -> Findings:
    received = row["dossiers_received"]
    parts = [row[name] for name in ("dossiers_online", "dossiers_direct", "dossiers_postal")]
    if received is None or None in parts:
        return NO_FINDINGS
    tolerance = max(SUM_TOLERANCE_COUNT, SUM_TOLERANCE_SHARE * received)
    if abs(sum(parts) - received) <= tolerance:
        return NO_FINDINGS
    return [Finding("dossiers_received", None, {"number": received, "sum": sum(parts)})]


def _resolved_adds_up(row: Row) -> Findings:
    resolved, late = row["dossiers_resolved"], row["resolved_late"]
    on_time = row["resolved_on_time"]
    if resolved is None or late is None or on_time is None or on_time + late == resolved:
        return NO_FINDINGS
    return [Finding("dossiers_resolved", None, {"number": resolved, "sum": on_time + late})]


def _groups_within_total(row: Row) -> Findings:
    total = row["citizens_supported"]
    parts = [row[name] for name in VULNERABLE if row[name] is not None]
    if total is None or sum(parts) <= total or max(parts) > total:
        return NO_FINDINGS  # a single group above the total is told as an error
    return [Finding("citizens_supported", None, {"number": total, "sum": sum(parts)})]


def _too_many_present(row: Row) -> Findings:
    planned, present = row["planned_people"], row["present_people"]
    if planned is None or present is None or present <= PRESENT_PER_PLANNED * planned:
        return NO_FINDINGS
    return [Finding("present_people", "planned_people", {"number": present, "limit": planned})]


def _long_shift(row: Row) -> Findings:
    hours = row["hours_per_person"]
    if hours is None or hours <= HOURS_USUAL:
        return NO_FINDINGS
    return [Finding("hours_per_person", None, {"number": hours, "limit": HOURS_USUAL})]


def _minutes(moment: time) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60


def _session_ends_late(row: Row) -> Findings:
    start, end = row["start_time"], row["end_time"]
    if start is None or end is None or end > start:
        return NO_FINDINGS
    shown = {"start": start.strftime("%H:%M"), "end": end.strftime("%H:%M")}
    return [Finding("end_time", "start_time", shown)]


def _session_is_long(row: Row) -> Findings:
    start, end = row["start_time"], row["end_time"]
    if start is None or end is None or _minutes(end) - _minutes(start) <= SESSION_HOURS_MAX * 60:
        return NO_FINDINGS
    shown = {"start": start.strftime("%H:%M"), "end": end.strftime("%H:%M")}
    return [Finding("end_time", "start_time", shown | {"limit": SESSION_HOURS_MAX})]


def _no_personal_data(*names: str) -> Callable[[Row], Findings]:
    def check(row: Row) -> Findings:
        return [Finding(n) for n in names if row[n] is not None and personal_kind(row[n])]

    return check


def _fewer_members_than_hamlets(row: Row) -> Findings:
    members, hamlets = row["cdt_members_total"], row["hamlets_total"]
    if members is None or hamlets is None or members >= hamlets:
        return NO_FINDINGS
    values = {"number": members, "limit": hamlets}
    return [Finding("cdt_members_total", "hamlets_total", values)]


def _unusual_officials(row: Row) -> Findings:
    total = row["officials_total"]
    low, high = OFFICIALS_USUAL
    if total is None or low <= total <= high:
        return NO_FINDINGS
    return [Finding("officials_total", None, {"number": total, "low": low, "high": high})]


def _online_without_platform(platform: str | None) -> Callable[[Row], Findings]:
    """A check that an online course does not have `platform` as its platform."""

    def check(row: Row) -> Findings:
        if row["format"] != ONLINE_FORMAT or row["platform"] != platform:
            return NO_FINDINGS
        return [Finding("platform", "format")]

    return check


_R04 = (("dossiers_online", "dossiers_received"), ("dossiers_online_full", "dossiers_online"))
_R07 = (("results_electronic", "dossiers_resolved"), ("paid_online", "dossiers_received"))
_R09 = (("dossiers_online_cum", "dossiers_received_cum"),)
_R14 = (("completed", "enrolled"), ("completed_first_time", "completed"))
_R15 = tuple((name, "citizens_supported") for name in VULNERABLE)
_F10 = tuple((name, "officials_trained_cum") for name in BY_FORMAT)
_CHANNELS = ("dossiers_received", "dossiers_online", "dossiers_direct", "dossiers_postal")
_RESOLVED = ("dossiers_resolved", "resolved_on_time", "resolved_late")
_TIMES = ("end_time", "start_time")
_PLATFORM = ("platform", "format")


def _names(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for pair in pairs for name in pair))


ROW_RULES = (
    Rule("R04", E, "rule-R04", (SUMMARY,), _names(_R04), at_most(*_R04)),
    Rule("R05", W, "rule-R05", (SUMMARY,), _CHANNELS, _channels_add_up),
    Rule("R06", W, "rule-R06", (SUMMARY,), _RESOLVED, _resolved_adds_up),
    Rule("R07", E, "rule-R07", (SUMMARY,), _names(_R07), at_most(*_R07)),
    Rule("R09", E, "rule-R09", (SUMMARY,), _names(_R09), at_most(*_R09)),
    Rule(
        "R11",
        W,
        "rule-R11-members",
        (BASELINE,),
        ("cdt_members_total", "hamlets_total"),
        _fewer_members_than_hamlets,
    ),
    Rule("R14", E, "rule-R14", (TRAINING,), _names(_R14), at_most(*_R14)),
    Rule("R15", E, "rule-R15", (SUMMARY, POINTS), _names(_R15), at_most(*_R15)),
    Rule("R15", W, "rule-R15-sum", (SUMMARY, POINTS), _names(_R15), _groups_within_total),
    Rule(
        "R18",
        W,
        "rule-R18-present",
        (SHIFTS,),
        ("present_people", "planned_people"),
        _too_many_present,
    ),
    Rule("R18", W, "rule-R18-hours", (SHIFTS,), ("hours_per_person",), _long_shift),
    Rule("R21", E, "rule-R21", (POINTS,), ("hamlet_name",), _no_personal_data("hamlet_name")),
    Rule("R21", E, "rule-R21", (ISSUES,), ("note",), _no_personal_data("note")),
    Rule(
        "R23",
        W,
        "rule-R23",
        (SUMMARY,),
        ("counter_visits", "dossiers_direct"),
        at_most(("dossiers_direct", "counter_visits")),
    ),
    Rule("R24", E, "rule-R24-end", (POINTS,), _TIMES, _session_ends_late),
    Rule("R24", E, "rule-R24-long", (POINTS,), _TIMES, _session_is_long),
    Rule("F09", W, "rule-F09", (BASELINE,), ("officials_total",), _unusual_officials),
    Rule("F10", W, "rule-F10-part", (SUMMARY,), _names(_F10), at_most(*_F10)),
    Rule("F11", E, "rule-F11", (TRAINING,), _PLATFORM, _online_without_platform(NO_PLATFORM)),
    Rule("F11", W, "rule-F11-blank", (TRAINING,), _PLATFORM, _online_without_platform(None)),
)
