"""Pictures of the page "Training": by day, by ward, by former district, and of courses."""

from collections.abc import Callable

from campaign import labels
from campaign.charts import district_panels, small_multiples, training
from campaign.columns import WARD_COLUMNS
from campaign.formats import date_text
from campaign.public.choices import COUNT, DISTRICT, GROUP
from campaign.public.scene import Drawn, Picture, Scene, newest_first, titled
from campaign.settings import settings

PAGE = "training"


def _trend(scene: Scene) -> Drawn:
    rows, campaign = scene.asked("training_trend"), settings().campaign
    figure = training.trend(
        rows,
        scene.lang,
        last_day=max(campaign.end_date, scene.edition.as_of),
        n_days=campaign.n_days,
        open_day=scene.open_day,
        is_demo=scene.is_demo,
    )
    columns = ["report_date", "officials_trained_pct", "cdt_members_trained_pct", "expected_pct"]
    return Drawn(newest_first(rows, "report_date"), columns, figure)


def _behind(group: str, column: str) -> Callable[[Scene], Drawn]:
    def draw(scene: Scene) -> Drawn:
        rows = scene.stored("training").sort_values(column, na_position="last", kind="stable")
        known = rows.dropna(subset=[column]).head(training.BARS)
        figure = training.behind(known, scene.lang, column, is_demo=scene.is_demo)
        counts = [f"{group}_trained_pct", f"{group}_trained_count", f"{group}_total"]
        shown = [*WARD_COLUMNS, column, *counts]
        return Drawn(rows.convert_dtypes(), shown, figure, is_stored=True)

    return draw


def _districts(scene: Scene) -> Drawn:
    group, district = scene.chosen["group"], scene.chosen["district"]
    frame = scene.asked("training_trend_district")
    if district:
        frame = frame[frame["former_district"] == district]
    frame = district_panels.with_days_ahead(frame, group)
    newest = district_panels.newest(frame)
    html = small_multiples.grid(
        district_panels.panels(frame, newest, group, scene.lang),
        district_panels.day_count(scene.edition.as_of),
        is_last_open=scene.open_day is not None,
        mark=labels.text(scene.lang, "demo-mark") if scene.is_demo else None,
    )
    counts = [f"{group}_trained_pct", "expected_pct", "days_ahead", f"{group}_trained_count"]
    columns = ["former_district", *counts, f"{group}_total"]
    style = small_multiples.style(len(newest))
    day = date_text(scene.lang, scene.edition.as_of)
    notes = [labels.text(scene.lang, "training-districts-scope", day=day)]
    return Drawn(newest.convert_dtypes(), columns, html=html, style=style, notes=notes)


def _formats(scene: Scene) -> Drawn:
    rows, count = scene.asked("training_by_format"), scene.chosen["count"]
    figure = training.by_format(rows, scene.lang, count, is_demo=scene.is_demo)
    columns = ["report_date", "format", "enrolled_count", "completed_count", "completed_cum"]
    return Drawn(newest_first(rows, "report_date"), columns, figure)


def _audiences(scene: Scene) -> Drawn:
    rows = scene.asked("training_by_audience")
    names = [labels.term(scene.lang, "audience", value) for value in rows["audience"]]
    figure = training.enrolled_completed(rows, scene.lang, names, is_demo=scene.is_demo)
    columns = ["audience", "enrolled_count", "completed_count", "completion_pct"]
    return Drawn(rows, columns, figure)


def _platforms(scene: Scene) -> Drawn:
    rows = scene.asked("training_funnel")
    names = training.platform_names(rows["platform"], scene.lang)
    figure = training.enrolled_completed(rows, scene.lang, names, is_demo=scene.is_demo)
    columns = ["platform", "enrolled_count", "completed_count", "completion_pct"]
    return Drawn(rows, columns, figure)


def _of_wards(name: str, group: str, days: str) -> Picture:
    title = titled("training-wards", group=f"training-group-{group}")
    return Picture(name, title, PAGE, _behind(group, days), {"part": "wards", "group": group})


PICTURES = (
    Picture("training-trend", titled("training-trend"), PAGE, _trend, {"part": "trend"}),
    _of_wards("training-officials", "officials", "officials_days_ahead"),
    _of_wards("training-members", "cdt_members", "cdt_days_ahead"),
    Picture(
        "training-districts",
        titled("training-districts", group="training-group-{group}"),
        PAGE,
        _districts,
        {"part": "districts"},
        (GROUP, DISTRICT),
    ),
    Picture(
        "training-formats",
        titled("training-formats-{count}"),
        PAGE,
        _formats,
        {"part": "formats"},
        (COUNT,),
    ),
    Picture(
        "training-audiences", titled("training-audiences"), PAGE, _audiences, {"part": "audiences"}
    ),
    Picture(
        "training-platforms", titled("training-platforms"), PAGE, _platforms, {"part": "platforms"}
    ),
)
