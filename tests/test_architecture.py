"""The conventions of the code as tests; each failure says where the code belongs.

To add one: a function that collects offenders as "path: what is wrong" and asserts there are none.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(p for p in (ROOT / "pages").glob("*.py") if p.name != "__init__.py")
MODULES = sorted((ROOT / "campaign").rglob("*.py"))
SQL_FILES = sorted((ROOT / "queries").rglob("*.sql"))
PAGE_LINES, MODULE_LINES, FUNCTION_LINES, SQL_LINES = 80, 300, 40, 80

# Who may import whom inside campaign/ (docs/architecture.md, "Layers").
BASE = {"settings", "campaigns", "clock", "labels", "formats", "frames", "spelling", "windows"}
BASE |= {"wards", "ward_names", "ward_shapes", "logs", "metrics"}
MAY_IMPORT = {
    "report": {"report"},
    "store": {"store", "report"},
    "charts": {"charts"},
    "exports": {"exports", "charts"},
    "insight": {"insight"},
    "access": {"access"},
    "sign_in": {"access"},
    "editions": {"editions", "store", "insight", "exports", "access", "report"},
    "demo": {"demo", "report", "store", "editions"},
    "door": {"door", "store", "report", "access", "editions"},
    "front": {"front"},
    "columns": {"charts", "report"},
    "public": {"public", "editions", "store", "door", "charts", "exports", "access", "columns"},
    "ui": {"ui", "store", "door", "charts", "exports", "insight", "access", "sign_in", "report"}
    | {"editions", "public", "columns"},
    "server": {"ui", "store", "demo", "door", "access", "sign_in", "public"},
    "cli": {"store", "report", "demo", "door", "front", "access", "sign_in", "editions"},
    "__main__": {"cli"},
}
FOREIGN = {
    "streamlit": {"ui", "server", "sign_in"},
    "duckdb": {"store"},
    "plotly": {"charts"},
    "pydeck": {"charts"},
    "openpyxl": {"report", "exports"},
}


def _area(path: Path) -> str:
    parts = path.relative_to(ROOT / "campaign").parts
    return parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_pages_are_thin_and_only_present(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), f"{_name(path)}: say in a docstring which question it answers"
    assert len(source.splitlines()) <= PAGE_LINES, (
        f"{_name(path)} is over {PAGE_LINES} lines: move sections to campaign/ui/, figures to "
        "campaign/charts/, sums to queries/marts/"
    )
    assert not list(_functions(path)), f"{_name(path)} defines functions: move them to campaign/ui/"
    assert "open_page(" in source, f"{_name(path)}: call open_page() first, the page renders alone"
    banned = {"pandas", "duckdb", "plotly", "pydeck", "numpy"}
    found = {name.split(".")[0] for name in _imports(path)} & banned
    assert not found, f"{_name(path)} imports {found}: ask a mart, draw in campaign/charts/"


def test_modules_and_functions_stay_readable() -> None:
    long = [
        f"{_name(p)}: {n} lines, split it by what it is about"
        for p in MODULES
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > MODULE_LINES
    ]
    long += [
        f"{_name(p)}:{f.lineno} {f.name}: {n} lines, split it"
        for p in MODULES
        for f in _functions(p)
        if (n := (f.end_lineno or f.lineno) - f.lineno + 1) > FUNCTION_LINES
    ]
    assert long == []


def test_layers_are_kept() -> None:
    wrong = []
    for path in MODULES:
        area = _area(path)
        allowed = MAY_IMPORT.get(area, set()) | BASE
        for name in _imports(path):
            parts = name.split(".")
            if parts[0] == "campaign" and len(parts) > 1 and parts[1] not in allowed | {area}:
                wrong.append(f"{_name(path)} imports {name}: see docs/architecture.md, 'Layers'")
            owners = FOREIGN.get(parts[0])
            if owners is not None and area not in owners:
                wrong.append(f"{_name(path)} imports {parts[0]}: only {sorted(owners)} may")
    assert wrong == []


def test_the_documented_direction_is_the_one_that_is_kept() -> None:
    """docs/architecture.md names the layers from the top; nothing imports what stands above it."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    line = re.search(r"`(dashboard → .+?)`", text, re.DOTALL)
    assert line is not None
    layers = [re.findall(r"\w+", step.replace("campaign", "")) for step in line[1].split("→")]
    height = {area: -depth for depth, areas in enumerate(layers) for area in areas}
    assert height.keys() >= {"ui", "public", "door", "editions", "store", "access", "report"}
    upwards = [
        f"{area} imports {other}: move what both need below them"
        for area, allowed in MAY_IMPORT.items()
        for other in allowed
        if area in height and other in height and height[other] > height[area]
    ]
    assert upwards == []


def test_only_settings_reads_the_environment() -> None:
    found = [
        _name(p)
        for p in MODULES
        if re.search(r"os\.(environ|getenv)", p.read_text(encoding="utf-8"))
        and p.name != "settings.py"
    ]
    assert found == [], "read the environment in campaign/settings.py only"


def test_caches_live_in_one_module_and_are_bounded() -> None:
    for path in [*MODULES, *PAGES]:
        text = path.read_text(encoding="utf-8")
        uses = re.findall(r"@st\.cache_(?:data|resource)(\([^)]*\))?", text)
        if path.name == "cached.py":
            assert all("max_entries" in use for use in uses), "bound every cache with max_entries"
        else:
            assert uses == [], f"{_name(path)}: cache in campaign/ui/cached.py only"


def test_only_the_clock_tells_the_time() -> None:
    found = [
        _name(p)
        for p in [*MODULES, *PAGES]
        if re.search(r"datetime\.now\(|date\.today\(", p.read_text(encoding="utf-8"))
        and p.name != "clock.py"
    ]
    assert found == [], "ask campaign.clock.now(), so that a test can say what time it is"


def test_sql_stays_in_files_and_files_stay_short() -> None:
    statement = re.compile(
        r"\b(select|insert into|update|delete from)\s+\w+.*\b(from|values|set)\b"
    )
    for path in [*MODULES, *PAGES]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                is_sql = statement.search(node.value) and "\n" not in node.value.strip()[:1]
                assert not (is_sql and _is_sql_only(node.value)), (
                    f"{_name(path)}:{node.lineno}: move the SQL to a file in queries/"
                )
    long = [_name(p) for p in SQL_FILES if len(p.read_text().splitlines()) > SQL_LINES]
    assert long == [], f"over {SQL_LINES} lines: move a step to queries/staging/"


def _is_sql_only(text: str) -> bool:
    return text.strip().lower().startswith(("select", "with ", "insert", "update", "delete"))


def test_page_registry_equals_the_files() -> None:
    from campaign.access.pages import NEEDED
    from campaign.ui import pages

    assert sorted(spec.page_id for spec in pages.PAGES) == [p.stem for p in PAGES]
    assert sorted(NEEDED) == [p.stem for p in PAGES]


def test_both_languages_say_the_same_things() -> None:
    from campaign import labels

    assert sorted(labels.keys("vi")) == sorted(labels.keys("en"))


def test_nothing_points_outside_the_project() -> None:
    outside = re.compile(r"""["' (=](?:/(?:home|root|Users|opt|srv|mnt)/|\.\./)""")
    files = [*MODULES, *PAGES, *SQL_FILES, ROOT / "Makefile", ROOT / "dashboard.py"]
    found = [_name(p) for p in files if outside.search(p.read_text(encoding="utf-8"))]
    assert found == [], "what the project needs, it contains: copy it into data/"


def test_marts_name_the_pages_that_use_them() -> None:
    wrong = []
    for path in sorted((ROOT / "queries" / "marts").glob("*.sql")):
        users = re.search(r"^-- used by: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert users, f"{_name(path)}: say who uses it in the header"
        for user in users.group(1).split(", "):
            if user != "command line" and not (ROOT / user).exists():
                wrong.append(f"{_name(path)}: {user} does not exist")
    assert wrong == []
