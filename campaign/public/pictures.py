"""The pictures that can be embedded: the map and the charts of the public pages.

To add one: a function that draws it from an edition, and a row in PICTURES. A picture of a
published dataset is drawn from its rows as they were published. Others (whole time series) ask
their mart with the edition's two times, of the ledger as far as it had got: `is_stored` is False,
and the page says so when a definition was mended since.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

import pandas as pd

from campaign import labels
from campaign.charts import heat, peers, staffing, training, volunteers, ward_svg
from campaign.charts.measures import BY_ID, measured
from campaign.charts.theme import Figure
from campaign.editions import Edition, dataset
from campaign.settings import settings
from campaign.store import Store
from campaign.store.cut import at_cut

Rows = pd.DataFrame


@dataclass(frozen=True)
class Scene:
    """What a picture is drawn of and for whom."""

    store: Store
    edition: Edition
    lang: str

    @property
    def is_demo(self) -> bool:
        """Whether the figures are simulated."""
        return self.store.is_demo

    @property
    def open_day(self) -> date | None:
        """The edition's day if its reports could still come in on time, else None."""
        is_open = self.edition.known_at < settings().campaign.deadline_at(self.edition.as_of)
        return self.edition.as_of if is_open else None

    def stored(self, name: str) -> Rows:
        """The rows of a dataset as they were published; numbers as charts want them."""
        frame = dataset(self.store, self.edition.edition_no, name)
        numbers = frame.select_dtypes(["Int64", "Float64"]).columns
        return frame.astype(dict.fromkeys(numbers, "float64"))

    def asked(self, mart: str) -> Rows:
        """The rows of `mart` at the edition's two times."""
        times = {"as_of": self.edition.as_of, "known_at": self.edition.known_at}
        return at_cut(self.store, self.edition.cut, lambda cut: cut.ask(mart, **times))


@dataclass(frozen=True)
class Drawn:
    """A picture: a plotly figure or an SVG, and the rows of the table that says the same."""

    rows: Rows
    columns: Sequence[str]
    figure: Figure | None = None
    svg: bytes | None = None


@dataclass(frozen=True)
class Picture:
    """One picture by name; `page` is where readers find it, `words` fill its title."""

    name: str
    title_key: str
    page: str
    draw: Callable[[Scene], Drawn]
    is_stored: bool = False
    words: dict[str, str] = field(default_factory=dict)

    def title(self, lang: str) -> str:
        """Its title in `lang`; `words` are names of labels."""
        words = {name: labels.text(lang, key) for name, key in self.words.items()}
        return labels.text(lang, self.title_key, **words)


WARD = ("ward_name", "former_district")


def _map(scene: Scene) -> Drawn:
    measure = BY_ID["band"]
    rows = measured(scene.stored("wards"), measure)
    lines = [labels.text(scene.lang, "index-disclaimer")]
    if scene.is_demo:
        lines.append(labels.text(scene.lang, "demo-mark-both"))
    title = labels.text(scene.lang, "public-map-title")
    svg = ward_svg.picture(rows, measure, scene.lang, title=title, lines=lines)
    columns = [*WARD, "band", "progress", "expected", "pace", "report_status"]
    return Drawn(rows.sort_values(["class_no", "ward_name"]), columns, svg=svg)


def _training_trend(scene: Scene) -> Drawn:
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
    return Drawn(_newest_first(rows, "report_date"), columns, figure)


def _behind(group: str, column: str) -> Callable[[Scene], Drawn]:
    def draw(scene: Scene) -> Drawn:
        rows = scene.stored("training").sort_values(column, na_position="last")
        known = rows.dropna(subset=[column]).head(20)
        figure = training.behind(known, scene.lang, column, is_demo=scene.is_demo)
        counts = [f"{group}_trained_pct", f"{group}_trained_count", f"{group}_total"]
        return Drawn(rows.convert_dtypes(), [*WARD, column, *counts], figure)

    return draw


def _formats(scene: Scene) -> Drawn:
    rows = scene.asked("training_by_format")
    figure = training.by_format(rows, scene.lang, "completed_cum", is_demo=scene.is_demo)
    columns = ["report_date", "format", "enrolled_count", "completed_count", "completed_cum"]
    return Drawn(_newest_first(rows, "report_date"), columns, figure)


def _audiences(scene: Scene) -> Drawn:
    rows = scene.asked("training_by_audience")
    names = [labels.term(scene.lang, "audience", value) for value in rows["audience"]]
    figure = training.enrolled_completed(rows, scene.lang, names, is_demo=scene.is_demo)
    columns = ["audience", "enrolled_count", "completed_count", "completion_pct"]
    return Drawn(rows, columns, figure)


def _volunteer_days(scene: Scene) -> Drawn:
    rows = scene.asked("volunteer_daily")
    day, is_demo = scene.open_day, scene.is_demo
    figure = volunteers.by_day(
        rows, scene.lang, "force_type", "present_turns", open_day=day, is_demo=is_demo
    )
    columns = ["report_date", "force_type", *volunteers.MEASURES]
    return Drawn(_newest_first(rows, "report_date"), columns, figure)


def _fill(scene: Scene) -> Drawn:
    by = ("shift", "location_type")
    rows = volunteers.fill_summary(scene.asked("shift_fill"), by)
    figure = volunteers.fill(rows, scene.lang, by, is_demo=scene.is_demo)
    return Drawn(rows, [*by, "planned_turns", "present_turns", "fill_pct", "gap_turns"], figure)


def _heat(scene: Scene) -> Drawn:
    rows = scene.asked("volunteer_heat")
    figure = heat.volunteer_heat(rows, scene.lang, is_demo=scene.is_demo)
    return Drawn(
        _newest_first(rows, "report_date"), [*WARD, "report_date", "present_turns"], figure
    )


def _load(scene: Scene) -> Drawn:
    rows = scene.stored("volunteers").sort_values("hours_per_100_dossiers")
    known = rows.dropna(subset=["hours_per_100_dossiers"])
    figure = volunteers.load(known, scene.lang, is_demo=scene.is_demo)
    columns = ["hours_per_100_dossiers", "person_hours_7d", "dossiers_received_7d"]
    return Drawn(rows.convert_dtypes(), [*WARD, *columns], figure)


def _support(scene: Scene) -> Drawn:
    rows = scene.asked("tech_support_gap")
    figure = staffing.support_strip(rows, scene.lang, is_demo=scene.is_demo)
    ordered = rows.sort_values(["gap_people", "former_district"], ascending=[False, True])
    return Drawn(ordered.convert_dtypes(), [*WARD, "tech_support_people", "gap_people"], figure)


def _shortfall(scene: Scene) -> Drawn:
    rows = scene.asked("city_trend")
    day, is_demo = scene.open_day, scene.is_demo
    figure = staffing.shortfall(rows, scene.lang, open_day=day, is_demo=is_demo)
    columns = ["as_of_date", "tech_support_short_count"]
    return Drawn(_newest_first(rows, "as_of_date"), columns, figure)


def _students(scene: Scene) -> Drawn:
    rows = scene.asked("student_deployment")
    districts = volunteers.student_districts(rows)
    figure = volunteers.students(districts, scene.lang, is_demo=scene.is_demo)
    columns = [*WARD, "sending_org", "deployed_people_day", "turns_7d"]
    return Drawn(rows.sort_values("deployed_people_day", ascending=False), columns, figure)


def _platforms(scene: Scene) -> Drawn:
    rows = scene.asked("training_funnel")
    names = training.platform_names(rows["platform"], scene.lang)
    figure = training.enrolled_completed(rows, scene.lang, names, is_demo=scene.is_demo)
    columns = ["platform", "enrolled_count", "completed_count", "completion_pct"]
    return Drawn(rows, columns, figure)


def _duties(scene: Scene) -> Drawn:
    rows = staffing.with_duties(scene.asked("staffing_gaps"))
    figure = staffing.checklist(staffing.checklist_counts(rows), scene.lang, is_demo=scene.is_demo)
    ordered = rows.sort_values(["unmet_count", "former_district"], ascending=[False, True])
    return Drawn(ordered.convert_dtypes(), [*WARD, "unmet_count"], figure)


def _spread(kind: str) -> Callable[[Scene], Drawn]:
    def draw(scene: Scene) -> Drawn:
        groups, wards = scene.asked("peer_groups"), scene.stored("wards")
        groups = groups[groups["group_kind"] == kind]
        groups = groups.assign(group_label=groups["group_name"].map(partial(_kind, scene, kind)))
        wards = wards.assign(group_label=wards[kind].map(partial(_kind, scene, kind)))
        figure = peers.spread(groups, wards, "group_label", scene.lang, is_demo=scene.is_demo)
        columns = ["group_name", "ward_count", "progress_q1", "progress_median", "progress_q3"]
        shown = groups.assign(group_name=groups["group_label"])
        return Drawn(shown.sort_values("progress_median", ascending=False), columns, figure)

    return draw


def _kind(scene: Scene, kind: str, name: str) -> str:
    return labels.term(scene.lang, "ward_type", name) if kind == "ward_type" else name


def _newest_first(rows: Rows, column: str) -> Rows:
    return rows.sort_values(column, ascending=False, kind="stable").convert_dtypes()


def _group(name: str) -> dict[str, str]:
    return {"group": f"training-group-{name}"}


_TRAINING, _VOLUNTEERS = "training", "volunteers"
_BEHIND_OFFICIALS = _behind("officials", "officials_days_ahead")
_BEHIND_MEMBERS = _behind("cdt_members", "cdt_days_ahead")
_BY_DISTRICT = _spread("former_district")
PICTURES: dict[str, Picture] = {
    picture.name: picture
    for picture in (
        Picture("map", "public-map-title", "ward_map", _map, is_stored=True),
        Picture("wards-by-district", "public-spread-district", "ward_map", _BY_DISTRICT),
        Picture("wards-by-type", "public-spread-type", "ward_map", _spread("ward_type")),
        Picture("training-trend", "training-trend", _TRAINING, _training_trend),
        Picture(
            "training-officials", "training-wards", _TRAINING, _BEHIND_OFFICIALS, True,
            _group("officials"),
        ),
        Picture(
            "training-members", "training-wards", _TRAINING, _BEHIND_MEMBERS, True,
            _group("cdt_members"),
        ),
        Picture("training-formats", "training-formats-completed_cum", _TRAINING, _formats),
        Picture("training-audiences", "training-audiences", _TRAINING, _audiences),
        Picture("training-platforms", "training-platforms", _TRAINING, _platforms),
        Picture("duties", "volunteers-duties", _VOLUNTEERS, _duties),
        Picture("volunteer-days", "volunteers-days-present_turns", _VOLUNTEERS, _volunteer_days),
        Picture("volunteer-shifts", "volunteers-fill", _VOLUNTEERS, _fill),
        Picture("volunteer-wards", "volunteers-heat", _VOLUNTEERS, _heat),
        Picture("volunteer-load", "volunteers-load", _VOLUNTEERS, _load, is_stored=True),
        Picture("support", "volunteers-support", _VOLUNTEERS, _support),
        Picture("support-trend", "volunteers-short", _VOLUNTEERS, _shortfall),
        Picture("students", "volunteers-students", _VOLUNTEERS, _students),
    )
}  # fmt: skip
