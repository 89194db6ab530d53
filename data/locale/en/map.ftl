# The "Progress map" page (pages/ward_map.py) and the panel of one ward.
map-empty = No ward is in the chosen scope. Take a filter away in the side bar.
map-measure = Colour the map by
map-group-index = Index
map-group-component = Component
map-group-rate = Rate
map-group-count = Count
map-m-band = Progress band
map-m-pace = Pace (P/E)
map-m-progress = Progress P (0–100)
map-m-change = Change in 7 days (points)
map-m-commendation = Merits commendation (14 days)
map-m-online_rate = Online dossiers, 7 days
map-m-full_process = Full-process dossiers, 7 days
map-m-on_time = Resolved on time, 7 days
map-m-e_result = Electronic results, 7 days
map-m-officials_trained = Officials trained
map-m-cdt_members_trained = Community-team members trained
map-m-hamlets_reached = Hamlets reached by a mobile point
map-m-procedures_configured = Procedures set up
map-m-tech_support_people = Technical helpers
map-m-volunteer_turns_7d = Volunteer turns, 7 days
map-m-citizens_supported_7d = Citizens' turns guided, 7 days
map-m-oldest_value_days = Age of the oldest value (days)

map-class-below = below { $high }{ $unit }
map-class-between = { $low } to below { $high }{ $unit }
map-class-first = above 0 to below { $high }{ $unit }
map-class-top = { $low } to 100{ $unit }
map-class-above = { $low }{ $unit } and more
map-class-over = above 100{ $unit }
map-class-zero = zero
map-class-unknown = no figures yet
map-class-yes = merits it
map-class-no = not yet

map-zoom = View
map-zoom-city = Whole city
map-zoom-inner = Inner city
map-base = Base map
map-base-help = Needs the internet. Without it the map works as usual.
map-alt = Map of { $wards } wards coloured by { $measure }; the legend gives the wards in each class, the table below gives each row.
map-looks = Signs on the map
map-look-stale = thick outline: values 2 days old or more
map-tip-index = Progress { $progress } · due { $expected } · pace { $pace }
map-tip-carried = Uses values of { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
map-ward-label = { $ward }: { $band }. Report of the day: { $status }.
table-rows-of-map = The map's figures
map-picture = Map picture (SVG)
map-picture-stamp = Counting reports received by { $known_at } · { $wards } wards
map-points-axis = points
map-compare = Compare
map-compare-peers = Peer groups
map-compare-change = Against last week
map-compare-commendation = Commendation
map-peer-by = By
map-peer-by-former_district = Former district
map-peer-by-ward_type = Urban and rural
map-peer-box = middle half of the group
map-peer-ward = one ward
map-peer-alt = Box plot of { $groups } groups: middle half and median of progress, one dot per ward.
map-peer-note = Each ward is judged by its own campaign day. A comparison prompts a question, not a verdict; a difference within 2 points counts as equal.
map-peer-sentence = Highest median: **{ $high }** { $high_median } points ({ $high_wards ->
    [one] { $high_wards } ward
   *[other] { $high_wards } wards
}); lowest: **{ $low }** { $low_median } points ({ $low_wards ->
    [one] { $low_wards } ward
   *[other] { $low_wards } wards
}); { $gap } points apart.
map-change-sentence = Against 7 days ago: **{ $up }** wards up, **{ $down }** down, { $same } unchanged{ $unknown ->
    [0] .
   *[other] , { $unknown } not comparable (one of the two days has no figures).
} Lowest: { $fell_ward } { $fell_points } points; highest: { $rose_ward } { $rose_points } points.
map-change-none = There are no figures of 7 days ago to compare with. This part starts on day 8 of the campaign; choose a later day.
map-change-note = Progress now and 7 days ago, both as known at the same moment. The largest fall first. Choose "Change in 7 days" to see it on the map.
map-commendation-note = On or ahead of plan for at least 14 days running, with a complete report on time every day.
map-commendation-none = No ward has been on plan for 14 days running with complete reports on time.

ward-details = Details below
ward-close = Close
ward-clock = Day { $day } of { $days } for this ward ({ $start } to { $end }) · { $reports } reports received · population { $population } · code { $code }
ward-clock-waiting = Not started: the ward's campaign runs from { $start } to { $end } · { $reports } reports received · population { $population } · code { $code }
ward-gap = { $gap } against plan
ward-progress-note = { $expected } points were due today.
ward-unknown-note = Weight of the components that are unknown. Above 30 points there is no index.
ward-components = Components: reached and due
ward-components-alt = One bar per component: points reached; the upright line is what was due. Figures in the table below.
ward-not-started = The ward's campaign had not begun on this day.
ward-trend = Progress by day
ward-trend-alt = Progress of { $ward } against the plan, day by day.
ward-neighbours = Against the wards next to it
