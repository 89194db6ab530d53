-- One row per ward that reports more than its newest baseline allows; the index caps it at 1.
with
newest as (
    select
        daily_summary.ward_code,
        max(daily_summary.officials_trained_cum) as officials_trained_cum,
        max(daily_summary.cdt_members_trained_cum) as cdt_members_trained_cum,
        max(daily_summary.procedures_configured) as procedures_configured
    from daily_summary
    group by daily_summary.ward_code
),

baseline as (
    select
        ward_code,
        arg_max(officials_total, effective_date) as officials_total,
        arg_max(cdt_members_total, effective_date) as cdt_members_total,
        arg_max(procedures_announced, effective_date) as procedures_announced
    from ward_baseline
    group by ward_code
)

select
    newest.*,
    baseline.* exclude (ward_code)
from newest
inner join baseline on newest.ward_code = baseline.ward_code
where
    newest.officials_trained_cum > baseline.officials_total
    or newest.cdt_members_trained_cum > baseline.cdt_members_total
    or newest.procedures_configured > baseline.procedures_announced
order by newest.ward_code
