-- The ledger: what was received, when, and what was wrong with it. Rows are only ever added.

create table store_info (
    store_id varchar primary key,
    store_kind varchar not null check (store_kind in ('demo', 'real')),
    created_at timestamptz not null
);

-- One row per received report of a ward-day, accepted or refused.
-- A refused one has no version, so it can never become current.
create table submission (
    submission_no bigint primary key,
    receipt_no varchar not null unique,
    report_kind varchar not null check (report_kind in ('daily', 'baseline')),
    ward_code varchar,
    report_date date,
    version integer,
    status varchar not null check (status in ('accepted', 'refused')),
    file_sha256 varchar not null,
    file_name varchar not null,
    channel varchar not null,
    received_at timestamptz not null,
    recorded_at timestamptz not null,
    is_backfilled boolean not null,
    timeliness varchar check (timeliness in ('on_time', 'late_same_day', 'late_after_day')),
    completeness varchar check (completeness in ('complete', 'incomplete')),
    contract_version varchar not null,
    row_count integer not null,
    refused_row_count integer not null,
    error_count integer not null,
    warning_count integer not null,
    unique (report_kind, ward_code, report_date, version),
    check ((status = 'accepted') = (version is not null))
);

-- The kept originals; stored_path is relative to the folder of the store.
create table original_file (
    sha256 varchar primary key,
    file_name varchar not null,
    byte_count bigint not null,
    stored_path varchar not null,
    recorded_at timestamptz not null
);

-- Which originals one package (submission.file_sha256) was read from:
-- itself for a workbook or a ZIP, several rows for loose CSV files given together.
create table package_file (
    package_sha256 varchar not null,
    file_sha256 varchar not null,
    file_name varchar not null,
    primary key (package_sha256, file_sha256, file_name)
);

create table problem (
    submission_no bigint not null,
    problem_no integer not null,
    severity varchar not null check (severity in ('error', 'warning')),
    rule_id varchar not null,
    file_name varchar,
    sheet varchar,
    cell varchar,
    field varchar,
    value varchar,
    message_vi varchar not null,
    message_en varchar not null,
    primary key (submission_no, problem_no)
);
