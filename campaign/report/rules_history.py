"""Rules that need the ward's past or its other sheets: R08, R10–R13, R16, R17, R19, R20, R22–R25.

They judge a whole ward-day. What is unknown (no baseline, no report of the day before, a blank
cell) is not compared: a rule only speaks when it knows both sides.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cache

from campaign.report.contract import contract
from campaign.report.history import first_time_officials, hamlet_key
from campaign.report.increments import increment_fields, unusual_increments
from campaign.report.problem import Severity
from campaign.report.rule import NO_FINDINGS, Finding, Findings, ReportContext, Row, Rule

E, W = Severity.ERROR, Severity.WARNING
BASELINE, SUMMARY, POINTS = "0_NenTang", "1_TongHop", "2_DiemLuuDong"
TRAINING, SHIFTS = "3_TapHuan", "4_LucLuong"

CUMULATIVE = {
    "dossiers_received_cum": "dossiers_received",
    "dossiers_online_cum": "dossiers_online",
}
CUMULATIVE_FALL_SHARE = 0.01
TECH_FORCES = ("doanh nghiệp viễn thông, CNTT", "sinh viên CNTT")
MEDIAN_DAYS, MEDIAN_FACTOR, MEDIAN_PLUS, MEDIAN_VALUES_MIN = 14, 5, 5, 7
COPIED_FIELDS = 8
PERFECT_RATES = (
    ("dossiers_online", "dossiers_received"),
    ("dossiers_online_full", "dossiers_online"),
    ("resolved_on_time", "dossiers_resolved"),
    ("results_electronic", "dossiers_resolved"),
)
PERFECT_MIN, PERFECT_DAYS = 50, 3
ACTIVITY = ("dossiers_received", "dossiers_resolved", "counter_visits", "citizens_supported")


@cache
def daily_fields() -> tuple[str, ...]:
    """The fields of 1_TongHop that count what happened on the day."""
    return tuple(f.name for f in contract().sheet(SUMMARY).fields if f.kind == "daily")


def _cumulative_differs(ctx: ReportContext) -> Findings:
    before = ctx.history.yesterday(ctx.day)
    found = []
    for total, daily in CUMULATIVE.items():
        now, added = ctx.summary[total], ctx.summary[daily]
        then = before.get(total) if before else None
        if now is None or added is None or then is None or now - then == added:
            continue
        if now < then * (1 - CUMULATIVE_FALL_SHARE):
            continue  # told as a fall
        values = {"number": now, "before": then, "difference": now - then, "daily": added}
        found.append(Finding(total, daily, values))
    return found


def _cumulative_falls(ctx: ReportContext) -> Findings:
    before = ctx.history.yesterday(ctx.day)
    found = []
    for total in CUMULATIVE:
        now, then = ctx.summary[total], before.get(total) if before else None
        if now is not None and then is not None and now < then * (1 - CUMULATIVE_FALL_SHARE):
            found.append(Finding(total, None, {"number": now, "before": then}))
    return found


def _within_baseline(*pairs: tuple[str, str]) -> Callable[[ReportContext], Findings]:
    """A check that each summary field does not exceed its total in the baseline in force."""

    def check(ctx: ReportContext) -> Findings:
        if ctx.baseline is None:
            return NO_FINDINGS
        found = []
        for part, whole in pairs:
            value, limit = ctx.summary[part], ctx.baseline.get(whole)
            if value is not None and limit is not None and value > limit:
                found.append(Finding(part, whole, {"number": value, "limit": limit}))
        return found

    return check


def _trained_falls(ctx: ReportContext) -> Findings:
    now = ctx.summary["officials_trained_cum"]
    last = ctx.history.last_filled(ctx.day, "officials_trained_cum")
    if now is None or last is None or now >= last[1] or ctx.has_new_baseline(last[0]):
        return NO_FINDINGS
    return [Finding("officials_trained_cum", None, {"number": now, "before": last[1]})]


def _first_time_sum(ctx: ReportContext) -> Findings:
    """Equal when every day since the start is reported, otherwise the sum is a lower bound."""
    total = ctx.summary["officials_trained_cum"]
    if total is None or "training_sessions" in ctx.refused:
        return NO_FINDINGS
    past = {d: n for d, n in ctx.history.officials_first_time.items() if d < ctx.day}
    done = sum(past.values()) + first_time_officials(ctx.rows["training_sessions"])
    is_gapless = len(past) >= (ctx.day - ctx.start_date).days
    if done == total or (done < total and not is_gapless):
        return NO_FINDINGS
    return [Finding("officials_trained_cum", None, {"number": total, "sum": done})]


def present_tech_support(shifts: Sequence[Row]) -> tuple[int, int]:
    """People of the two technical forces present: least and most that the shifts allow.

    Somebody who helps in the morning and in the afternoon is one person, so the maximum over the
    shifts counts, not their sum. Least: maximum per force; most: maximum per force, place and
    sender, added up (people who move between places cannot be told from different people).
    """
    by_shift: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    by_place: dict[tuple[object, ...], int] = defaultdict(int)
    for row in shifts:
        force, present = row["force_type"], row["present_people"]
        if force in TECH_FORCES:
            place = (force, row["location_type"], row["sending_org"])
            by_shift[force][row["shift"]] += present
            by_place[place] = max(by_place[place], present)
    return sum(max(people.values()) for people in by_shift.values()), sum(by_place.values())


def _tech_support_differs(ctx: ReportContext) -> Findings:
    telecom, students = ctx.summary["tech_support_telecom"], ctx.summary["tech_support_student"]
    shifts = ctx.rows["volunteer_shifts"]
    if telecom is None or students is None or not shifts or "volunteer_shifts" in ctx.refused:
        return NO_FINDINGS
    least, most = present_tech_support(shifts)
    if least <= telecom + students <= most:
        return NO_FINDINGS
    values = {"number": telecom + students, "sum": least}
    return [Finding("tech_support_telecom", "tech_support_student", values)]


def _median(past: list[int]) -> float | None:
    """The median of the filled values, None when they are too few to say what is usual."""
    if len(past) < MEDIAN_VALUES_MIN:
        return None
    past.sort()
    middle = len(past) // 2
    return past[middle] if len(past) % 2 else (past[middle - 1] + past[middle]) / 2


def _unusually_high(ctx: ReportContext) -> Findings:
    days = (ctx.day - timedelta(days=back) for back in range(1, MEDIAN_DAYS + 1))
    rows = [row for day in days if (row := ctx.history.summaries.get(day)) is not None]
    found = []
    for name in daily_fields():
        value = ctx.summary[name]
        if value is None or value <= MEDIAN_PLUS:
            continue
        median = _median([past for row in rows if (past := row.get(name)) is not None])
        if median is not None and value > MEDIAN_FACTOR * median + MEDIAN_PLUS:
            found.append(Finding(name, None, {"number": value, "median": median}))
    return found


def _copied_from_yesterday(ctx: ReportContext) -> Findings:
    before = ctx.history.yesterday(ctx.day)
    if before is None:
        return NO_FINDINGS
    filled = [name for name in daily_fields() if ctx.summary[name]]
    same = [name for name in filled if before.get(name) == ctx.summary[name]]
    if len(same) < COPIED_FIELDS:
        return NO_FINDINGS
    return [Finding(same[0], None, {"count": len(same)})]


def _is_perfect(row: Row | None, part: str, whole: str) -> bool:
    if row is None:
        return False
    value, total = row.get(part), row.get(whole)
    return total is not None and total > PERFECT_MIN and value == total


def _perfect_three_days(ctx: ReportContext) -> Findings:
    days = (ctx.day - timedelta(days=back) for back in range(1, PERFECT_DAYS))
    rows = [ctx.summary, *(ctx.history.summaries.get(day) for day in days)]
    return [
        Finding(part, whole, {"days": PERFECT_DAYS, "limit": PERFECT_MIN})
        for part, whole in PERFECT_RATES
        if all(_is_perfect(row, part, whole) for row in rows)
    ]


def _nothing_happened(ctx: ReportContext) -> Findings:
    if not ctx.is_working_day or ctx.summary["dossiers_received"] != 0:
        return NO_FINDINGS
    if any(ctx.summary[name] for name in ACTIVITY):
        return NO_FINDINGS
    return [Finding("dossiers_received")]


def _reported_before(ctx: ReportContext) -> Findings:
    return [Finding("report_date")] if ctx.day in ctx.history.summaries else NO_FINDINGS


def _new_hamlets(ctx: ReportContext) -> Findings:
    known = set(ctx.history.hamlets)
    found = []
    for index, row in enumerate(ctx.rows["mobile_points"]):
        key = hamlet_key(row["hamlet_name"])
        if key not in known:
            known.add(key)
            found.append(Finding("hamlet_name", None, {"name": row["hamlet_name"]}, index))
    return found


_R10 = (("officials_trained_cum", "officials_total"),)
_R11 = (("cdt_members_trained_cum", "cdt_members_total"),)
_R12 = (("cdt_teams_formed", "hamlets_total"),)
_R17 = (
    ("points_broadband", "service_points_total"),
    ("points_5g", "service_points_total"),
    ("procedures_configured", "procedures_announced"),
)
_F10 = (("officials_with_signature", "officials_total"),)
_TECH = ("tech_support_telecom", "tech_support_student")
_RATES = tuple(dict.fromkeys(name for pair in PERFECT_RATES for name in pair))


def _report_rule(
    rule_id: str,
    severity: Severity,
    key: str,
    check: Callable[[ReportContext], Findings],
    fields: tuple[str, ...],
    *sheets: str,
) -> Rule:
    return Rule(rule_id, severity, key, sheets or (SUMMARY,), fields, check_report=check)


def _pair_rule(
    rule_id: str, severity: Severity, key: str, pairs: tuple[tuple[str, str], ...]
) -> Rule:
    fields = tuple(part for part, _ in pairs)
    check = _within_baseline(*pairs)
    return _report_rule(rule_id, severity, key, check, fields, SUMMARY, BASELINE)


REPORT_RULES = (
    _report_rule("R08", W, "rule-R08-difference", _cumulative_differs, tuple(CUMULATIVE)),
    _report_rule("R08", E, "rule-R08-fall", _cumulative_falls, tuple(CUMULATIVE)),
    _pair_rule("R10", E, "rule-R10", _R10),
    _report_rule("R10", W, "rule-R10-fall", _trained_falls, ("officials_trained_cum",)),
    _pair_rule("R11", E, "rule-R11", _R11),
    _pair_rule("R12", E, "rule-R12", _R12),
    _report_rule(
        "R13", W, "rule-R13", _first_time_sum, ("officials_trained_cum",), SUMMARY, TRAINING
    ),
    _report_rule("R16", W, "rule-R16", _tech_support_differs, _TECH, SUMMARY, SHIFTS),
    _pair_rule("R17", E, "rule-R17", _R17),
    _report_rule("R19", W, "rule-R19-high", _unusually_high, daily_fields()),
    _report_rule("R19", W, "rule-R19-copied", _copied_from_yesterday, daily_fields()),
    _report_rule("R20", W, "rule-R20-perfect", _perfect_three_days, _RATES),
    _report_rule("R20", W, "rule-R20-zero", _nothing_happened, ACTIVITY),
    _report_rule("R22", W, "rule-R22", _reported_before, ("report_date",)),
    _report_rule("R24", W, "rule-R24-new", _new_hamlets, ("hamlet_name",), POINTS),
    _report_rule("R25", W, "rule-R25", unusual_increments, increment_fields()),
    _pair_rule("F10", W, "rule-F10-baseline", _F10),
)
