-- One row: the numbers that the next edition and the next notice take, and the hashes of the texts of
-- definitions that are kept already.
select
    (select coalesce(max(edition_no), 0) + 1 from edition) as next_edition_no,
    (select coalesce(max(notice_no), 0) + 1 from edition_notice) as next_notice_no,
    (select list(sha256) from definition_text) as kept_sha256s;
