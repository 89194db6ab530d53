-- Reference tables: copies of the files under data/, loaded again whenever those change.

create table ward (
    ward_code varchar primary key,
    ward_name varchar not null,
    ward_type varchar not null check (ward_type in ('phuong', 'xa')),
    full_name varchar not null,
    former_district varchar not null,
    population bigint not null,
    area_km2 double not null
);

-- The campaign window of every ward: its own row, or else the city's.
create table ward_window (
    ward_code varchar primary key,
    start_date date not null,
    end_date date not null,
    source varchar not null
);

create table campaign (
    campaign_id varchar primary key,
    name_vi varchar not null,
    name_en varchar not null,
    start_date date not null,
    end_date date not null,
    n_days integer not null,
    deadline time not null,
    timezone varchar not null
);

create table target (
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
create table target_path (
    component_code varchar not null,
    path_clock varchar not null check (path_clock in ('ward_day', 'calendar')),
    x double not null,
    y double not null
);

create table reference_load (
    name varchar primary key,
    sha256 varchar not null,
    loaded_at timestamptz not null
);
