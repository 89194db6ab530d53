-- For one cursor that asks about $as_of at $known_at only: each macro worked out once, in the order
-- of need, and from then on read. A question about any other day finds nothing there.
create temp table kept_report_day as
select * from report_day($as_of, $known_at);
create or replace temp macro report_day(as_of, known_at) as table
    select * from kept_report_day where report_date <= as_of::date;
create temp table kept_baseline_on as
select * from baseline_on($as_of, $as_of, $known_at);
create or replace temp macro baseline_on(first_day, as_of, known_at) as table
    select * from kept_baseline_on where as_of_date between first_day::date and as_of::date;
create temp table kept_stock_on as
select * from stock_on($as_of, $as_of, $known_at);
create or replace temp macro stock_on(first_day, as_of, known_at) as table
    select * from kept_stock_on where as_of_date between first_day::date and as_of::date;
create temp table kept_week_on as
select * from week_on($as_of, $as_of, $known_at);
create or replace temp macro week_on(first_day, as_of, known_at) as table
    select * from kept_week_on where as_of_date between first_day::date and as_of::date;
create temp table kept_hamlets_on as
select * from hamlets_on($as_of, $as_of, $known_at);
create or replace temp macro hamlets_on(first_day, as_of, known_at) as table
    select * from kept_hamlets_on where as_of_date between first_day::date and as_of::date;
create temp table kept_training_on as
select * from training_on($as_of, $as_of, $known_at);
create or replace temp macro training_on(first_day, as_of, known_at) as table
    select * from kept_training_on where as_of_date between first_day::date and as_of::date;
create temp table kept_support_backlog_on as
select * from support_backlog_on($as_of, $as_of, $known_at);
create or replace temp macro support_backlog_on(first_day, as_of, known_at) as table
    select * from kept_support_backlog_on where as_of_date between first_day::date and as_of::date;
create temp table kept_discipline_on as
select * from discipline_on($as_of, $as_of, $known_at);
create or replace temp macro discipline_on(first_day, as_of, known_at) as table
    select * from kept_discipline_on where as_of_date between first_day::date and as_of::date;
create temp table kept_index_on as
select * from index_on($as_of, $as_of, $known_at);
create or replace temp macro index_on(first_day, as_of, known_at) as table
    select * from kept_index_on where as_of_date between first_day::date and as_of::date;
create temp table kept_ward_figure_on as
select * from ward_figure_on($as_of, $as_of, $known_at);
create or replace temp macro ward_figure_on(first_day, as_of, known_at) as table
    select * from kept_ward_figure_on where as_of_date between first_day::date and as_of::date;
