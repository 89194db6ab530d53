-- Whether a report of $report_date is no longer taken: the day is locked at $looked_at, and no
-- exception of the ward is in force then.
select
    coalesce((
        select is_locked
        from lock_on($report_date, $looked_at, $lock_after_days)
        where report_date = $report_date
    ), false)
    and not exists (
        select 1
        from lock_exception_on($looked_at)
        where
            ward_code = $ward_code
            and report_date = $report_date
            and ended_at > $looked_at::timestamptz
    ) as is_late;
