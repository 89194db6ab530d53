# The frame of every page: menu, filters, freshness line, downloads.
page-overview = Overview
page-overview-lead = Which day of { $campaign_days } is it, is the city ahead or behind, which wards need a call?
page-ward_map = Progress map
page-ward_map-lead = Where does each ward stand against the plan, its neighbours and last week?
page-volunteers = Volunteers
page-volunteers-lead = Where are the volunteers, which shifts are short, does each ward have its two technical helpers?
page-training = Training
page-training-lead = Will it reach 100% by day { $campaign_days }, which format drives it, which wards are how many days behind?
page-reporting = Reporting discipline
page-reporting-lead = Who has not reported before { $campaign_deadline } today, who is often late, incomplete or missing?
page-upload = Upload
page-upload-lead = Get the template, have every cell checked before you submit, receive a numbered receipt.

frame-language = Language
frame-language-name = English
frame-demo-banner = Dữ liệu mô phỏng / Simulated data: the figures on this page are not real figures of Hanoi.
frame-freshness = { $day } · { $reported }/{ $wards } wards reported · known at { $known } · not published · version { $version }
frame-behind = newer reports are in, their figures are being worked out
frame-past = Looking back: only reports received by { $moment } count. Later reports and corrections are not in the picture. Choose "Now" under "Known at" for the newest figures.
frame-empty = The store holds no report yet. Either the campaign has not begun, or no ward has reported, or this is a new store. Go to "Upload" to send the first report, or run "python -m campaign demo" to load simulated data.
frame-nothing-known = No report had been received by { $moment }. Choose a later moment under "Known at".
frame-no-ward = No ward fits both the former-district and the type filter. Take one of them away in the side bar.
frame-store-busy = Another program holds the data store. Try again in a few minutes. Detail: { $reason }
frame-error = This page ran into an error and is incomplete. The data are not affected. Reload the page; if it happens again, tell the operator the time and the page's address.
frame-store-damaged = The data store cannot be opened. Please tell the operator. Detail: { $reason }

filter-day = Figures for
filter-day-before = ‹ Day before
filter-day-after = Day after ›
filter-district = Former district
filter-type = Kind of ward
filter-all = All
filter-known = Known at
filter-known-now = Now
filter-known-time = { $time } on the day shown
filter-known-custom = Another moment
filter-known-custom-hint = { $campaign_deadline } { $campaign_start }
filter-known-help = Only reports received by this moment count. Use it to see exactly what was known at a briefing.
filter-ward = Ward
filter-ward-hint = Choose a ward
filter-ward-search = Find a ward
filter-ward-search-hint = Name, old name or code
filter-ward-hits = ({ $count } found)

ward-type-phuong = Phường (urban)
ward-type-xa = Xã (rural)

download-csv = CSV ({ $rows } { $count ->
    [one] row
   *[other] rows
})
download-xlsx = Excel ({ $rows } { $count ->
    [one] row
   *[other] rows
})
chart-save = Save as PNG
value-yes = Yes
value-no = No

notes-source = Source
notes-as-of = Figures for
notes-known-at = Counting reports received by
notes-scope = Scope
notes-version = Data version
notes-made = Made at
notes-index = Note
notes-demo = Kind of data
index-disclaimer = An index proposed by the team that builds this dashboard, not an official ranking by the City People's Committee.

# Code that puts a picture into another site
embed-offer = Embed
embed-frozen = Stays as it was in edition { $number }:
embed-live = Always the newest edition:
embed-whole-city = An embedded picture shows the whole city, whatever this page's ward filters say.
