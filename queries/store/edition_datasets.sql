-- One row per public dataset of an edition (or the one asked for), with its rows as JSON.
select *
from edition_dataset
where edition_no = $edition_no and ($dataset is null or dataset = $dataset)
order by dataset;
