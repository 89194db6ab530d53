### The template workbook (its own texts are always Vietnamese) and the contract's documentation.

template-title = Report of { $day } – { $ward }
template-footer = { $ward } – report of { $day }
template-version = { $campaign_name } · Template version: { $version }
template-unit = Unit: { $unit }
template-how-file = Fill in sheet 1_TongHop (one row) and the detail sheets where something happened, then send this very file. Do not rename sheets or change the header row.
template-how-grey = Grey cells (date, ward code and name) are filled in and locked; a row with nothing else counts as empty.
template-how-yellow = Yellow header: required. In sheet 1_TongHop an empty yellow cell makes the report incomplete. Blue header: fill in if there is a figure.
template-how-blank = An empty cell means “not reported”, which is not 0. Write 0 if nothing happened.
template-how-numbers = Write counts without separators: 1043. Write decimals with a comma: 2,5.
template-how-dates = Write dates as day/month/year: { $campaign_start }. Write times on the 24-hour clock: 15:30.
template-how-deadline = Send before { $campaign_deadline } every day; { $campaign_deadline }:00 is late. Figures run from { $campaign_deadline } of the day before to the cut-off.
template-how-privacy = Never write anybody's name, telephone, identity number, e-mail or house number: a row with personal data is refused.
template-notes-sheet = Sheet
template-notes-field = Column header
template-notes-english = English
template-notes-meaning = Meaning
template-notes-unit = Unit
template-notes-required = Required
template-notes-range = Range
template-notes-choices = Choices
template-notes-note = Note
template-kind-key = Identifies the row
template-kind-meta = About the report
template-kind-daily = Figure of the day
template-kind-stock = Figure at the cut-off
template-kind-cumulative = Cumulative, without duplicates
template-kind-state = State at the cut-off
template-kind-dimension = Classification
template-required-key = Required (key)
template-required-complete = Required for a complete report
template-required-yes = Required in its row
template-required-no = Optional
template-range-text = at most { $limit } characters
template-range-code = 5 digits
template-range-date = dd/mm/yyyy
template-range-time = 00:00–23:59
template-range-bool = Có or Không
template-range-enum = from the list
template-range-int = whole number
template-range-decimal = decimal number
template-error-title = Value not valid
template-error-int = “{ $header }” takes a whole number from { $low } to { $high }. Leave it empty if not known; write 0 if nothing happened (where allowed).
template-error-decimal = “{ $header }” takes a number from { $low } to { $high }.
template-error-enum = “{ $header }”: choose a value from the list.
template-error-bool = “{ $header }”: choose Có or Không.
template-error-date = “{ $header }”: write the date as day/month/year, e.g. { $campaign_start }.
template-error-time = “{ $header }”: write the time on the 24-hour clock, from { $low } to { $high }, e.g. 15:30.
template-error-text = “{ $header }”: at most { $limit } characters, no personal data.
template-error-code = “{ $header }”: write the 5-digit code.

## docs/report-contract.md

contract-severity-error = error
contract-severity-warning = warning
contract-severity-question = question
