-- One row per ward: its campaign window as entered by `known_at`.
create or replace macro ward_window_at(known_at) as table
select * exclude (act_no)
from ward_window_row
where act_no = reference_act('windows', known_at);
