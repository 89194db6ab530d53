"""Workbooks: openpyxl in streaming mode, plus one look at the XML for what it does not tell."""

import logging
import warnings
import zipfile
from io import BytesIO
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook import Workbook

from campaign.report.archive import precheck
from campaign.report.headers import HEADER_ROWS, sheet_of_headers, sheet_of_title
from campaign.report.problem import Problem
from campaign.report.raw import RawFile, RawTable
from campaign.report.read_worksheet import Count, Refused, SheetReader
from campaign.report.rules_read import found
from campaign.report.sheet_xml import declares_markup
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits
from campaign.spelling import plain_key

VERSION_PROPERTY = "contract_version"  # the custom property that the template stamps
# The template's own notes and lists, and the list of faults in a workbook that was sent back.
AUXILIARY_SHEETS = frozenset({"ghichu", "danhmuc", "cansua", "cansua2"})

_log = logging.getLogger(__name__)


def workbook_file(file: SourceFile, limits: ReadLimits) -> RawFile:
    """The contract sheets of a workbook, with warnings about the sheets that were not read."""
    refused = precheck(file, limits)
    if refused:
        return RawFile(problems=[refused])
    try:
        with warnings.catch_warnings():
            # openpyxl warns about styles and extensions that it does not keep; we keep none.
            warnings.simplefilter("ignore")
            return _read(file, limits)
    except Refused as refusal:
        return RawFile(problems=[refusal.problem])
    except Exception as error:  # noqa: BLE001 - openpyxl raises nearly anything for a bad file
        _log.warning("workbook %s could not be read: %r", file.sha256, error)
        return RawFile(problems=[found("read-file-broken", file.name)])


def _read(file: SourceFile, limits: ReadLimits) -> RawFile:
    _refuse_declarations(file)
    book = _opened(file)
    result = RawFile(contract_version=_version(book))
    count = Count()
    for worksheet in book.worksheets:
        sheet = sheet_of_title(worksheet.title)
        result.problems.extend(_skipped(file, worksheet, limits, is_known=sheet is not None))
        if sheet is None or worksheet.sheet_state != "visible":
            continue
        if any(table.sheet == sheet.name for table in result.tables):
            raise Refused(found("read-sheet-twice", file.name, sheet=worksheet.title))
        reader = SheetReader(file, worksheet, limits, count)
        rows = reader.all_rows()
        result.problems.extend(reader.hidden_rows(rows))
        result.tables.append(
            RawTable(file.name, worksheet.title, rows, book.epoch, sheet=sheet.name)
        )
    book.close()
    if not result.tables:
        raise Refused(found("read-workbook-sheets", file.name, titles=_titles(book)))
    return result


def _opened(file: SourceFile) -> Workbook:
    """The workbook, every sheet that it names included."""
    reader: Any = ExcelReader(
        BytesIO(file.content), read_only=True, data_only=True, keep_links=False
    )
    reader.read()
    book: Workbook = reader.wb
    # openpyxl passes over a sheet without content in silence; a report would lose it.
    lost = [sheet.name for sheet in reader.parser.sheets if sheet.name not in book.sheetnames]
    if lost:
        raise Refused(found("read-sheet-lost", file.name, sheet=lost[0]))
    return book


def _refuse_declarations(file: SourceFile) -> None:
    """Refuse a file that declares entities: no spreadsheet program does, bombs are made of them."""
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        for part in archive.infolist():
            with archive.open(part) as source:
                if declares_markup(source):
                    raise Refused(found("read-file-entities", file.name, part=part.filename))


def _version(book: Workbook) -> str | None:
    properties: Any = book  # the type stubs do not know custom properties
    names = {prop.name: prop.value for prop in properties.custom_doc_props.props}
    value = names.get(VERSION_PROPERTY)
    return None if value is None else str(value)


def _titles(book: Workbook) -> str:
    return ", ".join(str(title) for title in book.sheetnames[:10])


def _skipped(
    file: SourceFile, worksheet: Any, limits: ReadLimits, *, is_known: bool
) -> list[Problem]:
    """The problem of a sheet that is not read; none for the template's own notes and lists.

    A renamed sheet of the template is an error: a report without it would pass for all there is.
    """
    title = worksheet.title
    if is_known and worksheet.sheet_state == "visible":
        return []
    if plain_key(title) in AUXILIARY_SHEETS:
        return []
    if worksheet.sheet_state != "visible":
        return [found("read-sheet-hidden", file.name, sheet=title)]
    worksheet.reset_dimensions()
    top = worksheet.iter_rows(max_row=HEADER_ROWS, max_col=limits.column_count, values_only=True)
    meant = sheet_of_headers([list(row) for row in top])
    if meant:
        return [found("read-sheet-renamed", file.name, sheet=title, meant=meant.name)]
    return [found("read-sheet-unknown", file.name, sheet=title)]
