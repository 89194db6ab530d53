-- One row per point of a component's expected path, as entered by `known_at`.
create or replace macro target_path_at(known_at) as table
select * exclude (act_no)
from target_path_row
where act_no = reference_act('targets', known_at);
