# The officer's own workbook with what is wrong marked in it: its first sheet and its comments.

corrected-title = To mend
corrected-count = { $errors } errors to mend (red cells), { $warnings } places to look at again (orange cells). Click an address in column "Cell" to go there.
corrected-count-some = { $errors } errors to mend (red cells), { $warnings } places to look at again (orange cells) in this first part; { $rest } more will appear when it is sent again. Click an address in column "Cell" to go there.
corrected-how = When mended, save this same file and send it again. This sheet, the colours and the comments need not be removed: they are not counted as figures.
corrected-column-no = No.
corrected-column-sheet = Sheet
corrected-column-cell = Cell
corrected-column-header = Column
corrected-column-value = As written
corrected-column-todo = What is wrong, how to mend it
corrected-column-severity = Severity
corrected-written = As written: “{ $value }”
corrected-button = Download the file with the faults marked
corrected-hint = Your own file: wrong cells red with a comment on how to mend them, a first sheet lists everything. Mend it and send that same file again.
