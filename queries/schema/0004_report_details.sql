-- Sheets 0 and 2 as reported: baselines and mobile points.

create table ward_baseline (
    submission_no bigint not null,
    row_no integer not null,
    effective_date date not null,
    ward_code varchar not null,
    officials_total bigint,
    hamlets_total bigint,
    cdt_members_total bigint,
    service_points_total bigint,
    procedures_announced bigint,
    households_total bigint,
    officials_scope varchar,
    elderly_total bigint,
    disabled_total bigint,
    poor_near_poor_households bigint,
    primary key (submission_no, row_no)
);

create table mobile_points (
    submission_no bigint not null,
    row_no integer not null,
    report_date date not null,
    ward_code varchar not null,
    session_no bigint not null,
    hamlet_name varchar,
    venue_type varchar,
    service_type varchar,
    announced boolean,
    start_time time,
    end_time time,
    staff_count bigint,
    device_count bigint,
    has_5g boolean,
    has_broadband boolean,
    citizens_supported bigint,
    of_elderly bigint,
    of_disabled bigint,
    of_poor_near_poor bigint,
    of_other_vulnerable bigint,
    dossiers_submitted bigint,
    primary key (submission_no, row_no)
);
