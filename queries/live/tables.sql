-- Empty tables for the figures of now, one for each macro that queries/live/lend.sql replaces.
-- The order is that of need: each may be worked out from those before it.
create table live.state (
    submission_no bigint not null,
    answer_no bigint not null,
    act_no bigint not null,
    known_at timestamptz not null,
    first_day date not null,
    last_day date not null
);
create table live.report_day as
select * from report_day(null::date, null::timestamptz) where false;
create table live.baseline_on as
select * from baseline_on(null::date, null::date, null::timestamptz) where false;
create table live.stock_on as
select * from stock_on(null::date, null::date, null::timestamptz) where false;
create table live.week_on as
select * from week_on(null::date, null::date, null::timestamptz) where false;
create table live.hamlets_on as
select * from hamlets_on(null::date, null::date, null::timestamptz) where false;
create table live.training_on as
select * from training_on(null::date, null::date, null::timestamptz) where false;
create table live.support_backlog_on as
select * from support_backlog_on(null::date, null::date, null::timestamptz) where false;
create table live.discipline_on as
select * from discipline_on(null::date, null::date, null::timestamptz) where false;
create table live.score_on as
select * from score_on(null::date, null::date, null::timestamptz) where false;
create table live.component_on as
select * from component_on(null::date, null::date, null::timestamptz) where false;
create table live.index_on as
select * from index_on(null::date, null::date, null::timestamptz) where false;
create table live.ward_figure_on as
select * from ward_figure_on(null::date, null::date, null::timestamptz) where false;
