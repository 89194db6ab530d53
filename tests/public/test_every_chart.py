"""Every chart that a public page shows has an embed: what is drawn, and what pages offer.

One test reads the code and says where to add what is missing; the other walks through the pages as
a public reader does, opens every offer and compares the picture behind it with the one shown.
The charts of the reporting page are not public and need none.
"""

import ast
import base64
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from campaign import editions
from campaign.charts import training
from campaign.charts.key_figures import LINES
from campaign.charts.measures import MEASURES
from campaign.public.choices import MEASURE
from campaign.public.pictures import PICTURES
from campaign.public.scene import rows_at
from campaign.ui import cached
from campaign.ui.map_sections import GROUP_KINDS
from campaign.ui.pages import PAGES
from campaign.ui.training_sections import GROUPS
from tests.public.conftest import Site

ROOT = Path(__file__).resolve().parents[2]
PUBLIC_PAGES = [spec for spec in PAGES if spec.permission is None]
PICTURE_MODULES = sorted((ROOT / "campaign" / "public").glob("*_pictures.py"))

# Functions of campaign/charts that a public page calls and that draw no chart of their own.
NO_CHART = {
    "deck.ward_deck": "the map as a page draws it; its embed is ward_svg.picture",
    "ward_svg.small_map": "the map by band, smaller; its embed is ward_svg.picture",
    "ward_svg.ward_paths": "shapes of the map",
    "overview.day_counter": "which day it is: the calendar, no figure",
    "overview.call_list": "words: wards and reasons",
    "overview.looks_legend": "words and signs of the map",
    "overview.status_words": "words",
    "map_rows.short_name": "words",
    "map_rows.legend_row": "words and signs of the map",
    "map_rows.legend_rows": "words and signs of the map",
    "map_rows.table": "rows",
    "map_rows.ward_values": "rows",
    "district_panels.days_words": "words",
    "district_panels.with_days_ahead": "rows",
    "district_panels.newest": "rows",
    "district_panels.day_count": "a number",
    "district_panels.panels": "what small_multiples.grid draws",
    "volunteers.as_turns": "rows",
    "volunteers.fill_summary": "rows",
    "volunteers.student_districts": "rows",
    "staffing.with_duties": "rows",
    "staffing.checklist_counts": "rows",
    "training.platform_names": "words",
    "theme.mark_demo": "words in a figure",
    "theme.config": "plotly's buttons",
}
# Streamlit's ways to draw; a page draws through the modules named here.
DRAWING = re.compile(
    r"st\.(\w*_chart|pyplot|map|image|graphviz_chart|vega_lite_chart)\(|chart_data="
)
DRAWERS = {
    "campaign/ui/present.py": "plotly_chart of campaign.charts; lines of tiles: embed key-figures",
    "campaign/ui/map_sections.py": "the map",
}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imported(path: Path) -> Iterator[Path]:
    """The modules of campaign/ui that `path` imports."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("campaign.ui"):
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                file = ROOT / f"{str(name).replace('.', '/')}"
                yield from (
                    p for p in (file.with_suffix(".py"), file / "__init__.py") if p.exists()
                )


def _modules_of(page: Path) -> set[Path]:
    """The page's file and every module of campaign/ui that it reaches."""
    found, waiting = set(), [page]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _imported(path)
    return found


def _charts_in(path: Path) -> set[str]:
    """The functions of campaign/charts that a module names, as "module.function"."""
    tree, modules, functions = _tree(path), {}, {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        for alias in node.names:
            if node.module == "campaign.charts":
                modules[alias.asname or alias.name] = alias.name
            elif (node.module or "").startswith("campaign.charts."):
                home = str(node.module).removeprefix("campaign.charts.")
                functions[alias.asname or alias.name] = f"{home}.{alias.name}"
    named = {
        f"{modules[node.value.id]}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in modules
    }
    return {name for name in named | set(functions.values()) if _is_public_function(name)}


def _is_public_function(name: str) -> bool:
    module, _, function = name.partition(".")
    body = _tree(ROOT / "campaign" / "charts" / f"{module}.py").body
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in body)


def test_every_chart_of_a_public_page_is_drawn_for_embedding_too() -> None:
    embedded = set().union(*map(_charts_in, PICTURE_MODULES))
    missing = [
        f"{path.relative_to(ROOT)} (page {spec.page_id}) shows campaign/charts/{name}: draw it in "
        "a campaign/public/*_pictures.py, add it to PICTURES there, offer it with Embed(…) beside "
        "the table's files, name it in docs/public-api.md; or, if it is no chart, add it to "
        "NO_CHART in this file"
        for spec in PUBLIC_PAGES
        for path in sorted(_modules_of(spec.path))
        for name in sorted(_charts_in(path) - embedded - NO_CHART.keys())
    ]
    assert missing == []


def test_the_exceptions_are_still_there_and_charts_are_found() -> None:
    found = set().union(*(_charts_in(p) for spec in PUBLIC_PAGES for p in _modules_of(spec.path)))
    assert NO_CHART.keys() - found == set(), "no public page calls these any more: take them out"
    for known in ("ward.trend", "small_multiples.grid", "overview.band_bar", "training.by_format"):
        assert known in found, "the reading of the code is broken"


def test_public_pages_draw_in_two_places_only() -> None:
    places = {
        f"{path.relative_to(ROOT)}"
        for spec in PUBLIC_PAGES
        for path in _modules_of(spec.path)
        if DRAWING.search(path.read_text(encoding="utf-8"))
    }
    assert places == DRAWERS.keys(), "draw with present.chart, so that the chart can be embedded"


def test_every_embed_is_named_in_the_documentation() -> None:
    text = (ROOT / "docs" / "public-api.md").read_text(encoding="utf-8")
    assert [name for name in PICTURES if f"`{name}`" not in text] == []
    known = {choice.name for picture in PICTURES.values() for choice in picture.choices}
    assert [name for name in known if f"`{name}`" not in text] == []


# As a public reader: every page with every choice that changes which charts it shows.
WARD = "00118"
MAP = [
    *({"measure": name, "ward": WARD} for name in ("band", "t1", "online_rate", "commendation")),
    *({"compare": "peers", "by": kind, "zoom": "centre"} for kind in GROUP_KINDS),
    *({"compare": part} for part in ("change", "commendation")),
]
TRAINING = [
    *({"part": part} for part in ("trend", "audiences", "platforms")),
    *({"part": part, "group": name} for part in ("wards", "districts") for name in GROUPS),
    *({"part": "formats", "count": name} for name in ("completed_cum", "completed_count")),
    {"part": "districts", "district": "Quận Ba Đình"},
]
DAYS = product(("force_type", "sending_org"), ("present_turns", "deployed_people", "person_hours"))
VOLUNTEERS = [
    *({"part": part} for part in ("support", "heat", "load", "duties", "students")),
    *({"part": "days", "by": by, "unit": unit} for by, unit in DAYS),
    *({"part": "shifts", "fill": name} for name in ("shift", "force")),
]
EDITIONS = [{"part": part} for part in ("figures", "log", "all", "files")]
WALK = {
    "overview": [{}],
    "ward_map": MAP,
    "training": TRAINING,
    "volunteers": VOLUNTEERS,
    "editions": EDITIONS,
}
OPENED = re.compile(r"\$\$ID-[0-9a-f]+-(.+-(?:embed|fold))$")
SRC = re.compile(r'src="([^"]+)"')


@dataclass(frozen=True)
class Offer:
    """An embed that a page offers: its address, and what it answers."""

    address: str
    text: str

    @property
    def name(self) -> str:
        return Path(urlsplit(self.address).path).stem

    @property
    def figure(self) -> Any:
        found = re.search(r'id="figure">(.*?)</script>', self.text)
        return json.loads(found[1]) if found else None


def shown(page_id: str, params: dict[str, str]) -> AppTest:
    """The page as a public reader has it at first."""
    page = AppTest.from_file(ROOT / "pages" / f"{page_id}.py", default_timeout=60)
    for name, value in {"role": "public", **params}.items():
        page.query_params[name] = value
    return page.run()


def opened(page_id: str, params: dict[str, str]) -> AppTest:
    """The page as a public reader has it, with every fold and every offer open."""
    page = shown(page_id, params)
    known: set[str] = set()
    while shut := set(_keys(page._tree)) - known:
        for key in shut:
            page.session_state[key] = True
        known |= shut
        page.run()
    assert not page.exception, (page_id, params)
    return page


def _keys(node: Any) -> Iterator[str]:
    found = OPENED.match(getattr(getattr(node, "proto", None), "id", ""))
    if found is not None:
        yield found[1]
    for child in getattr(node, "children", {}).values():
        yield from _keys(child)


def offers_of(page: AppTest, site: Site) -> list[Offer]:
    """The frozen embeds of the page; the live one beside each answers as well."""
    sources = [
        unescape(SRC.findall(code.value)[0]) for code in page.get("code") if "<iframe" in code.value
    ]
    frozen = [source for source in sources if "/latest/" not in source]
    assert [source.replace("/latest/", "/3/") for source in sources] == [
        source for source in frozen for _ in range(2)
    ]
    answers = {source: site.get(source) for source in sources}
    assert {answer.status_code for answer in answers.values()} <= {200}, sources
    return [Offer(source, unescape(answers[source].text)) for source in frozen]


def is_same(there: Any, embedded: Any) -> bool:
    """Whether two figures say the same, to the last digit."""
    there, embedded = _plain(there), _plain(embedded)
    if isinstance(there, dict) and isinstance(embedded, dict):
        keys = (there.keys() | embedded.keys()) - {"template"}
        return all(is_same(there.get(key), embedded.get(key)) for key in keys)
    if isinstance(there, list) and isinstance(embedded, list):
        pairs = zip(there, embedded, strict=False)
        return len(there) == len(embedded) and all(is_same(a, b) for a, b in pairs)
    return bool(there == embedded)


def _plain(value: Any) -> Any:
    """plotly's typed arrays as lists, whole numbers as floats."""
    if isinstance(value, dict) and "bdata" in value:
        array = np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
        return (
            np.where(np.isnan(array), None, array).tolist()
            if array.dtype.kind == "f"
            else [float(number) for number in array]
        )
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.fixture
def public_site(demo_dir: Path) -> Iterator[Site]:
    """The public routes over the very store that the pages of this test show."""
    site = Site(cached.store())
    site.open()
    yield site
    site.close()


@pytest.mark.parametrize("page_id", list(WALK))
def test_every_picture_of_a_page_is_offered_and_is_the_same(
    public_site: Site, page_id: str
) -> None:
    for params in WALK[page_id]:
        page = opened(page_id, params)
        offers = offers_of(page, public_site)
        for chart in page.get("plotly_chart"):
            figure = json.loads(chart.proto.spec)
            found = [offer.address for offer in offers if is_same(figure, offer.figure)]
            assert len(found) == 1, (page_id, params, chart.proto.alt, [o.name for o in offers])
        for html in _drawings(page):
            assert any(html in offer.text for offer in offers), (page_id, params, html[:80])


# Pictures of published rows: where the page shows them, what its traces hold by the file's columns,
# and a column of shares, whose decimals have no end in the mart.
OF_FILES = [
    (
        "training",
        {"part": "wards", "group": "officials"},
        {"x": "officials_days_ahead"},
        "officials_days_ahead",
    ),
    (
        "training",
        {"part": "wards", "group": "cdt_members"},
        {"x": "cdt_days_ahead"},
        "cdt_days_ahead",
    ),
    (
        "volunteers",
        {"part": "load"},
        {"x": "dossiers_received_7d", "y": "person_hours_7d"},
        "hours_per_100_dossiers",
    ),
]


@pytest.mark.parametrize(("page_id", "params", "columns", "ratio"), OF_FILES)
def test_a_page_draws_the_very_numbers_of_the_published_file(
    public_site: Site, page_id: str, params: dict[str, str], columns: dict[str, str], ratio: str
) -> None:
    newest = editions.latest(public_site.store)
    assert newest is not None
    dataset = editions.DATASETS[page_id]
    file = public_site.get(f"/api/editions/{newest.edition_no}/{dataset.name}.json").json()["rows"]
    published = {tuple(row[column] for column in columns.values()) for row in file}
    (chart,) = shown(page_id, params).get("plotly_chart")
    drawn = [
        point
        for trace in json.loads(chart.proto.spec)["data"]
        if trace.get("mode") != "lines"  # of the median
        for point in zip(*(_plain(trace[axis]) for axis in columns), strict=True)
    ]
    assert len(drawn) >= training.BARS
    assert set(drawn) <= published
    # The mart itself has more decimals, so that it would show other numbers.
    exact = rows_at(public_site.store, newest, str(dataset.mart))[ratio].dropna()
    assert not set(exact) <= {row[ratio] for row in file}


def _drawings(page: AppTest) -> list[str]:
    """What a page draws as HTML: the bar of the bands, small multiples, the classes of the map."""
    blocks = [unescape(block.proto.body) for block in page.get("html")]
    classes = [re.search(r"<ul class='map-classes'>(.*?)</ul>", block) for block in blocks]
    drawn = [
        block for block in blocks if 'class="band-bar"' in block or 'small-multiples"' in block
    ]
    return [*drawn, *(found[1] for found in classes if found)]


def test_the_lines_of_the_tiles_are_those_of_the_key_figures(public_site: Site) -> None:
    page = opened("overview", {})
    assert "key-figures" in {offer.name for offer in offers_of(page, public_site)}
    newest = editions.latest(public_site.store)
    assert newest is not None
    rows = rows_at(public_site.store, newest, "city_trend").sort_values("as_of_date")
    sparks = [list(metric.proto.chart_data) for metric in page.metric]
    assert sparks == [rows[line.column].dropna().astype(float).tolist() for line in LINES]


def test_the_walk_makes_every_choice_that_a_page_offers(demo_dir: Path) -> None:
    """A new part, or a new option of a switch, has to be walked through as well."""
    made: dict[tuple[str, str], set[Any]] = defaultdict(set)
    offered: dict[tuple[str, str], int] = {}
    for page_id, params in ((p, params) for p, walk in WALK.items() for params in walk):
        for switch in shown(page_id, params).button_group:
            if not switch.key.endswith(("-lang", "-zoom")):
                made[page_id, switch.key].add(switch.value)
                offered[page_id, switch.key] = len(switch.options)
    assert {key: len(values) for key, values in made.items()} == offered
    assert WALK.keys() == {spec.page_id for spec in PUBLIC_PAGES}


def test_the_map_is_embedded_with_every_measure() -> None:
    assert list(MEASURE.options()) == [measure.measure_id for measure in MEASURES]
    walked = {params["measure"] for params in MAP if "measure" in params}
    assert {m.mart for m in MEASURES} == {m.mart for m in MEASURES if m.measure_id in walked}
