# Column titles, page training.
col-officials_trained_count = Officials trained (people)
col-officials_days_ahead = Ahead (+), behind (−), days
col-officials_per_day_needed = Needed per day (people)
col-projected_date = 100% projected for
col-cdt_members_trained_count = Team members trained (people)
col-cdt_days_ahead = Ahead (+), behind (−), days
col-not_trained_count = Not yet trained (people)
col-expected_pct = Expected d/{ $campaign_days }
col-ward_known_count = Wards with figures
col-days_ahead = Ahead (+), behind (−), days
col-session_count = Courses
col-enrolled_count = Enrolled
col-completed_count = Completed
col-completed_first_time_count = Completed, first time (people)
col-completion_pct = Completed/enrolled
col-completed_cum = Completed, cumulative
