-- Work out the days from $first_day to $as_of of $ward_codes (null: of all), table by table in the
-- order of tables.sql.
insert into live.report_day
select * from report_day($as_of, $known_at)
where report_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.baseline_on
select * from baseline_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.stock_on
select * from stock_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.week_on
select * from week_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.hamlets_on
select * from hamlets_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.training_on
select * from training_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.support_backlog_on
select * from support_backlog_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.discipline_on
select * from discipline_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.score_on
select * from score_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.component_on
select * from component_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.index_on
select * from index_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
insert into live.ward_figure_on
select * from ward_figure_on($first_day, $as_of, $known_at)
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
