"""The officer's own workbook back with its faults marked: downloaded, mended, sent, stored."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from campaign.labels import text
from tests.browser.conftest import Server
from tests.browser.screenshots import settle
from tests.browser.test_pages import open_at
from tests.browser.test_upload import DAY, FILLED, WARD, download_template, fill, office

__all__ = ["office"]  # a fixture


def test_a_marked_workbook_is_downloaded_mended_and_stored(
    page: Page, office: Server, tmp_path: Path
) -> None:
    path = download_template(page, office, tmp_path)
    fill(path, {**FILLED, "dossiers_online": 90})
    open_at(page, office, "upload", ward=WARD, day=DAY)
    page.locator("input[type=file]").set_input_files(path)
    settle(page)

    with page.expect_download() as waiting:
        page.get_by_role("button", name=text("vi", "corrected-button")).click()
    marked = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(marked)
    assert marked.name == f"{path.stem}_can-sua.xlsx"
    book = load_workbook(marked)
    assert book.sheetnames[0] == "Cần sửa"
    assert book["1_TongHop"]["G2"].comment is not None

    fill(marked, FILLED)
    open_at(page, office, "upload", ward=WARD, day=DAY)
    page.locator("input[type=file]").set_input_files(marked)
    page.get_by_role("button", name=text("vi", "upload-confirm-demo", reports=1)).click()
    expect(page.locator("body")).to_contain_text(f"BC-{DAY.replace('-', '')}-{WARD}")
