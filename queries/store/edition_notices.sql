-- One row per notice on an edition (or on the one asked for), oldest first.
select *
from edition_notice
where $edition_no is null or edition_no = $edition_no
order by notice_no;
