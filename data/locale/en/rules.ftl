### Messages of the rules of the daily report: what is wrong and how to mend it.
### header_*, other_* are the column headers of the cell and of the cell it is compared with.

rule-cell = Column “{ $header_en }” ({ $header_vi }): { $reason_en }
rule-R01 = { $reason_en }
rule-R03 = “{ $header_en }” ({ $header_vi }) says { $written }. A count cannot be negative; write a number from 0.
rule-R02-future = “{ $header_en }” ({ $header_vi }) says { $written }, after the day the report was received ({ $received }). Write the day of the figures; a day that has not come cannot be reported.
rule-R02-window = “{ $header_en }” ({ $header_vi }) says { $written }, outside the ward's campaign days ({ $start } to { $end }). Check the report date.
rule-R02-baseline = “{ $header_en }” ({ $header_vi }) says { $written }, more than 30 days away from the campaign. Write a day from { $start } to { $end }.
rule-F01 = “{ $header_en }” ({ $header_vi }) is required but empty. { $zero ->
    [yes] Fill it in; write 0 if there is nothing.
   *[no] Fill it in.
}
rule-F01-column = The column “{ $header_en }” ({ $header_vi }) is missing, so row { $row } lacks a required value. Add the column again as in the template and fill it in.
rule-F01-complete = “{ $header_en }” ({ $header_vi }) is empty, so the report counts as incomplete. Fill it in and send the report again (write 0 if nothing happened that day).
rule-F02 = “{ $header_en }” ({ $header_vi }) says { $written }, outside the allowed range { $low } to { $high }. Check it and write it again.
rule-F04-long = “{ $header_en }” ({ $header_vi }) has { $length } characters, more than the { $limit } allowed. Shorten it.
rule-F05 = This row has the same key as row { $rows } (“{ $header_en }”, { $header_vi }: { $written }). Delete the extra row or make them differ; for now neither is accepted.
rule-F06 = The summary row holds no figure. Fill in sheet 1_TongHop and send the report again.
rule-F06-file = The file holds no row of figures. Fill in the template of your ward and send it again.
rule-F07 = Sheet { $sheet_name } has figures of { $ward } for { $day }, but sheet 1_TongHop has no summary row for that day. Add the summary row, or correct the date.
rule-F08 = The file says template version { $written }; the current version is { $expected }. Download the new template for the next report.
rule-F09 = “{ $header_en }” ({ $header_vi }) says { $number } people, unusual against { $low }–{ $high }. Check the scope of the count.
rule-F10-part = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” ({ $limit }). Check the two figures.
rule-F10-baseline = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” in sheet 0_NenTang ({ $limit }). Check it, or send a new baseline.
rule-F11 = An online course (“{ $other_en }”) needs a platform: “{ $header_en }” ({ $header_vi }) must not be “không”. Choose the platform used, or correct the format.
rule-F11-blank = An online course (“{ $other_en }”) without “{ $header_en }” ({ $header_vi }). Choose the platform used.
rule-F12 = This row has figures of { $ward }, but the sender is { $sender }. A ward hands in its own report only: delete the rows of other wards, or correct the ward code and name if they are mistaken. The sender's own report in the same file is judged by itself.
rule-F13 = { $day } is locked, so the report of { $ward } for this day is no longer taken; the file itself is kept. If it must still come in, ask the campaign's monitors (Department of Science and Technology) to allow it: they enter a reason and an end, then send this same file again.
rule-R04 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” ({ $limit }). A part cannot exceed its whole; correct one of the two cells.
rule-R05 = “{ $header_en }” ({ $header_vi }) says { $number }, but online + direct + postal add up to { $sum }. Check for a typing mistake (1 % or 2 dossiers of difference are allowed).
rule-R06 = “{ $header_en }” ({ $header_vi }) says { $number }, but on time + late add up to { $sum }. Check the three cells.
rule-R07 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” ({ $limit }). Correct one of the two cells.
rule-R08-difference = “{ $header_en }” ({ $header_vi }) rose by { $difference } since the day before ({ $before } → { $number }), but “{ $other_en }” says { $daily }. Compare with the system; if the figure of the day before was wrong, send that report again.
rule-R08-fall = “{ $header_en }” ({ $header_vi }) fell from { $before } (the day before) to { $number }. A cumulative figure cannot fall by more than 1 %; correct it, or send the report of the day before again if that one was wrong.
rule-R09 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” ({ $limit }). Correct one of the two cells.
rule-R10 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” in the baseline ({ $limit }). Correct it, or add a new baseline row to sheet 0_NenTang.
rule-R10-fall = “{ $header_en }” ({ $header_vi }) fell from { $before } to { $number }. It may fall only with a new baseline; check it, or add a row to sheet 0_NenTang.
rule-R11 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” in the baseline ({ $limit }). Correct it, or add a new baseline row to sheet 0_NenTang.
rule-R11-members = “{ $header_en }” ({ $header_vi }: { $number }) is less than “{ $other_en }” ({ $limit }): some hamlet would have no member. Check the two figures.
rule-R12 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” in the baseline ({ $limit }). There is one team per hamlet; correct this figure or the baseline.
rule-R13 = “{ $header_en }” ({ $header_vi }) says { $number }, but the first-time completions in the officials' courses since the start add up to { $sum }. Check sheet 3_TapHuan and the cumulative figure.
rule-R14 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” ({ $limit }). Correct one of the two cells.
rule-R15 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” ({ $limit }). A group cannot exceed the total; correct one of the two cells.
rule-R15-sum = The vulnerable groups add up to { $sum }, more than “{ $header_en }” ({ $header_vi }: { $number }). This is allowed if some people belong to two groups; otherwise correct it.
rule-R16 = Technical helpers and IT students present are { $number } people, but sheet 4_LucLuong gives { $sum } (largest shift). Compare the two sheets.
rule-R17 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” in the baseline ({ $limit }). Correct it, or add a new baseline row to sheet 0_NenTang.
rule-R18-present = “{ $header_en }” ({ $header_vi }: { $number }) is more than 1.5 times “{ $other_en }” ({ $limit }). Check for a typing mistake.
rule-R18-hours = “{ $header_en }” ({ $header_vi }) says { $number } hours, more than { $limit } in one shift. Check for a typing mistake.
rule-R19-high = “{ $header_en }” ({ $header_vi }) says { $number }, unusually high against the median { $median } of the 14 days before. Check for a typing mistake.
rule-R19-copied = { $count } figures of the day are the same as the day before (from “{ $header_en }”, { $header_vi }). If an old report was copied, write today's figures.
rule-R20-perfect = “{ $header_en }” ({ $header_vi }) is exactly 100 % of “{ $other_en }” for { $days } days running, on more than { $limit } dossiers each. Please confirm the figures.
rule-R20-zero = A working day, but dossiers and visits are all 0. Leave a cell empty if its figure is not known; if the service point was closed, say so in sheet 5_KhoKhan.
rule-R21 = “{ $header_en }” ({ $header_vi }) seems to hold personal data (telephone, identity number, e-mail or house number). Remove it; describe the matter only.
rule-R22 = The ward has already reported { $written }. This version replaces the earlier one; both are kept.
rule-R23 = “{ $header_en }” ({ $header_vi }: { $number }) is larger than “{ $other_en }” ({ $limit }). A direct dossier usually means one visit; check the figures.
rule-R24-end = “{ $header_en }” ({ $header_vi }: { $end }) is not after “{ $other_en }” ({ $start }). Write the times on the 24-hour clock, e.g. 13:30.
rule-R24-long = A session from { $start } to { $end } is longer than { $limit } hours. Correct the times, or write several sessions.
rule-R24-new = “{ $header_en }” ({ $header_vi }) says “{ $name }”, which is not yet in the ward's list and is added to it. If it is another spelling of a name used before, write that one.
rule-R25 = “{ $header_en }” ({ $header_vi }) { $direction ->
    [down] fell
   *[up] rose
} by { $added } since it was last filled ({ $before } → { $number }), quite unlike the ward's usual rise of about { $median } a day over the last 28 days. If it is a typing mistake, correct it.

## One sentence per rule: what it demands (docs/report-contract.md, the reporting page)

rule-title-R01 = Ward code and name are in the register of 126 and agree with each other
rule-title-R02 = The report date lies in the ward's campaign days and not after the day of receipt; a baseline lies within 30 days of the campaign
rule-title-R03 = Counts are whole numbers from 0 (decimals where allowed), written without doubt: “1.043” is 1,043 only in a sheet formatted the Vietnamese way
rule-title-R04 = Online ≤ received; full-process online ≤ online
rule-title-R05 = Online + direct + postal = received (1 % or 2 dossiers of difference allowed)
rule-title-R06 = On time + late = resolved
rule-title-R07 = Electronic results ≤ resolved; paid online ≤ received
rule-title-R08 = Cumulative today − cumulative the day before = figure of the day; it never falls by more than 1 %
rule-title-R09 = Cumulative online ≤ cumulative received
rule-title-R10 = Officials trained ≤ officials in total; falls only with a new baseline
rule-title-R11 = Community-team members trained ≤ members in total; members ≥ hamlets
rule-title-R12 = Community teams formed ≤ hamlets
rule-title-R13 = First-time completions of officials since the start = the cumulative figure (with unreported days in between: not more than it)
rule-title-R14 = Completed for the first time ≤ completed ≤ enrolled
rule-title-R15 = Each vulnerable group ≤ people supported; a warning when their sum exceeds it
rule-title-R16 = Technical helpers + IT students = people of these two forces in the largest shift
rule-title-R17 = Points with 5G, with broadband ≤ service points; procedures configured ≤ procedures announced
rule-title-R18 = Present at most 1.5 times planned; a shift at most 8 hours
rule-title-R19 = Not above 5 times the median of the 14 days before (+5); not the same as the day before in 8 or more non-zero figures
rule-title-R20 = A rate of exactly 100 % on more than 50 dossiers three days running; nothing at all on a working day
rule-title-R21 = No telephone, identity number, e-mail or house number in free text
rule-title-R22 = A second report for a day: the new version replaces the old one, both are kept; an identical file is not counted again
rule-title-R23 = Visits to the service point ≥ direct dossiers
rule-title-R24 = A mobile session ends after it starts and lasts at most 14 hours; a new hamlet is added to the list and told
rule-title-R25 = The day's increment of a cumulative figure or a stock is not unlike the ward's own of the last 28 days (modified z-score of at most 3.5; only increments of 20 and more are looked at)
rule-title-F01 = Required cells are filled; an empty cell that completeness needs makes the report incomplete
rule-title-F02 = Values lie in their allowed range
rule-title-F03 = Values come from the list of their field
rule-title-F04 = Dates, times, yes/no and text are well-formed and not too long
rule-title-F05 = One row per key in a file (both rows of a pair are refused)
rule-title-F06 = The file and the summary row hold figures
rule-title-F07 = Detail sheets need the summary row of the same ward and day in the same hand-in
rule-title-F08 = The template version is the current one
rule-title-F09 = Officials in total lie in the usual range 30–300
rule-title-F10 = Parts do not exceed their total (training by format, digital signatures)
rule-title-F11 = An online course names its platform
rule-title-F12 = A sender hands in its own ward's report only (when sending with a ward's access token or through its inbox)
rule-title-F13 = No report is taken for a locked day, but from a ward with an exception that has not expired
rule-title-T01 = The file can be read: xlsx, csv or zip, whole and without a password
rule-title-T02 = The file stays within the limits of size, rows and columns
rule-title-T03 = A zip holds readable files only
rule-title-T04 = Each sheet of the template appears once and under its name; others are skipped and named
rule-title-T05 = The header row has the required columns, each once
rule-title-T06 = A row has as many cells as the header
