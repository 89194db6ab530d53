-- The campaigns that the store has been told about; there is never more than one.
select distinct campaign_id
from campaign_row;
