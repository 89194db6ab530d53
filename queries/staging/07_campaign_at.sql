-- One row: the campaign, its days and its deadline, as entered by `known_at`.
create or replace macro campaign_at(known_at) as table
select * exclude (act_no)
from campaign_row
where act_no = reference_act('campaign', known_at);
