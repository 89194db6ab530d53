-- One row per edition (or the one asked for), newest first.
-- superseded_by_no: the newest later edition of the same day that was not withdrawn.
with
valid as (
    select
        edition_no,
        as_of
    from edition
    where edition_no not in (select edition_no from edition_notice where kind = 'withdrawn')
)

select
    edition.*,
    (
        select max(valid.edition_no)
        from valid
        where valid.as_of = edition.as_of and valid.edition_no > edition.edition_no
    ) as superseded_by_no
from edition
where $edition_no is null or edition.edition_no = $edition_no
order by edition.edition_no desc;
