-- Forget the days from $first_day on of $ward_codes (null: of all), table by table in the order of
-- tables.sql.
delete from live.report_day
where report_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.baseline_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.stock_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.week_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.hamlets_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.training_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.support_backlog_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.discipline_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.score_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.component_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.index_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
delete from live.ward_figure_on
where as_of_date >= $first_day and ward_code in (select ward_code from ward_scope($ward_codes));
