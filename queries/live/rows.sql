-- The figures of the days from $first_day on of $ward_codes (null: of all), table by table in the
-- order of tables.sql.
select * from live.report_day
where report_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.baseline_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.stock_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.week_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.hamlets_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.training_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.support_backlog_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.discipline_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.score_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.component_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.index_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
select * from live.ward_figure_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
