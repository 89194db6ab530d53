### Changes of ward windows, targets and weights: why one cannot be.
change-ward = No ward has the code { $code }.
change-window = The first day must be { $first } or later, the last day not before the first and not after { $last }.
change-reported = This ward has accepted reports from { $first } to { $last }; the new window must hold those days.
change-unknown = There is no target { $code }; "reference targets" lists them all.
change-field = { $field } of “{ $name }” cannot be changed: only components of the index have a weight and a path.
change-number = “{ $value }” is not a number ({ $name }).
change-target = The target “{ $name }” must be between { $low } and { $high }.
change-weight = The weight of “{ $name }” must be between 0 and 100.
change-weights = The weights add up to { $total }, they must make exactly 100: change the others in the same go.
change-on-time = The target for dossiers on time must be above the rate that scores 0.
change-path = The path “{ $path }” is not right: write day:score, separated by |, beginning at 0, days ascending, scores from 0 to 1 (for example 0:0|7:0.75|end:1).
change-nothing = Nothing differs from what holds now.
change-check = This change would break the check { $name }; nothing was stored.

### Another campaign: why it cannot be started.
campaign-bad-id = “{ $id }” cannot be an id: use small letters without accents, digits and hyphens, 2 to 40 of them.
campaign-exists = There is a campaign with the id “{ $id }” already.
campaign-bad-text = The Vietnamese name, the English name and the directive must have 1 to { $most } characters on one line.
campaign-bad-days = A campaign lasts between 1 and { $most } days, not { $days }.
campaign-bad-check = The file of targets or of ward windows breaks the check { $name }; nothing was started.
campaign-bad-files = The file of targets or of ward windows cannot be read: { $reason }

### The list of people: why it cannot be changed.
people-nothing = The list is like this already, there is nothing to change.
people-last = The list would have no administrator any more; add another one first.
people-fault = The list cannot be written: { $reason }
