-- Editions: what was published, with its figures and its public rows as they were published, and
-- every notice that was put on it later. Rows are only ever added; act_no is the act that wrote them.

-- as_of and known_at say what the figures are a function of; …_no how far the ledger had got and
-- which reference data were in force. ward_count: the wards that owed a report for as_of.
create table edition (
    act_no bigint not null,
    edition_no integer primary key,
    as_of date not null,
    known_at timestamptz not null,
    published_at timestamptz not null,
    approver varchar not null,
    notes_vi varchar not null,
    notes_en varchar not null,
    ward_count integer not null,
    reported_count integer not null,
    on_time_count integer not null,
    late_count integer not null,
    incomplete_count integer not null,
    missing_count integer not null,
    not_due_count integer not null,
    accepted_count integer not null,
    returned_count integer not null,
    unchecked_count integer not null,
    last_submission_no bigint not null,
    last_answer_no bigint not null,
    last_act_no bigint not null,
    campaign_act_no bigint not null,
    windows_act_no bigint not null,
    targets_act_no bigint not null,
    least_count integer not null,
    queries_sha256 varchar not null,
    figures_sha256 varchar not null,
    datasets_sha256 varchar not null
);

-- One headline figure as it was published: rounded to `digits`; sha256 over edition_no, figure, value.
create table edition_figure (
    act_no bigint not null,
    edition_no integer not null,
    figure_order integer not null,
    figure varchar not null,
    name_vi varchar not null,
    name_en varchar not null,
    value double,
    unit varchar not null,
    digits integer not null,
    sha256 varchar not null,
    primary key (edition_no, figure)
);

-- The rows of one public dataset as canonical JSON: {"columns": […], "rows": [[…], …]}.
create table edition_dataset (
    act_no bigint not null,
    edition_no integer not null,
    dataset varchar not null,
    content varchar not null,
    row_count integer not null,
    sha256 varchar not null,
    primary key (edition_no, dataset)
);

-- What was said of an edition after it was published. `differences` (JSON, only of a correction):
-- where its figures, worked out again under queries_sha256, are not the published ones.
create table edition_notice (
    act_no bigint not null,
    notice_no integer primary key,
    edition_no integer not null,
    kind varchar not null check (kind in ('corrected', 'withdrawn', 'superseded')),
    noticed_at timestamptz not null,
    actor varchar not null,
    text_vi varchar not null,
    text_en varchar not null,
    superseded_by_no integer,
    queries_sha256 varchar not null,
    differences varchar not null
);
