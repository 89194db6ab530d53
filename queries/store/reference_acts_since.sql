-- One row per kind of reference data that is another one now than when an edition was published.
select
    act.act_no,
    act.kind,
    act.subject,
    act.acted_at,
    act.reason
from act
where
    act.act_no in (
        reference_act('campaign', $now), reference_act('windows', $now),
        reference_act('targets', $now)
    )
    and act.act_no not in ($campaign_act_no, $windows_act_no, $targets_act_no)
order by act.act_no;
