-- One row per ward, day and indicator of data/targets.csv: the part and the whole it compares.
-- Counts have whole 1, so that sum(part) / sum(whole) is the mean per ward.
create or replace macro indicator_on(first_day, as_of, known_at) as table
with
figure as (
    select
        ward_figure.*,
        backlog.support_backlog,
        discipline.on_time_count,
        discipline.due_count
    from ward_figure_on(first_day, as_of, known_at) as ward_figure
    inner join support_backlog_on(first_day, as_of, known_at) as backlog
        using (ward_code, as_of_date)
    inner join discipline_on(first_day, as_of, known_at) as discipline
        using (ward_code, as_of_date)
)

select
    figure.ward_code,
    figure.as_of_date,
    measured.indicator,
    measured.part::bigint as part,
    measured.whole::bigint as whole
from figure
cross join lateral (
    values
    ('it_officer', figure.it_officers, 1),
    ('tech_support', figure.tech_support_people, 1),
    ('cdt_teams', figure.cdt_teams_formed, figure.hamlets_total),
    ('rescue_team', figure.rescue_team_formed::integer, 1),
    ('officials_trained', figure.officials_trained, figure.officials_total),
    ('cdt_members_trained', figure.cdt_members_trained, figure.cdt_members_total),
    ('online_rate', figure.online_num, figure.online_den),
    ('online_reception', figure.online_num, figure.online_den),
    ('full_process_share', figure.full_num, figure.full_den),
    ('on_time_rate', figure.on_time_num, figure.on_time_den),
    ('e_result_rate', figure.e_result_num, figure.e_result_den),
    ('hamlets_reached_by_mobile_point', figure.hamlets_reached, figure.hamlets_total),
    (
        'points_connected',
        figure.points_broadband + figure.points_5g,
        2 * figure.service_points_total
    ),
    ('procedures_configured', figure.procedures_configured, figure.procedures_announced),
    ('officials_supported_24_7', figure.support_num, figure.support_den + figure.support_backlog),
    ('daily_report', figure.on_time_count, figure.due_count)
) as measured (indicator, part, whole);
