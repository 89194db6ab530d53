# Words of receipts, shared by every door through which reports come in.
receipt-older-file-again = This file is identical to version { $version }, sent earlier; version { $newest } is the current one. To go back to the older figures, open the file, save it again and send it as a new version.
receipt-title-one = { $status } · { $ward } · day { $day } · version { $version } · { $timeliness } · { $completeness } · number { $receipt_no } · received { $received_at }
receipt-title-refused = { $status } · { $ward } · day { $day } · number { $receipt_no } · received { $received_at }
receipt-title-baseline = { $status } · { $ward } · baseline from { $day } · version { $version } · number { $receipt_no } · received { $received_at }
receipt-title-many = { $status } · { $accepted } reports accepted, { $refused } refused, { $unchanged } unchanged
receipt-title-unreadable = { $status } · no report could be read · number { $receipt_no } · received { $received_at }
receipt-dry-run = (dry run, nothing stored)
receipt-backfilled = (back-filled)
receipt-demo = Simulated data
