# Approval of reports and locked days: words of the store, the command line and the page.
act-reason-automatic-acceptance = Accepted automatically: nothing in the report to ask about

review-no-such-step = There is no step “{ $step }”; the steps are { $steps }.
review-no-question = A report is returned with a question to the ward.
review-unknown = { $receipt_no }: no stored daily report has this number.
review-replaced = { $receipt_no }: version { $version } has been replaced by version { $newest }; look at the new one, then decide.
review-own = { $receipt_no }: you handed in this report yourself, so somebody else has to review it.
review-already-checked = { $receipt_no }: checked already.
review-already-accepted = { $receipt_no }: accepted already.
review-already-returned = { $receipt_no }: returned already, the ward has been asked.
lock-already = { $day } is locked already.
lock-not-locked = { $day } is not locked, so there is nothing to unlock.
lock-day-unknown = { $day } is not a day of the campaign.
lock-day-ahead = { $day } has not come yet.
lock-expires-past = { $until } has passed; choose a time after now.
lock-expires-late = { $until } is too far ahead; the most from now on, in days: { $days }.

review-dropped = replaces version { $version }, which { $who } had accepted at { $at }

cli-review = Approval of reports: check, accept, return with a question. It changes no figure.
cli-review-list = List the reports of a day: receipt, ward, version, state, unanswered questions, note
cli-review-date = Day of the report, 2025-08-12 or 12/08/2025
cli-review-state = Only reports in this state
cli-review-none = There is no such report of { $day }.
cli-review-check = Note that the reports with these receipts were looked at
cli-review-accept = Accept the reports with these receipts
cli-review-note = A remark, 3 to 300 characters, no personal data
cli-review-return = Return a report with a question; the ward answers by a new version
cli-review-question = The question to the ward, 3 to 300 characters, no personal data
cli-review-done-checked = { $count ->
    [one] 1 report was checked.
   *[other] { $count } reports were checked.
 }
cli-review-done-accepted = { $count ->
    [one] 1 report was accepted.
   *[other] { $count } reports were accepted.
 }
cli-review-done-returned = { $count ->
    [one] 1 report was returned.
   *[other] { $count } reports were returned.
 }
cli-lock = Lock of a day: its reports are no longer taken, but from a ward with an exception.
cli-lock-day = Lock a day, with a reason
cli-lock-undo = Unlock a day, with a reason
cli-lock-allow = Let one ward report of a locked day until some time
cli-lock-list = List the locked days and the exceptions in force
cli-lock-reason = Reason, 3 to 300 characters, no personal data
cli-lock-until = When the exception ends, for instance "2025-08-13 10:00"
cli-lock-day-done = { $day } is locked.
cli-unlock-day-done = { $day } is unlocked.
cli-lock-allowed = { $ward } may hand in its report of { $day } until { $until }.
cli-lock-none = No day is locked.
receipt-approval = Approval: { $state }
receipt-approval-note = Approval: { $state }: { $note }

# Page "Reporting discipline", part review.
acting-not-allowed = Your role cannot do this.
acting-failed = Not done, because the store is busy or full; nothing has changed. Try again in a few minutes.
review-title = Approval of the reports of { $day }
review-counts = **{ $all }** reports are in: **{ $unchecked }** undecided, **{ $questions }** with open questions, **{ $returned }** returned, **{ $accepted }** accepted; **{ $dropped }** had a new version after they were accepted.
review-note = Approval changes no figure: every report received counts. A new version of a report is to be approved anew.
review-filter = Show
review-filter-unchecked = Undecided
review-filter-questions = Open questions
review-filter-returned = Returned
review-filter-accepted = Accepted
review-filter-all = All
review-empty = There is no such report of this day. Choose another group, another day, or take the ward filters off.
review-past = This is how things stood in the past, so nothing can be decided here; go back to "now".
review-file = report-approval
review-accept-clean = { $count ->
    [one] Accept 1 report with nothing to ask about
   *[other] Accept { $count } reports with nothing to ask about
 }
review-choose = Choose reports
review-choose-hint = One or more of the reports above
review-named = { $ward } ({ $code }), version { $version }
review-words = Question to the ward (required when returning) or a remark; the ward will read it, no personal data
review-step-checked = Checked ({ $count })
review-step-accepted = Accept ({ $count })
review-step-returned = Return with the question ({ $count })
review-done-checked = { $count ->
    [one] 1 report was checked.
   *[other] { $count } reports were checked.
 }
review-done-accepted = { $count ->
    [one] 1 report was accepted.
   *[other] { $count } reports were accepted.
 }
review-done-returned = { $count ->
    [one] 1 report was returned; the ward sees the question on the page "Upload" and in its receipt.
   *[other] { $count } reports were returned; the wards see the question on the page "Upload" and in their receipts.
 }
review-card-dropped = Version { $version } was accepted by { $who } at { $at }; this one came after it and is to be approved anew.
review-card-question = The version before was returned at { $at } with the question: { $question }
review-card-asked = { $message } The ward's reason: { $reason }
review-card-open = { $message } (no answer yet)
lock-title = Lock of { $day }
lock-no-day = This is no day of the campaign.
lock-open = This day is not locked: reports and new versions are taken.
lock-by-hand = Locked at { $at } ({ $who }): { $reason }. Wards that may still report: { $count }.
lock-by-clock = Locked by the clock at { $at }. Wards that may still report: { $count }.
lock-reason = Reason (3 to 300 characters, no personal data)
lock-day = Lock { $day }
unlock-day = Unlock { $day }
lock-day-done = { $day } is locked.
unlock-day-done = { $day } is unlocked.
allow-late = Allow a late report
allow-late-ward = Ward that may report though the day is locked
allow-late-ward-hint = Choose a ward
allow-late-hours = For how long
allow-late-hours-name = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
 }
allow-late-no-ward = Choose a ward.
allow-late-done = { $ward } may hand in its report of { $day } until { $until }.
lock-file = late-reports
col-review_state = Approval
col-review_note = Question or remark
col-reviewed_at = Reviewed at
col-reviewer = Reviewer
col-dropped_version = Version accepted before
col-dropped_at = That one accepted at
col-dropped_by = That one accepted by
col-question = Question about the version before
col-refused_row_count = Refused rows
col-question_count = Questions
col-reporting-open_count = Open questions
col-reporting-granted_why = Why allowed
col-reporting-granted_at = Allowed at
col-reporting-granted_by = Allowed by
col-reporting-expires_at = Ends at
col-reporting-is_open = In force
col-reporting-is_used = Handed in
reporting-part-review = Approval, lock

# Page "Upload": how far the approval of the ward's own reports is.
own-reports = Approval of the reports of { $ward }
own-reports-none = There is no report of the ward yet.
own-reports-returned = The report of { $day }, version { $version }, was returned at { $at } with the question: **{ $note }** Look at the figures again, then send a new version.
own-reports-table = Approval of every report handed in ({ $count })
own-reports-counts = { $accepted } accepted, { $waiting } waiting, { $returned } returned.
own-reports-file = report-approval
