-- One row per headline figure of an edition, in the order of publication.
select *
from edition_figure
where edition_no = $edition_no
order by figure_order, figure;
