# The page "Volunteers" (pages/volunteers.py).
volunteers-empty = No volunteer figures yet for the wards in view on this day. Perhaps no ward has reported, or the filter is too narrow. Choose another day or remove a filter in the sidebar.
volunteers-empty-shifts = No row of sheet 4_LucLuong yet up to this day for the wards in view. Choose another day or remove a filter.
volunteers-empty-load = In the last 7 days no ward has reported both volunteer hours and dossiers, so there is nothing to compare. Choose another day.
volunteers-empty-students = No row about IT students in sheet 4_LucLuong in the last 7 days. Choose another day or remove a filter.

# Tiles
volunteers-tile-turns = Turns on the day
volunteers-tile-turns-note = One person present for one shift is one turn; two shifts are two turns.
volunteers-tile-people = People on the day
volunteers-tile-people-note = People in the largest shift of each place, added up. Never summed over days, because the same person may come on several days.
volunteers-tile-hours = Hours on the day
volunteers-tile-hours-note = Turns times hours per person. Turns without hours count no hours.
volunteers-tile-fill = Present/planned
volunteers-tile-fill-note = Turns present divided by turns planned over the last 7 days.
volunteers-tile-people-wards = in { $wards } wards
volunteers-tile-fill-of = 7 days: { $present }/{ $planned }
volunteers-units = **Turn**: one person present for one shift. **People**: deployed on one day, never summed over days. **Hours**: turns × hours per person. The three units are not added to or swapped for each other.

# Switches
volunteers-part = Show
volunteers-part-support = Two technical helpers
volunteers-part-days = By day
volunteers-part-shifts = Planned and present
volunteers-part-heat = Ward × day
volunteers-part-load = Against dossiers
volunteers-part-duties = IT officers, teams
volunteers-part-students = IT students
volunteers-by = Split by
volunteers-by-force_type = Force
volunteers-by-sending_org = Sending organisation
volunteers-unit = Unit
volunteers-unit-present_turns = turns
volunteers-unit-deployed_people = people
volunteers-unit-person_hours = hours
volunteers-unit-people = people
volunteers-fill-by = Split by
volunteers-fill-by-shift = Shift and place
volunteers-fill-by-force = Force

# Two technical helpers per ward
volunteers-support = Technical helpers present in each ward
volunteers-support-sentence = Needed: **{ $target }** people ({ $wards } wards × { $each }). Present: **{ $present }**; still short by **{ $short }** in **{ $short_wards }** wards. { $unknown ->
    [0] Every ward has figures.
   *[other] No figures from { $unknown } wards, which is not counted as 0.
}
volunteers-support-scope = Each mark is one ward. Helpers: staff of telecom and IT firms and IT students present, by the newest report of the 4 days up to { $day }. A surplus in one ward does not make up for a gap in another. Basis: Directive 11/CT-UBND, at least 2 per ward.
volunteers-support-none = 0 helpers: { $count } wards
volunteers-support-one = 1 helper: { $count } wards
volunteers-support-enough = 2 or more: { $count } wards
volunteers-support-unknown = No figures: { $count } wards
volunteers-support-hover = <b>{ $ward }</b><br>{ $people } helpers, report of { $day }
volunteers-support-hover-unknown = <b>{ $ward }</b><br>no figures in the last 4 days
volunteers-support-alt = Dot strip of { $wards } wards by technical helpers: short by { $short } people in { $short_wards } wards against the { $target } needed; no figures from { $unknown } wards.
volunteers-short = Technical helpers still missing in the wards, by day
volunteers-short-scope = Gaps to 2 helpers added up over the wards with figures, up to { $day }. Hollow mark: reports of that day are not due yet.
volunteers-short-line = Still missing
volunteers-short-alt = Line by day of technical helpers still missing; on the day in view short by { $short } of { $target } needed.

# By day
volunteers-days-present_turns = Turns per day
volunteers-days-deployed_people = People deployed per day
volunteers-days-person_hours = Hours per day
volunteers-days-present_turns-scope = Unit: turns (one person, one shift). Wards in view, up to { $day }. Hatched bar: reports of that day are not due yet.
volunteers-days-deployed_people-scope = Unit: people on one day (largest shift of each group in each place). Do not add bars together. Wards in view, up to { $day }. Hatched bar: reports of that day are not due yet.
volunteers-days-person_hours-scope = Unit: hours (turns × hours per person); turns without hours are not counted. Wards in view, up to { $day }. Hatched bar: reports of that day are not due yet.
volunteers-days-alt = Stacked bars by day, unit { $unit }: highest { $value } on { $peak }; { $last } on { $day }.

# Planned and present
volunteers-fill = Present against planned, last 7 days
volunteers-fill-scope = Unit: turns over the 7 days up to { $day }. Light bar: planned; dark bar: present. "Short" adds up the groups that were short; a surplus elsewhere does not make up for it.
volunteers-fill-planned = Planned
volunteers-fill-present = Present
volunteers-fill-note = { $pct }<br>short { $gap }
volunteers-fill-alt = Bars of planned and present: most short is { $place }, by { $gap } turns, { $pct } present.
volunteers-worst = Places and shifts most short of people ({ $count } rows)
volunteers-worst-scope = Wards and shifts with fewer present than planned over the 7 days up to { $day }, largest gap first. It prompts a question, not a verdict.

# Ward × day
volunteers-heat = Turns in each ward on each day
volunteers-heat-scope = Rows: wards, sorted by former district. Columns: days up to { $day }. A × means that no row was reported, which is not 0 turns. Filter by former district in the sidebar to see the ward names.
volunteers-heat-from = { $low } turns or more
volunteers-heat-class = { $span } turns
volunteers-heat-missing = not reported
volunteers-heat-alt = Heat map of { $wards } wards × { $days } days by turns: { $zero } cells with 0 turns, { $missing } not reported.

# Against dossiers
volunteers-load = Volunteer hours against dossiers received, last 7 days
volunteers-load-scope = Each dot is one ward, over the 7 days up to { $day }. { $missing ->
    [0] Every ward has figures.
   *[other] { $missing } wards lack figures and are not drawn.
} Few hours per 100 dossiers prompt a question, not a verdict.
volunteers-load-x = Dossiers received, 7 days
volunteers-load-y = Volunteer hours, 7 days
volunteers-load-usual = Half the median or more: { $count } wards
volunteers-load-thin = Under half the median: { $count } wards
volunteers-load-median = Median: { $hours } hours per 100 dossiers
volunteers-load-ratio = { $hours } hours per 100 dossiers
volunteers-load-alt = Scatter of { $wards } wards: median { $median } volunteer hours per 100 dossiers; lowest is { $ward } with { $low } hours.

# IT officers and teams
volunteers-duties = IT officers, rescue teams and community digital teams: where they are and where not
volunteers-duties-sentence = **{ $unmet }** of { $wards } wards have neither an officer with an IT degree nor an IT contract; **{ $none }** of them have nobody in charge at all. { $unknown ->
    [0] Every ward has figures.
   *[other] { $unknown } are unknown.
}
volunteers-duties-scope = Wards by the newest report of the 4 days up to { $day }. A blank cell in a report is "unknown", not "no".
volunteers-duty-has_it_officer = IT officer<br>(degree or contract)
volunteers-duty-rescue_team_formed = Rescue team<br>formed
volunteers-duty-cdt_teams_complete = A community team<br>in every hamlet
volunteers-answer-met = Yes
volunteers-answer-unmet = Not yet
volunteers-answer-unknown = Unknown
volunteers-duties-alt = Bars of three duties: { $unmet } of { $wards } wards have no IT officer, { $unknown } are unknown.
volunteers-duties-only = Only wards with something left to do

# IT students
volunteers-students = IT students present by former district and sending organisation
volunteers-students-sentence = On { $day }: **{ $people }** IT students present in **{ $wards }** wards, sent by **{ $orgs }** organisations. Number announced at the launch: 150 students.
volunteers-students-scope = Unit: people on { $day } (largest shift of each group in each place). The table has every ward and the turns of 7 days.
volunteers-students-alt = Bars of IT students by former district: { $people } people in { $wards } wards on { $day }.
volunteers-tile-week = 7 days: { $week }
volunteers-totals = { $shifts_day } shifts on the day (a morning, afternoon or evening with somebody on duty in one ward is one shift). Since the start: { $turns_cum } turns, { $hours_cum } hours, { $shifts_cum } shifts.
