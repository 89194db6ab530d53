"""What a simulated ward is like: its size, its diligence, its staff. Drawn once, from its code.

Calibration: published figures of the campaign (69 dossiers per ward and working day, one
community team per hamlet, six to seven members per team, 418 procedures, technical helpers often
one where two are due). Everything here is simulated; no figure describes a real ward.
"""

import random
from dataclasses import dataclass
from datetime import date

SILENT_DAYS = 6  # longer than a value is carried, so the index is withheld for some days
SEED = "hanoi-45-demo-1"
MEAN_POPULATION = 69_900
PROCEDURES_ANNOUNCED = 418


@dataclass(frozen=True)
class DemoWard:
    """One simulated ward; shares are 0–1, `diligence` drives pace and reporting alike."""

    ward_code: str
    ward_name: str
    is_phuong: bool
    start_date: date
    diligence: float
    officials_total: int
    hamlets_total: int
    cdt_members_total: int
    service_points_total: int
    households_total: int
    dossiers_mean: float
    online_share_start: float
    online_share_end: float
    it_officer_degree: int
    contract_day_no: int | None
    student_count: int
    telecom_count: int
    youth_count: int
    rescue_day_no: int
    training_days: float
    sessions_per_day: float
    silent_from_day_no: int | None

    def hamlet(self, number: int) -> str:
        """The name of hamlet `number` (1-based)."""
        return f"Tổ dân phố {number}" if self.is_phuong else f"Thôn {number}"


def draw(code: str, name: str, ward_type: str, population: int, start_date: date) -> DemoWard:
    """Draw the ward's profile; the same code always gives the same ward."""
    rng = random.Random(f"{SEED}:{code}")  # noqa: S311 - simulation, not security
    # One ward in seven struggles: it starts late and works at a fraction of the others' pace.
    effort = rng.uniform(0.3, 0.75) if rng.random() < 1 / 7 else 1.0
    diligence = min(1.0, max(0.0, rng.gauss(0.62, 0.2))) * effort
    hamlets = min(110, max(12, round(population / rng.uniform(1100, 1700))))
    size = (population / MEAN_POPULATION) ** 0.75
    has_degree = effort == 1.0 and rng.random() < 0.45 + 0.3 * diligence
    return DemoWard(
        ward_code=code,
        ward_name=name,
        is_phuong=ward_type == "phuong",
        start_date=start_date,
        diligence=diligence,
        officials_total=round(rng.uniform(62, 118) * min(1.4, max(0.8, size))),
        hamlets_total=hamlets,
        cdt_members_total=round(hamlets * rng.uniform(6.0, 7.4)),
        service_points_total=rng.choice((1, 1, 2, 2, 3)),
        households_total=round(population / rng.uniform(3.4, 3.9)),
        dossiers_mean=rng.lognormvariate(4.1, 0.35) * size,
        online_share_start=rng.uniform(0.40, 0.62) + 0.06 * diligence,
        online_share_end=min(0.985, rng.uniform(0.70, 0.86) * effort**0.5 + 0.16 * diligence),
        it_officer_degree=1 if has_degree else 0,
        contract_day_no=None if has_degree or rng.random() < 0.35 else rng.randint(6, 30),
        student_count=rng.choices((0, 1, 2, 3), (18 / effort, 50, 26, 6))[0],
        telecom_count=rng.choices((0, 1, 2), (34 / effort, 48, 18))[0],
        youth_count=max(2, round(rng.uniform(2.0, 3.6) * size)),
        rescue_day_no=round(rng.uniform(2, 8) + 16 * (1 - diligence) * rng.random()),
        training_days=(rng.uniform(34, 42) + 22 * max(0.0, 0.62 - diligence)) / effort**0.6,
        sessions_per_day=(rng.uniform(0.45, 1.3) + 0.9 * diligence) * effort,
        silent_from_day_no=rng.randint(4, 38) if effort < 0.5 else None,
    )
