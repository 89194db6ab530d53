-- One row per file that made an edition, those of its hash first and in the order of it: its path, its
-- hash, and its text as it is kept (null: it is not there).
select
    edition_definition.path,
    edition_definition.sha256,
    edition_definition.hash_order,
    definition_text.content
from edition_definition
left join definition_text using (sha256)
where edition_definition.edition_no = $edition_no
order by edition_definition.hash_order, edition_definition.path;
