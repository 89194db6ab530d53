"""The parts of the map page: choice of measure, the map, its legend, its table, comparisons."""

from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from campaign.charts import deck, map_rows, peers, ward_svg
from campaign.charts.map_rows import legend_row, legend_rows, short_name
from campaign.charts.measures import BY_ID, MEASURES, Measure
from campaign.ui import address, filters, present
from campaign.ui.cached import ask, built, section
from campaign.ui.embed_offer import TALL, Embed
from campaign.ui.parts import segments
from campaign.ui.view import View

MAP_HEIGHT = 530
# The embedded picture of each kind of group.
GROUP_KINDS = {"former_district": "wards-by-district", "ward_type": "wards-by-type"}


def choose_measure(view: View) -> Measure:
    """What the map shows (?measure=, the band by default), grouped by what it is."""
    return filters.choice(
        view,
        "measure",
        MEASURES,
        default=BY_ID["band"],
        label=view.t("map-measure"),
        name=lambda measure: measure_name(view, measure),
        code=lambda measure: measure.measure_id,
    )


def measure_name(view: View, measure: Measure) -> str:
    """The measure's name; index components say that they are one."""
    return f"{view.t(f'map-group-{measure.group}')}: {short_name(view.lang, measure)}"


def choose_zoom(view: View) -> str:
    """The whole city or the small inner wards (?zoom=)."""
    return segments(view, "zoom", tuple(deck.VIEWS), "map-zoom")


def ward_values(view: View, measure: Measure) -> pd.DataFrame:
    """One row per ward in scope: mart ward_index with the measure's value, class and colour."""
    return section(
        view, "map-values", partial(map_rows.ward_values, partial(ask, view), measure)
    ).copy(deep=False)


def draw_map(view: View, frame: pd.DataFrame, measure: Measure, zoom: str) -> None:
    """The map itself; a click on a ward puts it into ?ward=."""
    build = partial(
        deck.ward_deck,
        frame,
        measure,
        view.lang,
        name=short_name(view.lang, measure),
        view=zoom,
        is_phone="Mobi" in st.context.headers.get("User-Agent", ""),
        is_dark=st.context.theme.type == "dark",
        selected=address.value("ward"),
        has_base_map=address.value("base") == "1",
    )
    device = f"{build.keywords['is_phone']} {build.keywords['is_dark']}"
    picture = section(view, f"deck {device}", lambda: built(build))
    key = f"map-{zoom}"

    def chosen() -> None:
        for picked in st.session_state[key].selection.objects.values():
            address.put("ward", picked[0]["properties"]["code"])

    st.pydeck_chart(
        picture,
        height=MAP_HEIGHT,
        key=key,
        on_select=chosen,
        selection_mode="single-object",
        alt=view.t("map-alt", measure=short_name(view.lang, measure), wards=view.num(len(frame))),
    )
    filters.switch(view, "base", label=view.t("map-base"), help=view.t("map-base-help"))


def draw_legend(view: View, frame: pd.DataFrame, measure: Measure) -> None:
    """Classes and signs with their number of wards, in words, beside the map."""
    section(view, "map-legend", partial(_legend, view, frame, measure))


def _legend(view: View, frame: pd.DataFrame, measure: Measure) -> None:
    signs = {"missing": "▨", "late": "●", "incomplete": "◯", "not_due": ""}
    counts = frame["report_status"].value_counts()
    status_rows = [
        legend_row("transparent", sign, view.term("report_status", status), counts.get(status, 0))
        for status, sign in signs.items()
    ]
    stale = int((frame["oldest_value_days"].fillna(0) >= deck.STALE_DAYS).sum())
    status_rows.append(legend_row("transparent", "▣", view.t("map-look-stale"), stale))
    st.html(
        f'<div class="map-legend"><b>{escape(short_name(view.lang, measure))}</b>'
        f"<ul class='map-classes'>{legend_rows(frame, measure, view.lang)}</ul>"
        f"<b>{view.t('map-looks')}</b>"
        f"<ul class='map-classes'>{''.join(status_rows)}</ul></div>"
    )
    present.note(view, "index-disclaimer")


def map_table(view: View, frame: pd.DataFrame, measure: Measure) -> None:
    """The rows of the map as a table, with the picture and the data to take away."""
    stem = f"map_{measure.measure_id}"
    rows = section(view, "map-rows", partial(_map_rows, view, frame, measure, stem))
    title = view.t("map-alt", measure=short_name(view.lang, measure), wards=view.num(len(frame)))
    embed = Embed("map", title, {"measure": measure.measure_id}, TALL)
    present.downloads(view, rows, stem, embed=embed)
    _picture_button(view, frame, measure)


def _map_rows(view: View, frame: pd.DataFrame, measure: Measure, stem: str) -> pd.DataFrame:
    rows, names = map_rows.table(frame, measure)
    present.section(view, "table-rows-of-map")
    return present.rows(view, rows, ["ward_code", *names], stem)


def _picture_button(view: View, frame: pd.DataFrame, measure: Measure) -> None:
    title = f"{short_name(view.lang, measure)} · {view.day(view.as_of)}"
    lines = [
        view.t("map-picture-stamp", known_at=view.moment(view.known_at), wards=len(frame)),
        view.t("index-disclaimer"),
        *([view.t("demo-mark-both")] if view.is_demo else []),
    ]
    st.download_button(
        view.t("map-picture"),
        lambda: ward_svg.picture(frame, measure, view.lang, title=title, lines=lines),
        f"map_{measure.measure_id}_{view.as_of.isoformat()}{'_mo-phong' * view.is_demo}.svg",
        "image/svg+xml",
        key="map-picture",
        on_click="ignore",
        icon=":material/image:",
    )


def peer_groups(view: View) -> None:
    """How the wards of a former district or a type spread (L14), own clock, no ranks."""
    kind = segments(view, "by", tuple(GROUP_KINDS), "map-peer-by")
    rows = section(view, "peers", partial(_peers, view, kind))
    embed = Embed(GROUP_KINDS[kind], view.t("map-peer-alt", groups=len(rows)))
    present.downloads(view, rows, "peer_groups", embed=embed)


def _peers(view: View, kind: str) -> pd.DataFrame:
    groups = ask(view, "peer_groups")
    groups = groups[groups["group_kind"] == kind].assign(
        group_label=lambda rows: [_group(view, kind, name) for name in rows["group_name"]]
    )
    groups = groups.sort_values("progress_median", ascending=False, na_position="last")
    _spread_sentence(view, groups)
    wards = ask(view, "ward_index")
    wards = wards.assign(group_label=[_group(view, kind, name) for name in wards[kind]])
    figure = partial(peers.spread, groups, wards, "group_label", view.lang, is_demo=view.is_demo)
    present.chart(view, figure, view.t("map-peer-alt", groups=len(groups)), "peer-groups")
    present.note(view, "map-peer-note")
    shown = groups.drop(columns=["group_kind", "group_name"]).rename(
        columns={"group_label": "group_name"}
    )
    columns = [name for name in groups.columns if name not in ("group_kind", "group_label")]
    return present.rows(view, shown, columns, "peer_groups")


def _spread_sentence(view: View, groups: pd.DataFrame) -> None:
    """The highest and the lowest group in words."""
    known = groups.dropna(subset=["progress_median"])
    if len(known) < 2:
        return
    words: dict[str, str | int] = {}
    for place, row in (("high", known.iloc[0]), ("low", known.iloc[-1])):
        words[place] = row["group_label"]
        words[f"{place}_median"] = view.num(row["progress_median"], 1)
        words[f"{place}_wards"] = int(row["ward_count"])
    gap = known["progress_median"].iloc[0] - known["progress_median"].iloc[-1]
    st.markdown(view.t("map-peer-sentence", gap=view.num(gap, 1), **words))


def _group(view: View, kind: str, name: Any) -> str:
    return view.term("ward_type", name) if kind == "ward_type" else str(name)


def week_change(view: View) -> None:
    """What improved or fell since last week (L12), the largest fall first."""
    change = ask(view, "index_change", days_back=7).sort_values("progress_change")
    moved = change.dropna(subset=["progress_change"])
    if moved.empty:
        st.info(view.t("map-change-none"), icon=":material/inbox:")
        return
    st.markdown(_change_sentence(view, moved, len(change) - len(moved)))
    present.note(view, "map-change-note")
    present.table(view, change, file_stem="index_change")


def _change_sentence(view: View, moved: pd.DataFrame, unknown: int) -> str:
    """How many wards rose and fell, and which moved most."""
    change = moved["progress_change"].round(1)
    ends = {"fell": moved.iloc[0], "rose": moved.iloc[-1]}
    return view.t(
        "map-change-sentence",
        up=int((change > 0).sum()),
        down=int((change < 0).sum()),
        same=int((change == 0).sum()),
        unknown=unknown,
        **{f"{name}_ward": row["ward_name"] for name, row in ends.items()},
        **{f"{name}_points": view.signed(row["progress_change"]) for name, row in ends.items()},
    )


def commended(view: View) -> None:
    """Who deserves commendation (L13): 14 days on plan with clean reports."""
    wards = ask(view, "commendation")
    present.note(view, "map-commendation-note")
    if wards.empty:
        st.info(view.t("map-commendation-none"))
        return
    present.table(view, wards, file_stem="commendation")


COMPARISONS = {"peers": peer_groups, "change": week_change, "commendation": commended}
