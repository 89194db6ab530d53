"""A ward officer's quarter of an hour: template, workbook, upload, receipt, new figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from campaign.labels import text
from campaign.report.contract import contract
from tests.browser.conftest import Server, started
from tests.browser.screenshots import settle
from tests.browser.test_pages import open_at

WARD, DAY = "00118", "2025-09-06"
FILLED = {
    "cutoff_time": "15:30",
    "reporting_unit": "Điểm PVHCC",
    "dossiers_received": 40,
    "dossiers_online": 4,
    "dossiers_online_full": 0,
    "dossiers_direct": 36,
    "dossiers_postal": 0,
    "dossiers_resolved": 40,
    "resolved_on_time": 10,
    "resolved_late": 30,
    "results_electronic": 0,
    "it_officer_degree": 0,
    "it_officer_concurrent": 0,
    "it_contract_hired": 0,
    "tech_support_telecom": 0,
    "tech_support_student": 0,
    "officials_trained_cum": 1,
    "cdt_members_trained_cum": 1,
    "support_requests": 20,
    "support_resolved": 0,
}


@pytest.fixture(scope="module")
def office(demo_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard of one's own: these tests store reports."""
    with started(demo_master, tmp_path_factory.mktemp("office")) as running:
        yield running


def download_template(page: Page, office: Server, target: Path) -> Path:
    """The prefilled workbook, as the browser saves it."""
    open_at(page, office, "upload", ward=WARD, day=DAY)
    with page.expect_download() as waiting:
        page.locator(".st-key-upload-template button").click()
    path = target / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def fill(path: Path, values: dict[str, object]) -> None:
    """Fill the summary row of the workbook under its Vietnamese headers."""
    sheet = contract().sheet("1_TongHop")
    book = load_workbook(path)
    rows = book[sheet.name]
    column = {str(cell.value): cell.column for cell in rows[1] if cell.value}
    for field in sheet.fields:
        if field.name in values:
            header = next(h for h in column if h.startswith(field.header_vi))
            rows.cell(2, column[header], values[field.name])
    book.save(path)


def progress_on_the_map(page: Page, office: Server) -> str:
    """The ward's figure P as the map's panel shows it."""
    open_at(page, office, "ward_map", ward=WARD, as_of=DAY)
    tiles = page.locator(".st-key-ward-panel [data-testid=stMetric]")
    return tiles.filter(has_text="(P)").first.locator("[data-testid=stMetricValue]").inner_text()


def test_a_filled_template_changes_the_maps_figure(
    page: Page, office: Server, tmp_path: Path
) -> None:
    before = progress_on_the_map(page, office)
    path = download_template(page, office, tmp_path)
    fill(path, FILLED)

    page.locator("input[type=file]").set_input_files(path)
    confirm = page.get_by_role("button", name=text("vi", "upload-confirm-demo", reports=1))
    confirm.click()
    expect(page.locator("body")).to_contain_text(f"BC-{DAY.replace('-', '')}-{WARD}")
    after = progress_on_the_map(page, office)

    assert float(after.replace(",", ".")) < float(before.replace(",", ".")) - 10


def test_a_broken_workbook_shows_its_cells_and_stores_nothing(
    page: Page, office: Server, tmp_path: Path
) -> None:
    path = download_template(page, office, tmp_path)
    fill(path, {**FILLED, "dossiers_online": 90, "counter_visits": "nhiều"})
    figure = progress_on_the_map(page, office)
    open_at(page, office, "upload", ward=WARD, day=DAY)

    page.locator("input[type=file]").set_input_files(path)
    settle(page)

    body = page.locator("body")
    expect(body).to_contain_text("1_TongHop")
    expect(body).to_contain_text("nhiều")
    expect(body).to_contain_text(text("vi", "upload-nothing-to-store"))
    confirm = page.get_by_role("button", name=text("vi", "upload-confirm-demo", reports=1))
    expect(confirm).to_have_count(0)
    assert progress_on_the_map(page, office) == figure


def test_a_renamed_picture_gets_a_sentence_not_a_traceback(
    page: Page, office: Server, tmp_path: Path
) -> None:
    path = tmp_path / "bao-cao.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    open_at(page, office, "upload")

    page.locator("input[type=file]").set_input_files(path)
    settle(page)

    expect(page.locator("body")).to_contain_text("bao-cao.xlsx")
    expect(page.locator("body")).to_contain_text(text("vi", "upload-nothing-to-store"))
    expect(page.get_by_text("Traceback")).to_have_count(0)
