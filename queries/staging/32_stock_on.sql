-- One row per ward and day: the newest value of every stock, state and cumulative field.
-- A value is carried for 3 days and is null after that; oldest_value_days is the age in days of
-- the oldest value that the index uses. Technical support is the newest day with both fields.
create or replace macro stock_on(first_day, as_of, known_at) as table
with
-- every report speaks for its own day and for the 3 days after it
spoken as (
    select
        age.age_days,
        (report.report_date + age.age_days)::date as as_of_date,
        report.tech_support_telecom + report.tech_support_student as tech_support_people,
        report.*
    from stg_daily_summary(known_at) as report
    cross join (select unnest([0, 1, 2, 3])::integer as age_days) as age
    where report.report_date + age.age_days between first_day::date and as_of::date
),

-- arg_min passes over null values, so that each field finds its own newest day
newest as (
    select
        ward_code,
        as_of_date,
        arg_min(dossiers_pending, age_days) as dossiers_pending,
        arg_min(dossiers_received_cum, age_days) as dossiers_received_cum,
        arg_min(dossiers_online_cum, age_days) as dossiers_online_cum,
        arg_min(procedures_configured, age_days) as procedures_configured,
        arg_min(payment_account_open, age_days) as payment_account_open,
        arg_min(einvoice_live, age_days) as einvoice_live,
        arg_min(it_officer_degree, age_days) as it_officer_degree,
        arg_min(it_officer_concurrent, age_days) as it_officer_concurrent,
        arg_min(it_contract_hired, age_days) as it_contract_hired,
        arg_min(tech_support_people, age_days) as tech_support_people,
        min(age_days) filter (tech_support_people is not null) as tech_support_age_days,
        arg_min(cdt_teams_formed, age_days) as cdt_teams_formed,
        arg_min(rescue_team_formed, age_days) as rescue_team_formed,
        arg_min(officials_with_signature, age_days) as officials_with_signature,
        arg_min(officials_trained_cum, age_days) as officials_trained_cum,
        arg_min(officials_trained_online_cum, age_days) as officials_trained_online_cum,
        arg_min(officials_trained_inperson_cum, age_days) as officials_trained_inperson_cum,
        arg_min(officials_trained_handson_cum, age_days) as officials_trained_handson_cum,
        arg_min(cdt_members_trained_cum, age_days) as cdt_members_trained_cum,
        arg_min(points_broadband, age_days) as points_broadband,
        arg_min(points_5g, age_days) as points_5g,
        arg_min(ai_units, age_days) as ai_units,
        greatest(
            min(age_days) filter (procedures_configured is not null),
            min(age_days) filter (it_officer_degree is not null),
            min(age_days) filter (it_officer_concurrent is not null),
            min(age_days) filter (it_contract_hired is not null),
            min(age_days) filter (cdt_teams_formed is not null),
            min(age_days) filter (rescue_team_formed is not null),
            min(age_days) filter (officials_trained_cum is not null),
            min(age_days) filter (cdt_members_trained_cum is not null),
            min(age_days) filter (points_broadband is not null),
            min(age_days) filter (points_5g is not null)
        ) as oldest_value_days
    from spoken
    group by all
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    newest.* exclude (ward_code, as_of_date)
from ward_day(first_day, as_of, known_at) as ward_day
left join newest using (ward_code, as_of_date);
