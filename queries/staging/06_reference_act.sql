-- The act whose version of the reference data (`kind`: campaign, windows, targets) is in force at
-- `known_at`; the numbers of acts grow with their times.
create or replace macro reference_act(kind_wanted, known_at) as (
    select max(act_no) from act where kind = kind_wanted and acted_at <= known_at::timestamptz
);
