"""Pictures of the page "Volunteers": turns, people and hours, helpers, duties, students."""

from campaign.charts import heat, staffing, volunteers
from campaign.columns import WARD_COLUMNS
from campaign.public.choices import BY, FILL, UNIT
from campaign.public.scene import Drawn, Picture, Scene, newest_first, titled

PAGE = "volunteers"
MARTS = {"force_type": "volunteer_daily", "sending_org": "volunteer_by_org"}


def _days(scene: Scene) -> Drawn:
    by, unit = scene.chosen["by"], scene.chosen["unit"]
    rows = scene.asked(MARTS[by])
    day, is_demo = scene.open_day, scene.is_demo
    figure = volunteers.by_day(rows, scene.lang, by, unit, open_day=day, is_demo=is_demo)
    columns = ["report_date", by, *volunteers.MEASURES]
    return Drawn(newest_first(rows, "report_date"), columns, figure)


def _fill(scene: Scene) -> Drawn:
    by = volunteers.FILL_BY[scene.chosen["fill"]]
    rows = volunteers.fill_summary(scene.asked("shift_fill"), by)
    figure = volunteers.fill(rows, scene.lang, by, is_demo=scene.is_demo)
    return Drawn(rows, [*by, "planned_turns", "present_turns", "fill_pct", "gap_turns"], figure)


def _heat(scene: Scene) -> Drawn:
    rows = scene.asked("volunteer_heat")
    figure = heat.volunteer_heat(rows, scene.lang, is_demo=scene.is_demo)
    columns = [*WARD_COLUMNS, "report_date", "present_turns"]
    return Drawn(newest_first(rows, "report_date"), columns, figure)


def _load(scene: Scene) -> Drawn:
    rows = scene.stored("volunteers")
    known = rows.dropna(subset=["hours_per_100_dossiers"])
    figure = volunteers.load(known, scene.lang, is_demo=scene.is_demo)
    columns = [*WARD_COLUMNS, "hours_per_100_dossiers", "person_hours_7d", "dossiers_received_7d"]
    ordered = rows.sort_values("hours_per_100_dossiers", kind="stable").convert_dtypes()
    return Drawn(ordered, columns, figure, is_stored=True)


def _support(scene: Scene) -> Drawn:
    rows = scene.asked("tech_support_gap")
    figure = staffing.support_strip(rows, scene.lang, is_demo=scene.is_demo)
    ordered = rows.sort_values(["gap_people", "former_district"], ascending=[False, True])
    columns = [*WARD_COLUMNS, "tech_support_people", "gap_people"]
    return Drawn(ordered.convert_dtypes(), columns, figure)


def _shortfall(scene: Scene) -> Drawn:
    rows = scene.asked("city_trend")
    day, is_demo = scene.open_day, scene.is_demo
    figure = staffing.shortfall(rows, scene.lang, open_day=day, is_demo=is_demo)
    columns = ["as_of_date", "tech_support_short_count"]
    return Drawn(newest_first(rows, "as_of_date"), columns, figure)


def _duties(scene: Scene) -> Drawn:
    rows = staffing.with_duties(scene.asked("staffing_gaps"))
    figure = staffing.checklist(staffing.checklist_counts(rows), scene.lang, is_demo=scene.is_demo)
    ordered = rows.sort_values(["unmet_count", "former_district"], ascending=[False, True])
    return Drawn(ordered.convert_dtypes(), [*WARD_COLUMNS, "unmet_count"], figure)


def _students(scene: Scene) -> Drawn:
    rows = scene.asked("student_deployment")
    districts = volunteers.student_districts(rows)
    figure = volunteers.students(districts, scene.lang, is_demo=scene.is_demo)
    columns = [*WARD_COLUMNS, "sending_org", "deployed_people_day", "turns_7d"]
    return Drawn(rows.sort_values("deployed_people_day", ascending=False), columns, figure)


PICTURES = (
    Picture("duties", titled("volunteers-duties"), PAGE, _duties, {"part": "duties"}),
    Picture(
        "volunteer-days",
        titled("volunteers-days-{unit}"),
        PAGE,
        _days,
        {"part": "days"},
        (BY, UNIT),
    ),
    Picture(
        "volunteer-shifts", titled("volunteers-fill"), PAGE, _fill, {"part": "shifts"}, (FILL,)
    ),
    Picture("volunteer-wards", titled("volunteers-heat"), PAGE, _heat, {"part": "heat"}),
    Picture("volunteer-load", titled("volunteers-load"), PAGE, _load, {"part": "load"}),
    Picture("support", titled("volunteers-support"), PAGE, _support, {"part": "support"}),
    Picture("support-trend", titled("volunteers-short"), PAGE, _shortfall, {"part": "support"}),
    Picture("students", titled("volunteers-students"), PAGE, _students, {"part": "students"}),
)
