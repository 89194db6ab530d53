# The page "Upload" (pages/upload.py).

# Rehearsal in simulated data
upload-rehearsal = Rehearsal. The open store holds simulated data: a file you send here goes into the simulated store only and is no real report. The receipt carries the mark "Dữ liệu mô phỏng / Simulated data" as well.
upload-past-view = This page always sends now ({ $now }), although the side bar shows another moment.

# Step 1: template
upload-step-template = 1. Download your ward's template
upload-template-intro = The ward's name and code, the day and the known baseline are filled in.
upload-template-day = Day of the report
upload-template-button = Download template { $ward }, { $day }
upload-template-choose = Choose a ward to download its template.
upload-template-file = report

# Step 2: files
upload-step-files = 2. Choose the filled-in files
upload-files = Report files: XLSX, CSV or ZIP, several at once
upload-files-hint = They are checked first; nothing is stored before you confirm. At most { $raw_mb } MB per file.
upload-files-button = Choose files
upload-files-drop = or drop them here
upload-checking = { $count ->
    [one] Checking 1 file…
   *[other] Checking { $count } files…
}
upload-checking-file = Reading { $name }
upload-checked = { $count ->
    [one] 1 file
   *[other] { $count } files
} checked: reports { $reports }, errors { $errors }, warnings { $warnings }, questions { $questions }
upload-too-many = At most { $limit } files at once; you chose { $count }. Remove some, or put them into one ZIP.
upload-failed = These files could not be checked because of a fault of the system, not of yours. Nothing has been stored. Try again; if it fails again, tell the operator the time of the fault.
upload-store-full = The disk of the server is full. Nothing of this click has been stored unless a receipt says so; reports stored before are safe. Tell the operator, then send the same files again: what is already there is not stored twice.
upload-store-busy = The store is busy or cannot be written to. Nothing has been stored; try again in a few minutes.

# Step 3: preview
upload-step-preview = 3. Preview: what would be stored
upload-file-accepted = { $name }: can be stored
upload-file-partly_accepted = { $name }: can be stored in part
upload-file-refused = { $name }: refused, nothing of this file would be stored
upload-file-unchanged = { $name }: this file has been sent before (receipt { $receipt_no }, { $time }). It is not stored again.
upload-report-title = { $ward }, { $day }
upload-report-baseline = { $ward }: baseline from { $day }
upload-report-new = Version { $version }: the first report for this day.
upload-report-version = Version { $version }: replaces version { $previous }, which is kept.
upload-report-refused = This report is refused: see the errors above. The figures already stored for this day do not change.
upload-report-complete = Once stored, the report counts as COMPLETE.
upload-report-incomplete = Once stored, the report counts as INCOMPLETE.
upload-report-was = Status before: { $before }.
upload-report-missing-fields = Still empty: { $fields }.
upload-report-refused-rows = { $count ->
    [one] 1 row is refused because of an error; the other rows are stored.
   *[other] { $count } rows are refused because of errors; the other rows are stored.
}
upload-report-timeliness-now = If you confirm now: { $timeliness }.
upload-rows = Rows per sheet: { $rows }
upload-rows-sheet = { $sheet } { $title }: { $count }
upload-changes = { $count } figures differ from the stored version; the day before beside them
upload-changes-none = The summary figures are the same as in the stored version.
upload-changes-first = No version of this day is stored yet; "day before" is { $day }.
upload-problems = Errors and warnings: { $count }
upload-problems-first = The first { $shown }; the download has { $rest } more.
upload-problem-written = Written: "{ $value }"
upload-problem-file = problems-to-mend
upload-nothing-to-store = There is nothing to store: the file was sent before, or has errors. If it has, mend them in the file and choose it again.

# Step 4: confirm
upload-step-confirm = 4. Confirm
upload-confirm-note = { $reports ->
    [one] 1 report will be stored.
   *[other] { $reports } reports will be stored.
} A stored version is never changed or deleted; to correct it, send a new version.
upload-confirm = { $reports ->
    [one] Confirm and send 1 report
   *[other] Confirm and send { $reports } reports
}
upload-confirm-demo = { $reports ->
    [one] Confirm: rehearse 1 report (simulated)
   *[other] Confirm: rehearse { $reports } reports (simulated)
}
upload-changed-since = Somebody has stored another version since this preview. Look at the new preview, then confirm.

# Receipt
upload-receipts = Receipt
upload-receipt-hash = Check sum of the file (SHA-256): { $hash }
upload-receipt-download = Download the receipt
upload-receipt-file = receipt
upload-receipt-title = RECEIPT OF A DAILY REPORT
upload-receipt-name-number = Receipt number
upload-receipt-name-file = File
upload-receipt-name-hash = SHA-256
upload-receipt-name-received = Received (server time)
upload-receipt-name-status = Result
upload-receipt-name-report = Report
upload-receipt-name-problems = Errors, warnings, questions
upload-receipt-name-question = Question { $number }
upload-receipt-see = See the new figures on the map and on the page Reporting discipline.
upload-report-choose = Details of the report
upload-report-unchanged = This report had been received before; it is not stored again.
upload-problems-all = Show all { $count }
upload-receipt-version = version { $version }
upload-receipt-counts = errors: { $errors }, warnings: { $warnings }, questions: { $questions }
upload-stored-accepted = { $name }: stored.
upload-stored-partly_accepted = { $name }: stored in part; what was refused is not in the figures.
upload-stored-refused = { $name }: refused; no figures of this file are stored.
upload-stored-unchanged = { $name }: sent before; not stored again.

# Questions and reasons
upload-questions = Questions: { $count }
upload-questions-hint = These figures are accepted all the same. If one is a slip, mend the file and choose it again; if it is right, say briefly why, and nobody has to ask again. The reason is stored with the report and monitors read it; write no names and no phone numbers.
upload-questions-rest = { $rest } more questions; they can be answered after handing in, receipt by receipt.
upload-reason = Reason (optional)
upload-reason-left-out = The report can be handed in all the same, but this reason is not stored yet.
upload-reason-given = Reason: { $reason } ({ $time })
upload-reason-none = No reason given yet.
upload-answers-hint = Without an answer: { $count }. You can give a reason right here.
upload-answers-rest = { $rest } more questions; they appear once those above are answered.
upload-answers-send = Send reasons
upload-questions-given-rest = { $rest } more questions.
