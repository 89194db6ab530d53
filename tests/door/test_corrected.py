"""GET /api/reports/NUMBER/corrected: a ward fetches its workbook with the faults marked."""

from io import BytesIO

import openpyxl
import pytest

from campaign.wards import register
from tests.door.test_routes import as_file, refused
from tests.door.writer_process import Writer
from tests.report.uploads import grid, workbook

OTHER = "00004"
WARDS = (found for found in register().wards[100:])


@pytest.fixture
def ward() -> dict[str, str]:
    """The key cells of a ward that no other test reports for."""
    found = next(WARDS)
    return {"ward_code": found.ward_code, "ward_name": found.ward_name}


def words(content: bytes) -> set[object]:
    """What the cells of the first sheet say."""
    rows = openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return {value for row in rows for value in row}


def test_a_refused_workbook_is_fetched_marked_and_accepted_when_mended(
    writer: Writer, ward: dict[str, str]
) -> None:
    token = writer.token(ward["ward_code"])
    content = workbook({"1_TongHop": grid("1_TongHop", ward | {"dossiers_online": 99})})
    (receipt,) = writer.post(token, ("báo cáo.xlsx", content)).json()
    path = f"/api/reports/{receipt['receipt_no']}/corrected"
    answer = writer.get(token, path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")
    assert "b%C3%A1o%20c%C3%A1o_can-sua.xlsx" in answer.headers["content-disposition"]
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book["1_TongHop"]["G2"].fill.fgColor.rgb == "FFFF7B7B"
    in_english = writer.get(token, f"{path}?lang=en")
    assert "Sai gì, sửa thế nào" in words(answer.content)
    assert "What is wrong, how to mend it" in words(in_english.content)
    refused(writer.get(writer.token(OTHER), path), 404, "no-such-receipt")
    book["1_TongHop"]["G2"] = 40
    mended = BytesIO()
    book.save(mended)
    again = writer.post(token, ("báo cáo_can-sua.xlsx", mended.getvalue()))
    assert (again.status_code, again.json()[0]["status"]) == (200, "accepted")


def test_a_workbook_with_reports_of_other_wards_is_not_given_out(
    writer: Writer, ward: dict[str, str]
) -> None:
    token = writer.token(ward["ward_code"])
    rows = [ward | {"dossiers_online": 99}, {"ward_code": OTHER, "ward_name": "Ba Đình"}]
    content = workbook({"1_TongHop": grid("1_TongHop", *rows)})
    (receipt,) = writer.post(token, ("hai.xlsx", content)).json()
    own = [r["receipt_no"] for r in receipt["reports"] if r["ward_code"] == ward["ward_code"]]
    refused(writer.get(token, f"/api/reports/{own[0]}/corrected"), 404, "nothing-marked")


def test_what_is_no_workbook_has_nothing_marked(writer: Writer, ward: dict[str, str]) -> None:
    token = writer.token(ward["ward_code"])
    (receipt,) = writer.post(token, as_file(ward["ward_code"], dossiers_online=99)).json()
    answer = writer.get(token, f"/api/reports/{receipt['receipt_no']}/corrected")
    refused(answer, 404, "nothing-marked")
    missing = "/api/reports/BC-20250812-99999-01-0000/corrected"
    refused(writer.get(token, missing), 404, "no-such-receipt")


def test_the_workbook_of_a_refused_sender_is_marked_for_the_sender_alone(
    writer: Writer, ward: dict[str, str]
) -> None:
    others = {"ward_code": OTHER, "ward_name": "Ba Đình"}
    content = workbook({"1_TongHop": grid("1_TongHop", others)})
    token = writer.token(ward["ward_code"])
    (receipt,) = writer.post(token, ("nhầm.xlsx", content)).json()
    assert [problem["rule_id"] for problem in receipt["problems"]] == ["F12"]
    path = f"/api/reports/{receipt['receipt_no']}/corrected"
    refused(writer.get(writer.token(OTHER), path), 404, "no-such-receipt")
    answer = writer.get(token, path)
    assert answer.status_code == 200
    assert "Sai gì, sửa thế nào" in words(answer.content)
