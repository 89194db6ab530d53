-- The definitions behind an edition, as text: the macros and marts that its figures and its pages are
-- worked out by, and the code that rounds and suppresses. Rows are only ever added.

-- One text, kept once however many editions were made by it; sha256 is that of its UTF-8 bytes.
create table definition_text (
    act_no bigint not null,
    sha256 varchar primary key,
    content varchar not null
);

-- Which text lay at which path of the project when an edition was published. hash_order: its place
-- among those that edition.queries_sha256 counts; null for the others.
create table edition_definition (
    act_no bigint not null,
    edition_no integer not null,
    path varchar not null,
    sha256 varchar not null,
    hash_order integer,
    primary key (edition_no, path)
);
