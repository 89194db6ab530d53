-- Sheets 3 to 5 as reported: training sessions, volunteer shifts, issues.

create table training_sessions (
    submission_no bigint not null,
    row_no integer not null,
    report_date date not null,
    ward_code varchar not null,
    session_no bigint not null,
    audience varchar,
    format varchar,
    platform varchar,
    topic varchar,
    hours double,
    enrolled bigint,
    completed bigint,
    completed_first_time bigint,
    trainer_unit varchar,
    primary key (submission_no, row_no)
);

create table volunteer_shifts (
    submission_no bigint not null,
    row_no integer not null,
    report_date date not null,
    ward_code varchar not null,
    force_type varchar not null,
    shift varchar not null,
    location_type varchar not null,
    sending_org varchar not null,
    planned_people bigint,
    present_people bigint,
    hours_per_person double,
    primary key (submission_no, row_no)
);

create table issues (
    submission_no bigint not null,
    row_no integer not null,
    report_date date not null,
    ward_code varchar not null,
    issue_no bigint not null,
    category varchar,
    severity bigint,
    occurrences bigint,
    status varchar,
    escalated_to varchar,
    resolved_date date,
    note varchar,
    primary key (submission_no, row_no)
);
