"""Pictures of the overview and the map page: key figures, bands, the map, groups, one ward."""

import re
from collections.abc import Callable
from functools import partial
from html import escape

import pandas as pd

from campaign import labels
from campaign.charts import key_figures, map_rows, overview, peers, small_multiples, ward, ward_svg
from campaign.charts.measures import BY_ID, measured
from campaign.charts.palette import BANDS
from campaign.charts.theme import Figure
from campaign.public.choices import MEASURE, WARD, Chosen
from campaign.public.scene import Drawn, Picture, Rows, Scene, newest_first, titled
from campaign.settings import settings

OVERVIEW, PAGE = "overview", "ward_map"
# The legend in the picture is too small to read on a phone, so there it stands below it as well.
_NARROW = "@media(min-width:641px){ul.map-words.band-legend.map-words{display:none}}"
# The rules of the pages' style sheet that the bar of the bands needs, so that both look the same.
_BAND_RULES = re.compile(r"^[^\n@{}]*\.band-[^{}]*\{[^}]*\}", re.MULTILINE)


def _key_figures(scene: Scene) -> Drawn:
    rows = scene.asked("city_trend")
    html = small_multiples.grid(
        key_figures.panels(rows, scene.lang),
        len(rows),
        is_last_open=scene.open_day is not None,
        mark=labels.text(scene.lang, "demo-mark") if scene.is_demo else None,
    )
    columns = ["as_of_date", *(line.column for line in key_figures.LINES)]
    return Drawn(
        newest_first(rows, "as_of_date"), columns, html=html, style=small_multiples.style(0)
    )


def _bands(scene: Scene) -> Drawn:
    counts = scene.stored("wards")["band"].value_counts()
    rows = pd.DataFrame(
        [(band, order, int(counts.get(band, 0))) for order, band in enumerate(BANDS)],
        columns=["band", "band_order", "ward_count"],
    )
    html, notes = overview.band_bar(rows, scene.lang), [_disclaimer(scene)]
    if scene.is_demo:
        html += f"<small>{escape(labels.text(scene.lang, 'demo-mark'))}</small>"
    return Drawn(
        rows, ["band", "ward_count"], html=html, style=_band_style(), notes=notes, is_stored=True
    )


def _band_style() -> str:
    sheet = settings().root / "campaign" / "ui" / "style.css"
    return "".join(_BAND_RULES.findall(sheet.read_text(encoding="utf-8")))


def _disclaimer(scene: Scene) -> str:
    return labels.text(scene.lang, "index-disclaimer")


def _map_title(lang: str, chosen: Chosen) -> str:
    if chosen["measure"] == MEASURE.default:
        return labels.text(lang, "public-map-title")
    name = map_rows.short_name(lang, BY_ID[chosen["measure"]])
    return labels.text(lang, "public-map-measure", measure=name)


def _map(scene: Scene) -> Drawn:
    measure = BY_ID[scene.chosen["measure"]]
    is_stored = measure.mart == "ward_index"
    if is_stored:
        rows = measured(scene.stored("wards"), measure)
    else:
        rows = map_rows.ward_values(scene.asked, measure)
    lines = [_disclaimer(scene)]
    if scene.is_demo:
        lines.append(labels.text(scene.lang, "demo-mark-both"))
    title = _map_title(scene.lang, scene.chosen)
    svg = ward_svg.picture(rows, measure, scene.lang, title=title, lines=lines)
    shown, names = map_rows.table(rows, measure)
    classes = map_rows.legend_rows(rows, measure, scene.lang)
    html = f'<ul class="band-legend map-words" aria-hidden="true">{classes}</ul>'
    style = _band_style() + _NARROW
    return Drawn(shown, names, svg=svg, html=html, style=style, is_stored=is_stored)


def _spread(kind: str) -> Callable[[Scene], Drawn]:
    def draw(scene: Scene) -> Drawn:
        groups, wards = scene.asked("peer_groups"), scene.stored("wards")
        groups = groups[groups["group_kind"] == kind]
        groups = groups.assign(group_label=groups["group_name"].map(partial(_kind, scene, kind)))
        wards = wards.assign(group_label=wards[kind].map(partial(_kind, scene, kind)))
        figure = peers.spread(groups, wards, "group_label", scene.lang, is_demo=scene.is_demo)
        columns = ["group_name", "ward_count", "progress_q1", "progress_median", "progress_q3"]
        shown = groups.assign(group_name=groups["group_label"])
        ordered = shown.sort_values("progress_median", ascending=False)
        return Drawn(ordered, columns, figure, notes=[_disclaimer(scene)])

    return draw


def _kind(scene: Scene, kind: str, name: str) -> str:
    return labels.term(scene.lang, "ward_type", name) if kind == "ward_type" else name


def _ward_trend(scene: Scene) -> Drawn:
    rows = scene.of_ward("ward_trend")
    columns = ["as_of_date", "progress", "expected", "pace", "band"]
    draw = partial(ward.trend, rows, scene.lang, is_demo=scene.is_demo)
    return _of_ward(scene, newest_first(rows, "as_of_date"), columns, draw)


def _ward_components(scene: Scene) -> Drawn:
    rows = scene.of_ward("ward_component")
    points = ["points", "expected_points", "loss_points", "weight", "score", "expected_score"]
    draw = partial(ward.components, rows, scene.lang, is_demo=scene.is_demo)
    ordered = rows.sort_values("loss_points", ascending=False)
    return _of_ward(scene, ordered, ["component_code", *points], draw)


def _of_ward(scene: Scene, rows: Rows, columns: list[str], draw: Callable[[], Figure]) -> Drawn:
    """The ward's picture; in words that it has not begun while there is nothing to draw."""
    has_begun = not scene.of_ward("ward_component").empty
    if has_begun:
        return Drawn(rows, columns, draw(), notes=[_disclaimer(scene)])
    words = escape(labels.text(scene.lang, "ward-not-started"))
    return Drawn(rows, columns, html=f"<p>{words}</p>")


def _by(name: str, title: str, kind: str) -> Picture:
    return Picture(name, titled(title), PAGE, _spread(kind), {"compare": "peers", "by": kind})


PICTURES = (
    Picture("map", _map_title, PAGE, _map, choices=(MEASURE,)),
    Picture("key-figures", titled("public-key-figures"), OVERVIEW, _key_figures),
    Picture("ward-bands", titled("overview-bands"), OVERVIEW, _bands),
    _by("wards-by-district", "public-spread-district", "former_district"),
    _by("wards-by-type", "public-spread-type", "ward_type"),
    Picture("ward-trend", titled("ward-trend"), PAGE, _ward_trend, choices=(WARD,)),
    Picture("ward-components", titled("ward-components"), PAGE, _ward_components, choices=(WARD,)),
)
