# Messages of reading files, sheets, rows and cells: what is wrong and how to mend it.

# Wards
read-ward-suggestions = Perhaps: { $wards }.
read-ward-known = (code { $code } is { $code_ward })
read-ward-code-missing = The ward code is missing. The name “{ $name }” belongs to { $name_ward }, code { $name_code }. Fill in the column “Mã xã, phường”.
read-ward-code-malformed = The code “{ $code }” is malformed: a ward code has 5 digits, e.g. 00118. The name “{ $name }” belongs to { $name_ward }, code { $name_code }. Correct the code.
read-ward-code-unknown = The code { $code } is not in the register of Hanoi's 126 wards. The name “{ $name }” belongs to { $name_ward }, code { $name_code }. Check and correct the code.
read-ward-code-of-draft = The code { $code } is that of { $name_ward } in an earlier draft of the code list. By Decision 19/2025/QĐ-TTg the code of { $name_ward } is { $name_code }. Change the code to { $name_code }.
read-ward-name-missing = The ward name is missing{ $known }. Fill in both code and name, so that they can be compared.
read-ward-name-unknown = The name “{ $name }” fits none of the 126 wards since 1 July 2025{ $known }. Write today's name, not one from before the mergers. { $suggestions }
read-ward-type-differs = “{ $name }” names the wrong kind of unit: the register only has { $name_ward } (code { $name_code }). Write “{ $name_ward }” if that is the unit.
read-ward-disagree = Code and name disagree: { $code } is { $code_ward }, but “{ $name }” is { $name_ward } (code { $name_code }). Correct the code or the name, so that both mean the same ward.
read-ward-disagree-draft = Code and name disagree: { $code } is { $code_ward }, but “{ $name }” is { $name_ward }. The code was probably taken from an earlier draft of the code list, where { $code } is { $name_ward }; by Decision 19/2025/QĐ-TTg the code of { $name_ward } is { $name_code }. Correct the code or the name, so that both mean the same ward.

# Files
read-file-empty = The file “{ $file }” is empty. Save the report again and send it again.
read-file-image = “{ $file }” is a picture, not a workbook. Send the Excel file (.xlsx) itself, not a picture of it.
read-file-pdf = “{ $file }” is a PDF. Send the filled-in Excel file (.xlsx) itself.
read-file-html = “{ $file }” is a web page (HTML), whatever its name says. Open it in Excel and save it as “Excel Workbook (.xlsx)”.
read-file-xml = “{ $file }” is an XML file. Open it in Excel and save it as “Excel Workbook (.xlsx)”.
read-file-xls = “{ $file }” is an old Excel file (.xls). Open it in Excel and save it as “Excel Workbook (.xlsx)”.
read-file-encrypted = “{ $file }” is protected by a password and cannot be read. Remove the password (File > Info > Protect Workbook) and send it again.
read-file-xlsm = “{ $file }” holds macros (.xlsm) and is not accepted. Save it as “Excel Workbook (.xlsx)” without macros.
read-file-xlsb = “{ $file }” is a binary Excel file (.xlsb). Save it as “Excel Workbook (.xlsx)”.
read-file-ods = “{ $file }” is an OpenDocument spreadsheet (.ods). Save it as “Excel (.xlsx)”.
read-file-word = “{ $file }” is a Word or PowerPoint file. Send the Excel file (.xlsx) made from the template.
read-file-truncated = “{ $file }” is damaged or was not uploaded completely. Open it on your computer, save it and send it again.
read-file-broken = The structure of “{ $file }” is wrong, so it cannot be read. Open it in Excel or LibreOffice, save it as .xlsx and send it again.
read-file-rar = “{ $file }” is a RAR, 7z or GZ archive and cannot be opened. Send the Excel file (.xlsx) itself, or pack it as ZIP.
read-file-numbers = “{ $file }” is a spreadsheet of Apple's Numbers. Choose File > Export To > Excel and send the .xlsx file.
read-file-entities = “{ $file }” holds strange XML declarations in the part “{ $part }”, a sign of a hostile file, and was not opened. Copy the figures into a new template.
read-file-unknown = “{ $file }” is not XLSX, CSV or ZIP. Send the Excel file (.xlsx) made from the template.
read-file-text = “{ $file }” is a text file, though its name does not end in .csv. If it is CSV, name it .csv; otherwise send the Excel file (.xlsx).
read-file-encoding = “{ $file }” is not encoded in Unicode (perhaps TCVN3, VNI or Windows-1258). Save it as “CSV UTF-8”.
read-csv-quote = “{ $file }” has a quotation mark that is not closed or out of place (noticed in line { $line }). Mend the quotation marks or export the CSV from Excel again.
read-csv-sheet = It is not clear which sheet of the template “{ $file }” is. Name it after the sheet, e.g. “1_TongHop.csv”, and keep the header row.
read-csv-together = “{ $file }” can be read but was not accepted: CSV files sent together are one report, and { $parts } has errors. Mend that file and send all of them again.
read-workbook-sheets = “{ $file }” shows no sheet of the template (its sheets: { $titles }). Use the template and keep the sheet names, e.g. “1_TongHop”.

# Limits
read-limit-raw = “{ $file }” has { $size } MB, more than the limit of { $limit } MB. Split it into several files.
read-limit-parts = “{ $file }” has { $count } parts, more than the limit of { $limit }. Split it into several files.
read-limit-part = “{ $file }”: the part “{ $part }” unpacks to { $size } MB, more than the limit of { $limit } MB. Remove needless formatting and pictures and save it again.
read-limit-total = “{ $file }” unpacks to { $size } MB, more than the limit of { $limit } MB. Remove needless formatting and pictures or split it into several files.
read-limit-ratio = “{ $file }”: the part “{ $part }” is packed more than { $limit } times, a sign of a hostile file, and was not opened. Copy the figures into a new template.
read-limit-rows = “{ $file }” has more than { $limit } rows. Split it into several files.
read-limit-columns = “{ $file }” has data in cell { $cell }, beyond the { $limit } columns that are read. Delete what lies outside the template.
read-limit-cells = “{ $file }” has more than { $limit } cells. Split it into several files.
read-limit-merges = The sheet “{ $sheet }” has more than { $limit } merged ranges. Unmerge the cells and send it again.
read-limit-text = Cell { $cell } of “{ $file }” is longer than { $limit } characters. Shorten it.
read-limit-effort = Reading “{ $file }” needs more than { $memory } MB of memory or more than { $seconds } seconds, so it was not accepted. Download the template anew, copy only the values into it (Paste Special > Values, no formatting) and send it again.

# ZIP
read-zip-path = “{ $file }”: the name “{ $part }” in the archive is not allowed (an odd path, or a name used twice). Pack the reports again.
read-zip-nested = “{ $part }” is an archive inside an archive and was not opened. Take the reports out and pack them once.
read-zip-encrypted = “{ $file }” is protected by a password. Pack it again without one.
read-zip-method = “{ $file }”: “{ $part }” is packed in a way that is not supported. Pack it again as an ordinary ZIP.
read-zip-empty = “{ $file }” holds no files. Pack the reports again.

# Sheets and headers
read-sheet-unknown = The sheet “{ $sheet }” is not part of the template and was not read.
read-sheet-hidden = The sheet “{ $sheet }” is hidden and was not read. If it should be sent, unhide it and send the file again.
read-sheet-renamed = The sheet “{ $sheet }” has the columns of sheet { $meant } but another name, so it was not read. Name it { $meant } again and send the file again.
read-sheet-lost = “{ $file }” names the sheet “{ $sheet }” but does not hold its content: the file is damaged. Open it in Excel, check it, save it as .xlsx and send it again.
read-sheet-legacy = The sheet “{ $sheet }” is typed in an old font (TCVN3, VNI) and not in Unicode (e.g. cell { $cell }: “{ $value }”). Convert it to Unicode (UniKey: Ctrl+Shift+F6) and send it again.
read-row-hidden = The sheet “{ $sheet }” has hidden rows that hold data (row { $rows }). They are read like any other row; unhide and check them, and delete what should not be there.
read-sheet-twice = The sheet “{ $sheet }” stands for the same sheet of the template as another one. Keep one of them.
read-header-none = The sheet “{ $sheet }” has no header row in its first 11 rows. Keep the header row of the template.
read-header-twice = The column “{ $header }” appears twice ({ $first } and { $cell }). Delete one of them.
read-header-missing = The sheet “{ $sheet }” lacks the column { $headers }. Use the header row of the template.
read-header-unknown = The column “{ $value }” (cell { $cell }) is not part of the template and was not read.
read-header-blank = A column holds data but its header cell { $cell } is blank, so it was not read.
read-row-long = Row { $row } has { $count } cells, more than the { $width } of the header: perhaps a separator inside a text. Put that text in quotation marks.
read-row-short = Row { $row } has only { $count } cells, fewer than the { $width } of the header. Export the CSV again with all columns.

# Cells
read-cell-order = The sheet “{ $sheet }” of “{ $file }” numbers its rows or cells out of order or twice (at { $cell }), so data might be lost. Open it in Excel, save it as .xlsx and send it again.
read-cell-broken = Cell { $cell } of the sheet “{ $sheet }” says “{ $value }”, which is not what its type announces, so the file cannot be read. Open it in Excel, type the cell again and save.
read-cell-error = The cell shows the error { $value }. Mend the formula or type the value.
read-cell-formula = The cell holds a formula without a saved result. Open the file in Excel and save it, or type the value.
read-cell-merged = The cell is covered by the merged range { $value } and has no value of its own. Unmerge the cells and fill in each one.
read-code = “{ $value }” is not a ward code: a code has 5 digits, e.g. 00118.
read-number-text = “{ $value }” is not a number. Write digits only, e.g. 1043; leave the cell empty if there is no figure.
read-number-spaced = “{ $value }” has spaces between its digits. Write them together, e.g. 1043.
read-number-grouping = “{ $value }” has points or commas in the wrong places. Write e.g. 1043 or 57,05.
read-number-ambiguous = “{ $value }” may be { $vi } (written the Vietnamese way) or { $en } (written the English way). Write it without thousands separators.
read-number-large = “{ $value }” is too large. Check the figure.
read-number-thousands = “{ $value }” is not a whole number. If { $thousands } is meant, type { $thousands } without points or commas.
read-number-fraction = “{ $value }” is not a whole number. This cell takes whole numbers only, written without points or commas, e.g. 1043.
read-number-bool = The cell is a true/false value ({ $value }); a number is needed. Type the number, e.g. 1043.
read-number-date = The cell is a date or time ({ $value }); a number is needed. Change the cell's format to Number and type the value again.
read-date-text = “{ $value }” is not a date. Write day/month/year, e.g. { $campaign_start }.
read-date-number = The number { $value } is not a valid date. Write day/month/year, e.g. { $campaign_start }.
read-date-month-first = “{ $value }” seems to have the month first. Write the day first: for day { $day } of month { $month } write { $day }/{ $month } and the year.
read-date-short-year = “{ $value }” lacks the first two digits of the year. Write it in full, e.g. { $campaign_start }.
read-date-impossible = “{ $value }” is not in the calendar. Check day and month.
read-time-text = “{ $value }” is not a time. Write hours:minutes, e.g. 15:30 or 15h30.
read-time-date = “{ $value }” is a date with a time. Write the time only, e.g. 15:30.
read-time-impossible = “{ $value }” is not a time of day (00:00 to 23:59). Write the time by the 24-hour clock, e.g. 15:30.
read-bool = “{ $value }” is unclear. Write Có (yes) or Không (no).
read-enum = “{ $value }” is not in the list. Choose one of: { $choices }.
read-text-date = The cell is a date or time ({ $value }); text is needed. Change the cell's format to Text and type it again.
read-text-legacy = “{ $value }” is typed in an old font (TCVN3, VNI) and not in Unicode. Convert it to Unicode (UniKey: Ctrl+Shift+F6) or type the cell again.
read-text-control = The text holds invisible control characters ({ $value }). Type the cell again.
