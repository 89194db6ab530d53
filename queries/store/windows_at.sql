-- The campaign window of every ward as entered by $known_at.
select
    ward_code,
    start_date,
    end_date,
    source
from ward_window_at($known_at)
order by ward_code;
