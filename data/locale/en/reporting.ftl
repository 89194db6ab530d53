# The page "Reporting discipline" (pages/reporting.py).

# Deadline
reporting-deadline-left = { $left } left until the { $deadline } deadline of { $day }
reporting-deadline-passed = The { $deadline } deadline of { $day } has passed
reporting-deadline-note = A report received at { $deadline }:00 sharp is late. Server clock, Hanoi time.
reporting-left-days = { $days } d { $hours } h
reporting-left-hours = { $hours } h { $minutes } min
reporting-left-minutes = { $minutes } min
reporting-left-last-minute = less than a minute

# Wards by status
reporting-not-started = { $count ->
    [one] 1 ward has not begun its campaign, or has ended it, and owes no report for this day.
   *[other] { $count } wards have not begun their campaign, or have ended it, and owe no report for this day.
}

# Call list
reporting-unreported = Not reported: { $count } { $count ->
    [one] ward
   *[other] wards
}
reporting-unreported-hint = Use the copy icon at the right edge of the box to paste the list into Zalo.
reporting-unreported-none = Every ward that owes a report for { $day } has sent one.
reporting-incomplete = Sent but incomplete: { $count } { $count ->
    [one] ward
   *[other] wards
}
reporting-copy-head-before = No report for { $day } yet from { $count } of { $total } wards (at { $known_at }; the deadline is { $deadline }):
reporting-copy-head-after = No report for { $day } from { $count } of { $total } wards (as of { $known_at }; the { $deadline } deadline has passed):
reporting-copy-incomplete = Reports for { $day } that lack required figures ({ $count }), please complete:
reporting-copy-line = - { $district }: { $wards }
reporting-copy-demo = [SIMULATED DATA, do not send]
reporting-today-table = Report status of each ward for { $day }

# Switch of parts
reporting-part = More
reporting-part-strip = { $campaign_days }-day strip
reporting-part-rates = Rates
reporting-part-faults = Repeated faults
reporting-part-problems = Data problems
reporting-part-versions = Versions

# The strip
reporting-strip = Each cell is one ward's report for one day
reporting-strip-caption = Rows: { $wards } wards. Columns: campaign days. Symbols and colours as in the legend; the upright line is { $day }.
reporting-strip-order = Order
reporting-strip-order-faults = Most faults first
reporting-strip-order-district = By former district
reporting-strip-alt = Grid of { $wards } wards by { $days } days: up to { $day } there are { $on_time } reports on time, { $late } late, { $incomplete } incomplete and { $missing } missing.
reporting-strip-received = received
reporting-strip-version = { "version " }

# Rates by day and by ward
reporting-rates = Share of reports on time and complete, by day
reporting-rates-caption = On time: of the reports whose deadline has passed. Complete: of the reports received. A day whose deadline has not passed is not drawn yet.
reporting-rates-alt = Two lines by day: on { $day } { $on_time } of the due reports were on time and { $complete } of the received ones were complete.
reporting-rates-on-time = On time
reporting-rates-complete = Complete
reporting-counts = Reports by status, each day
reporting-counts-alt = Stacked columns of wards by report status each day; on { $day }: { $on_time } on time, { $late } late, { $incomplete } incomplete, { $missing } missing.
reporting-counts-axis = wards
reporting-rates-ward = Rates of each ward since its campaign began

# Repeated faults
reporting-faults-caption = Counted from each ward's first day to { $day }. { $count } of { $total } wards have { $limit } or more. It is a question to ask the ward, not a verdict.
reporting-faults-none = Up to { $day } no ward has { $limit } or more late, incomplete or missing reports.
reporting-faults-alt = Horizontal bars of late, incomplete and missing reports of the { $count } wards with most faults; the most is { $ward } with { $faults }.
reporting-faults-axis = days with a fault
reporting-faults-top = The picture shows the { $shown } with most faults; the table has all { $count }.

# Data problems
reporting-problems = Errors, warnings and questions by rule, since the campaign began
reporting-problems-caption = An error refuses the row it touches; a warning is kept with the report; a question is about a figure that may be right, and the ward can answer it with a reason.
reporting-problems-none = No error, warning or question in the reports received so far.
reporting-problems-alt = Horizontal bars of errors, warnings and questions by rule; the most frequent is { $rule } with { $count }.
reporting-problems-axis = occurrences
reporting-problems-received = Reports for { $day }: { $count } received; { $errors } with errors, { $warnings } with warnings or questions; { $refused } attempts refused.

# Versions of a report
reporting-versions = The versions sent of one report
reporting-versions-day = Day of the report
reporting-versions-none = No version of the report for { $day } has come in.
reporting-versions-diff = What a later version changed
reporting-versions-no-diff = There is one version only, or the versions hold the same summary figures.
reporting-versions-problems = Errors, warnings and questions of this report
reporting-clock = **{ $ward }** began on { $start } and ends on { $end }: { $day } is its **day { $day_no } of { $n_days }**; reports for { $reports } days have come in.
reporting-clock-ended = **{ $ward }** began on { $start } and ended on { $end } (its { $n_days } days are over); reports for { $reports } days have come in.
reporting-clock-before = **{ $ward }** had not begun its campaign on { $day }; it begins on { $start }.
reporting-empty-history = No report was due yet at the moment shown.
reporting-file-today = reports-of-the-day
reporting-file-strip = reporting-strip
reporting-file-daily = rates-by-day
reporting-file-ward = rates-by-ward
reporting-file-faults = repeated-faults
reporting-file-problems = data-problems
reporting-file-versions = versions
reporting-file-diff = changes-between-versions
reporting-file-problem-list = problems-of-the-report
reporting-strip-span = Days
reporting-strip-span-all = All { $campaign_days } days
reporting-strip-span-14 = Last 14 days
reporting-faults = Wards with repeated late, incomplete or missing reports
reporting-faults-limit = Faults
reporting-faults-limit-name = { $limit } or more

# Questions and the reasons that answer them
reporting-questions = Questions about the reports in force
reporting-questions-counts = { $questions } questions up to { $day }; { $answered } have a reason, { $open } are open.
reporting-questions-note = Questions about replaced versions are no longer here. A reason is what the ward says; nobody has verified it.
reporting-questions-first = The table has the newest { $shown } of { $count } questions; for all of them: python -m campaign query question_list --param row_limit={ $limit }
reporting-questions-none = There is no question about the reports in force.
reporting-questions-filter = Questions shown
reporting-questions-filter-all = All
reporting-questions-filter-open = Open
reporting-questions-filter-answered = Answered
reporting-questions-empty = There is no such question.
reporting-file-questions = questions
