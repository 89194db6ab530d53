"""A workbook with everything that officers' own workbooks hold and that must survive."""

import zipfile
from functools import lru_cache
from io import BytesIO

from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from tests.report.uploads import grid, workbook, zipped

_FORMULA, _RESULT = b"<f>SUM(G2:G2)</f><v />", b"<f>SUM(G2:G2)</f><v>40</v>"


@lru_cache(maxsize=1)
def rich_workbook() -> bytes:
    """Formats, formulas with results, checks, a chart, a picture, a comment, a hidden sheet.

    G2 is bold with a border and a number format; B20:C22 is merged; G12 holds 40 as the result of
    a formula; H2 has a comment of the officer.
    """
    sheets = {
        "1_TongHop": grid("1_TongHop"),
        "Nháp": [["tạm", 1], ["=A1", 2]],
        "3_TapHuan": grid("3_TapHuan"),
    }
    content = workbook(sheets, _dress)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert _FORMULA in sheet
    return zipped(parts | {"xl/worksheets/sheet1.xml": sheet.replace(_FORMULA, _RESULT)})


def _dress(book: Workbook) -> None:
    worksheet = book["1_TongHop"]
    line = Side(style="medium", color="FF00B050")
    worksheet["G2"].font = Font(name="Times New Roman", size=13, bold=True, color="FF7030A0")
    worksheet["G2"].border = Border(left=line, bottom=line)
    worksheet["G2"].number_format = "#,##0"
    worksheet["G2"].alignment = Alignment(horizontal="center")
    worksheet["F2"].fill = PatternFill("solid", start_color="FFFFFF00")
    worksheet["G12"] = "=SUM(G2:G2)"
    worksheet["H2"].comment = Comment("Hỏi lại Điểm PVHCC", "Chị Hoa")
    worksheet["B20"] = None
    worksheet.merge_cells("B20:C22")
    worksheet.column_dimensions["G"].width = 33
    worksheet.conditional_formatting.add(
        "M2:M9", CellIsRule(operator="greaterThan", formula=["5"], font=Font(italic=True))
    )
    check = DataValidation(type="whole", operator="between", formula1="0", formula2="2000")
    check.add("G2:G9")
    worksheet.add_data_validation(check)
    worksheet.print_title_rows = "1:1"
    worksheet.print_area = "A1:L30"
    worksheet.freeze_panes = "B2"
    chart = BarChart()
    chart.add_data(Reference(worksheet, min_col=7, min_row=1, max_row=2), titles_from_data=True)
    worksheet.add_chart(chart, "A30")
    worksheet.add_image(_picture(), "H30")
    book.defined_names["HoSo"] = DefinedName("HoSo", attr_text="'1_TongHop'!$G$2")
    book["Nháp"].sheet_state = "hidden"
    book.active = 2


def _picture() -> Image:
    data = BytesIO()
    Picture.new("RGB", (8, 8), "red").save(data, "PNG")
    return Image(BytesIO(data.getvalue()))
