### Command line: reference data and campaigns.
cli-reference = Ward windows, targets and weights: look at them, change them (with a reason), their history.
cli-reference-windows = List the wards' windows; with --ward, --start, --end and --reason change one
cli-reference-targets = List targets and weights; with --set and --reason change them from then on
cli-reference-history = List every change: when, who, what, from what to what, why
cli-reference-start = First day, e.g. 2025-08-01 or 01/08/2025
cli-reference-end = Last day
cli-reference-reason = The reason, 3 to 300 characters, without personal data
cli-reference-set = Code of a target and its new value, e.g. "T1:officials_trained:ward:2025-07-24 weight=10"; may be given several times, the weights must make 100
cli-reference-together = To change something, give all of { $options }.
cli-reference-set-form = “{ $written }” is not right: write CODE weight=…, CODE target_value=… or CODE path_points=…
cli-reference-changed = { $subject }: { $field } { $old } → { $new }
cli-reference-none = Nothing has been changed yet.
cli-campaign = Campaigns: list them, start another one (without touching code).
cli-campaign-list = List the campaigns: id, first day, last day, deadline, name; * marks the chosen one
cli-campaign-add = Start a new campaign with stores of its own
cli-campaign-id = Id: small letters without accents, digits, hyphens
cli-campaign-name-vi = Vietnamese name
cli-campaign-name-en = English name
cli-campaign-directive = The directive behind it
cli-campaign-start = First day
cli-campaign-days = Number of days
cli-campaign-deadline = Daily deadline, e.g. 16:00
cli-campaign-targets = File of targets like data/targets.csv (if not given: a copy of the shipped campaign's)
cli-campaign-windows = File of ward windows like data/ward_windows.csv (if not given: the city's for every ward)
cli-campaign-added = Started the campaign { $id }. Open its dashboard: python -m campaign serve --campaign { $id } (other commands: CAMPAIGN_ID={ $id }).
cli-campaign-unknown = This campaign cannot be chosen: { $reason }
cli-serve-campaign = Which campaign (see "campaign list"; if not given: the shipped one)
cli-time-form = “{ $written }” is not a time; write 16:00
