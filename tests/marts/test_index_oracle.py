"""The SQL of the index agrees with a plain Python reading of the method text, on random reports."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

import duckdb
import pytest

from campaign.settings import settings
from tests.marts.given import Ledger
from tests.marts.oracle import Index, Report, Ward

Row = dict[str, Any]
START, END = date(2025, 7, 24), date(2025, 9, 6)
WARDS = {  # the three kinds of window
    "00118": (START, END),
    "10417": (date(2025, 8, 1), date(2025, 9, 15)),
    "00082": (date(2025, 7, 31), date(2025, 9, 13)),
}
LIMITS = {
    "dossiers_received": 90, "dossiers_online": 60, "dossiers_online_full": 15,
    "dossiers_resolved": 90, "resolved_on_time": 90, "results_electronic": 90,
    "it_officer_degree": 1, "it_officer_concurrent": 1, "it_contract_hired": 1,
    "tech_support_telecom": 2, "tech_support_student": 1, "cdt_teams_formed": 20,
    "officials_trained_cum": 120, "cdt_members_trained_cum": 200, "points_broadband": 3,
    "points_5g": 3, "procedures_configured": 400, "support_requests": 9, "support_resolved": 8,
}  # fmt: skip
HAMLETS = ("Thôn Đoài", "thôn  đoài", "THÔN ĐOÀI ", "Tổ 1", "Tổ 2", "tổ\u00a02", "Tổ 3")
BASELINE = {
    "officials_total": 110, "hamlets_total": 18, "cdt_members_total": 180,
    "service_points_total": 3, "procedures_announced": 380,
}  # fmt: skip


def random_ward(rng: random.Random, window: tuple[date, date]) -> Ward:
    ward = Ward(*window)
    blank = rng.choice((0.0, 0.1, 0.5))
    for day in (window[0] + timedelta(days=n) for n in range(47)):
        for version in range(1, rng.choice((1, 2, 2, 2, 3))):
            ward.reports.append(random_report(rng, day, version, blank))
    ward.baselines = [
        (day, {name: value + rng.randint(0, 9) for name, value in BASELINE.items()})
        for day in rng.sample([START, window[0], date(2025, 8, 20)], rng.randint(0, 3))
    ]
    ward.baselines = list(dict(ward.baselines).items())
    return ward


def random_report(rng: random.Random, day: date, version: int, blank: float) -> Report:
    fields = {n: None if rng.random() < blank else rng.randint(0, m) for n, m in LIMITS.items()}
    hour = rng.choice((9, 15, 16, 17, 40)) + version / 100
    return Report(
        day,
        version,
        datetime.combine(day, time(), settings().campaign.timezone) + timedelta(hours=hour),
        rng.random() < 0.8,
        fields | {"rescue_team_formed": rng.choice((None, True, False))},
        rng.sample(HAMLETS, rng.choice((0, 0, 1, 2))),
    )


def given_rows(code: str, ward: Ward) -> dict[str, list[Row]]:
    given: dict[str, list[Row]] = {"daily_summary": [], "mobile_points": [], "ward_baseline": []}
    for report in ward.reports:
        key = {"ward_code": code, "report_date": report.day}
        completeness = "complete" if report.is_complete else "incomplete"
        times = {"received_at": report.received_at, "completeness": completeness}
        given["daily_summary"].append(key | times | report.fields)
        given["mobile_points"] += [
            key | {"version": report.version, "hamlet_name": name} for name in report.hamlets
        ]
    announced = {
        "ward_code": code,
        "received_at": datetime(2025, 7, 23, tzinfo=settings().campaign.timezone),
    }
    given["ward_baseline"] = [announced | {"effective_date": d} | row for d, row in ward.baselines]
    return given


@pytest.mark.parametrize("seed", range(8))
def test_sql_agrees_with_the_method_text(seed: int, cursor: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(seed)
    wards = {code: random_ward(rng, window) for code, window in WARDS.items()}
    given: dict[str, list[Row]] = {}
    for code, ward in wards.items():
        for table, rows in given_rows(code, ward).items():
            given.setdefault(table, []).extend(rows)
    Ledger(cursor).store(given)
    known_at = datetime(2025, 9, 20, tzinfo=settings().campaign.timezone)
    moments = (
        known_at,
        known_at.replace(month=8, day=12, hour=15),
        known_at.replace(month=8, day=5),
    )
    for moment in moments:
        for code, day, found in index_rows(cursor, list(wards), moment):
            wanted = Index(wards[code], day, moment).result()
            assert {n: found[n] for n in wanted} == {
                n: pytest.approx(v, abs=1e-9) for n, v in wanted.items()
            }, (code, day, moment)


def index_rows(
    cursor: duckdb.DuckDBPyConnection, codes: list[str], known_at: datetime
) -> list[tuple[str, date, Row]]:
    answer = cursor.execute(
        "select * from index_on($first, $last, $known_at) "
        "where day_no is not null and list_contains($codes, ward_code)",
        {"first": START, "last": END + timedelta(days=3), "known_at": known_at, "codes": codes},
    )
    names = [column[0] for column in answer.description]
    rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return [(row["ward_code"], row["as_of_date"], row) for row in rows]
