-- Entries of the audit, newest first; a null parameter leaves its filter out. $wanted is looked for
-- in subject and detail, whatever the case of its letters.
select
    entry_no,
    recorded_at,
    actor,
    channel,
    act,
    subject,
    detail
from audit_entry
where
    ($act is null or act = $act)
    and ($actor is null or contains(lower(actor), lower($actor)))
    and ($wanted is null or contains(lower(subject || ' ' || detail), lower($wanted)))
    and ($since is null or recorded_at >= $since)
    and ($until is null or recorded_at < $until)
order by entry_no desc
limit $most;
