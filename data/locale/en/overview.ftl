# The "Overview" page (pages/overview.py).
overview-empty = No figures for this day yet. Choose another day in the side bar.
overview-day = Day { $day } of { $days }
overview-days-left = { $days ->
    [0] last day of the campaign
    [one] { $days } day left
   *[other] { $days } days left
}
overview-pace = The middle ward has reached { $progress } of 100 points; { $expected } were due (pace { $pace }).
overview-pace-unknown = Not enough figures to say how far the city is.
overview-duty-officials = training of officials
overview-duty-cdt = training of community-team members
overview-duty-hamlets = hamlets reached by a mobile point
overview-days-ahead = { $duty } <b>{ $days } days ahead</b>
overview-days-behind = { $duty } <b>{ $days } days behind</b>
overview-days-level = { $duty } <b>on plan</b>
overview-days-unknown = No figures on training and mobile points to compare with the plan.

overview-tile-reported = Reports of the day
overview-tile-on-time = { $count } on time
overview-tile-progress_median = Median progress (0–100)
overview-tile-progress_median-note = Median of the wards that have an index.
overview-tile-officials_trained = Officials trained
overview-tile-cdt_members_trained = Community-team members trained
overview-tile-hamlets_reached = Hamlets reached
overview-tile-share-note = { $done }/{ $total }, cumulative, over the wards with figures.
overview-tile-online = Online dossiers, 7 days
overview-tile-online-note = { $done }/{ $total } dossiers filed online in the trailing 7 days. Pass line 60%, goal 80%.
overview-tile-support = Technical helpers short
overview-tile-support-note = { $target } people are needed (2 per ward), { $present } are present.
overview-tile-citizens = Citizens' turns guided
overview-tile-citizens-note = Cumulative; the small line shows turns per day. Turns, not persons.
overview-people = { $count } people
overview-turns = { $count } volunteer turns
overview-change-points = { $change } points / 7 days
overview-change-percent = { $change } % points / 7 days
overview-change-people = { $change } people / 7 days

overview-tiles-counts = Trained: officials { $officials }, community-team members { $cdt } people; hamlets reached { $hamlets }; dossiers sent online in 7 days { $dossiers }. Since the start (dossiers aside), only wards with figures.

overview-bands = Wards by band
overview-bands-alt = Bar of { $wards } wards by band; the count of each band is written below it.
overview-map-alt = Map of { $wards } wards coloured by band; choose a ward to open the map page.
overview-calls = { $count } wards to call today
overview-calls-none = No ward is behind or silent today.
overview-reason-index = { $progress } points reached, { $expected } due
overview-reason-lost = { $component }: { $points } points short
overview-reason-missing = { $days } days running without a report
overview-reason-missing-today = no report today
overview-reason-missing-before = no report the day before
overview-reason-status = report of the day: { $status }
overview-reason-support = { $people ->
    [one] { $people } technical helper short
   *[other] { $people } technical helpers short
}
overview-changed = Changed since the day before
overview-changed-open = The { $campaign_deadline } deadline of { $day } has not passed, { $reported }/{ $wards } reports are in: what is compared below will still change.
overview-changed-none = There is no day before to compare with, or nothing worth saying.
overview-scorecard = If it ended today, which targets would be missed?
overview-scorecard-sum = { $met } of { $total } measurable targets met. Targets without a measure are left blank.
overview-issues = Difficulties reported, last 7 days
overview-issues-none = No difficulty is open in the last 7 days.
table-same-rows = See as a table and download

# Sentences written by rules
change-on-time-same = { $count } wards reported in full and on time, as on the day before.
change-on-time-more = { $count } wards reported in full and on time, { $difference } more than the day before ({ $before }).
change-on-time-fewer = { $count } wards reported in full and on time, { $difference } fewer than the day before ({ $before }).
change-city-ahead = Median progress { $gained } points; the plan for one day is { $due }: the gap is closing.
change-city-behind = Median progress { $gained } points; the plan for one day is { $due }: the gap is widening.
change-officials = Officials trained: { $now } ({ $change } % points).
change-online = Online dossiers, 7 days: { $now } ({ $change } % points).
change-support-more = { $now } technical helpers short, { $before } the day before: more are missing.
change-support-fewer = { $now } technical helpers short, { $before } the day before: fewer are missing.
change-fell = { $count ->
    [one] { $count } ward fell a band: { $wards }
   *[other] { $count } wards fell a band: { $wards }
}
change-rose = { $count ->
    [one] { $count } ward rose a band: { $wards }
   *[other] { $count } wards rose a band: { $wards }
}
change-ward-band = { $ward } (now { $band })
change-and-more = {" "}and { $count } more.
change-most-up = Largest gain: { $ward }, { $change } points.
change-most-down = Largest loss: { $ward }, { $change } points.
col-overview-reported_count = Reported (wards)
col-overview-online_rate_7d_pct = Online dossiers, 7 days (%)
