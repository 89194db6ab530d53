-- One row per edition (or the one asked for), newest first.
select *
from edition
where $edition_no is null or edition_no = $edition_no
order by edition_no desc;
