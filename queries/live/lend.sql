-- For one cursor: the macros read the figures of now instead of working them out again.
-- Only right for what campaign/store/live.py has seen to be the same as now.
create or replace temp macro report_day(as_of, known_at) as table
    select * from live.report_day where report_date <= as_of::date;
create or replace temp macro baseline_on(first_day, as_of, known_at) as table
    select * from live.baseline_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro stock_on(first_day, as_of, known_at) as table
    select * from live.stock_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro week_on(first_day, as_of, known_at) as table
    select * from live.week_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro hamlets_on(first_day, as_of, known_at) as table
    select * from live.hamlets_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro training_on(first_day, as_of, known_at) as table
    select * from live.training_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro support_backlog_on(first_day, as_of, known_at) as table
    select * from live.support_backlog_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro discipline_on(first_day, as_of, known_at) as table
    select * from live.discipline_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro score_on(first_day, as_of, known_at) as table
    select * from live.score_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro component_on(first_day, as_of, known_at) as table
    select * from live.component_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro index_on(first_day, as_of, known_at) as table
    select * from live.index_on where as_of_date between first_day::date and as_of::date;
create or replace temp macro ward_figure_on(first_day, as_of, known_at) as table
    select * from live.ward_figure_on where as_of_date between first_day::date and as_of::date;
