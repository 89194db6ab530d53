# The page "Training" (pages/training.py).
training-empty = No training figures yet for the wards in view on this day. Perhaps no ward has reported, or the filter is too narrow. Choose another day or remove a filter in the sidebar.
training-empty-wards = No ward has both the number trained and the total, so days ahead or behind are unknown. Choose another day or remove a filter.
training-empty-sessions = No course in sheet 3_TapHuan yet up to this day for the wards in view. Choose another day or remove a filter.

# Tiles
training-tile-officials = Officials trained
training-tile-cdt_members = Team members trained
training-tile-behind-officials = Wards behind: officials
training-tile-behind-cdt_members = Wards behind: teams
training-tile-behind-note = Wards behind out of wards with figures. Each ward counts from its own start.
training-of = { $count }/{ $total }
training-of-people = { $count }/{ $total } people
training-units = People trained, each counted once: officials { $officials_people }, team members { $cdt_members_people }. Only wards with both numbers are added; an older number is carried for 3 days at most.
training-days-ahead = { $days } days ahead
training-days-behind = { $days } days behind
training-days-level = on track

# Switches
training-part = Show
training-part-trend = Progress by day
training-part-wards = Wards behind
training-part-districts = Former districts
training-part-formats = Formats
training-part-audiences = Audiences
training-part-platforms = Platforms
training-group = Group
training-group-officials = Officials
training-group-cdt_members = Community-team members
training-count = Count
training-count-completed_cum = Cumulative
training-count-completed_count = Per day

# Progress
training-trend = Share trained against the expected line
training-trend-scope = Unit: % of people, added over the wards with figures, up to { $day }. Expected line d/{ $campaign_days }: 1/{ $campaign_days } a day, 100% on each ward's day { $campaign_days }; this project's own proposal, drawn from the 100% after { $campaign_days } days of { $campaign_directive }. Hollow mark: reports of that day are not due yet.
training-trend-hover = { $name }: { $pct } ({ $count }/{ $total })
training-expected = Expected d/{ $campaign_days } (this project's proposal)
training-expected-short = Expected
training-trend-alt = Two lines by day against the expected line: on { $day } officials { $officials }, team members { $cdt_members }, expected { $expected }.
training-projection-done = { $group }: 100% reached.
training-projection-reached = { $group }: at the pace of the last 7 days (+{ $pace } points a day), 100% is expected on **{ $day }**, in time for day { $campaign_days } ({ $end }).
training-projection-late = { $group }: at the pace of the last 7 days (+{ $pace } points a day), **not before day { $campaign_days }**; about { $pct } by { $end }.
training-projection-over = { $group }: **100% not reached** by day { $campaign_days } ({ $end }).
training-projection-flat = { $group }: **no increase** in the last 7 days, so no date for 100%.
training-projection-unknown = { $group }: fewer than 7 days of figures in a row, so no projection.

# Wards behind
training-wards = Days ahead of or behind the d/{ $campaign_days } line: { $group }
training-wards-sentence = **{ $behind }** of { $known } wards with figures are behind; furthest is **{ $ward }** ({ $days }). { $unknown ->
    [0] Every ward has figures.
   *[other] { $unknown } wards have no figures.
}
training-wards-left = **{ $people }** people not trained yet, in { $wards ->
    [one] { $wards } ward
   *[other] { $wards } wards
}; most: { $most }.
training-wards-none-left = Nobody is left to train in the wards with figures.
training-wards-scope = Unit: days = { $campaign_days } × share trained − the ward's own day number, up to { $day }. The picture has the { $shown } wards furthest behind; the table has all of them and the people not yet trained.
training-wards-alt = Bars of days ahead or behind, { $group }: { $behind } of { $known } wards behind; { $ward } { $days }.
training-behind-axis = days against expected (negative: behind)

# Former districts
training-districts = Share trained by former district: { $group }
training-districts-scope = One scale, 0–100% and the whole campaign, up to { $day }; furthest behind first. Grey dashes: expected d/{ $campaign_days } (this project's proposal). Red: behind; blue: not behind.
training-panel-alt = Progress line of { $district }: { $pct }, { $days }.

# Formats
training-formats-completed_cum = Course completions by format, cumulative
training-formats-completed_count = Course completions by format, per day
training-formats-sentence = In the last 7 days most came from **{ $best }**: { $best_count } completions ({ $share }); fewest from **{ $least }**: { $least_count }.
training-formats-scope = Unit: completions (one person on two courses is two), all audiences, up to { $day }. Source: sheet 3_TapHuan.
training-formats-alt = Three lines by day: in the last 7 days { $best } had { $best_count } completions, { $least } had { $least_count }.
training-unit-completions = completions

# Audiences, platforms
training-enrolled = Enrolled
training-completed = Completed
training-audiences = Enrolled and completed by audience
training-audiences-scope = Unit: participations from the campaign's start to { $day }; the figure on the right is the completion rate. Four groups of Plan 138 (inferred from Decision 757/QĐ-BKHCN): pupils and students; residents; officials; workers in firms.
training-platforms = Enrolled and completed by platform
training-platforms-scope = Unit: participations from the campaign's start to { $day }; the figure on the right is the completion rate.
training-platform-empty = Not stated
training-platform-none = No platform used
training-funnel-alt = Bars of enrolled and completed, { $rows } rows: largest is { $name }, { $enrolled } enrolled, { $completed } completed ({ $pct }).
training-tile-behind-line = against d/{ $campaign_days }
