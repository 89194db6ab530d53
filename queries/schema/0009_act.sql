-- Administrative acts: whatever people decide, as opposed to report. Rows are only ever added, and
-- every row of a table that acts write carries the number of its act. An act counts from acted_at;
-- the reference data a store begins with count from the beginning of time.

create table act (
    act_no bigint primary key,
    kind varchar not null,
    subject varchar not null,
    acted_at timestamptz not null,
    actor varchar not null,
    reason varchar not null
);

-- The reference data, each version whole: of several acts of one kind the newest counts.
create table campaign_row (
    act_no bigint not null,
    campaign_id varchar not null,
    name_vi varchar not null,
    name_en varchar not null,
    start_date date not null,
    end_date date not null,
    n_days integer not null,
    deadline time not null,
    timezone varchar not null
);

-- The campaign window of every ward: its own, or else the city's.
create table ward_window_row (
    act_no bigint not null,
    ward_code varchar not null,
    start_date date not null,
    end_date date not null,
    source varchar not null
);

create table target_row (
    act_no bigint not null,
    component_code varchar not null,
    indicator varchar not null,
    name_vi varchar not null,
    name_en varchar not null,
    group_code varchar,
    scope varchar not null,
    target_value double,
    unit varchar,
    direction varchar,
    weight double,
    valid_from date,
    valid_to date,
    bindingness varchar,
    source varchar
);

-- Points of the expected path of a component, straight lines between them.
create table target_path_row (
    act_no bigint not null,
    component_code varchar not null,
    path_clock varchar not null check (path_clock in ('ward_day', 'calendar')),
    x double not null,
    y double not null
);

-- What stood here without a time is read again from data/ and dated from the beginning.
drop table campaign;
drop table ward_window;
drop table target;
drop table target_path;
delete from reference_load;
