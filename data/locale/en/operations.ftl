# What the operator does: backup, restore, verification, export of originals
cli-backup = Save the database and every original into a new folder (also while the dashboard runs).
cli-backup-done = Saved into { $path }: { $reports } reports, { $originals } originals, with their hashes in manifest.json.
cli-backup-incomplete = The backup lacks { $count } originals that are not whole in the store:
cli-restore = Make a store from a backup (every hash is checked before anything is written).
cli-restore-done = Restored to { $path }. Run verify for a last look.
cli-restore-tokens = { $count ->
    [one] One access token is
   *[other] { $count } access tokens are
 } valid now, also what was revoked after the backup. Look at `token list` and revoke again what must not be used.
cli-verify = Check that everything ever received is there, whole and unchanged.
cli-verify-json = Print the result as JSON
cli-verify-counts = Checked { $accepted } accepted and { $refused } refused reports, { $originals } originals, { $audit_entries } audit entries, { $editions } editions.
cli-verify-head = Newest audit entry: number { $number }, hash { $hash }
cli-verify-clean = Everything is in order.
cli-verify-findings = { $count } things are wrong:
cli-verify-notes = For information, not a fault ({ $count }):
cli-findings-more = … and { $count } more.
cli-export-originals = Copy every received file into folders by ward and day, with the list index.csv.
cli-export-originals-done = Copied { $count } files into { $path }; the list is index.csv.
cli-export-originals-incomplete = { $count } originals could not be copied:
cli-fault-StoreFull = The disk is full, so nothing was stored; earlier reports are safe. Free some space on the disk of the store, then send the files again.
folder-not-empty = The folder { $path } is not empty; name a new one.
restore-no-manifest = { $path } holds no whole backup: manifest.json is missing. Use another backup.
restore-bad-manifest = { $path } cannot be read or is of another version. Use another backup.
restore-part-missing = The backup is not whole: { $path } is missing. Use another backup.
restore-part-changed = The backup is damaged: { $path } is not what was saved. Use another backup.
restore-occupied = There is already: { $paths }. Nothing is overwritten. First move the folder { $folder } away (for instance mv { $folder } { $folder }.old), or restore elsewhere with --db.
verify-original-missing = The original “{ $name }” ({ $path }) is missing; restore it from a backup.
verify-original-changed = The original “{ $name }” ({ $path }) is not the file that was received; restore it from a backup.
verify-without-original = No original is recorded for the report { $receipt }.
verify-version-gap = The versions of { $ward } on { $day } do not count from 1 without gaps: { $versions }.
verify-receipt-number = Report number { $number } carries the receipt { $receipt }; it should be { $right }.
verify-rows-without-submission = There are figures with the number { $number } that belong to no report ({ $tables }).
verify-audit-none = The audit is empty; a store has at least its first entry.
verify-audit-gap = The audit lacks the entries { $first } to { $last }.
verify-audit-link = Audit entry { $number } does not follow the one before it.
verify-audit-entry = Audit entry { $number } has been changed.
verify-before-audit = The reports from before the audit (up to number { $number }) are not as they were when it began.
verify-submission-gone = The report { $receipt } was received, says the audit, but is not in the store any more.
verify-content = The content of the report { $receipt } is not what was received.
verify-rows-missing = The report { $receipt } does not have the number of rows that was received.
verify-unaudited = The report { $receipt } is in the store, but the audit does not know of its arrival.
verify-answers = The reasons given for the report { $receipt } differ from the audit.
verify-token = The access token number { $number } differs from the audit.
verify-orphan = The file { $path } was kept but never recorded; its sender has no receipt.
verify-act = Act { $number }, or what it wrote, was changed, is gone, or is not in the audit.
