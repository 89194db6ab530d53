-- The acts, for campaign/store/stand_table.py: number, and when, in microseconds since 1970. Up to $act_no.
select
    act_no,
    epoch_us(acted_at) as acted_us
from act
where act_no <= $act_no;
