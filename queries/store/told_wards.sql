-- One row per refused submission of $submission_nos: the ward that may read its receipt, null for none.
-- That is the ward in the file; what was refused as another's (F12) or bears no ward is told to the
-- ward that the audit names as its sender: "ward:00118/token:3", "ward:00118/PERSON", "inbox:00118".
with asked as (
    select
        submission_no,
        receipt_no,
        ward_code
    from submission
    where list_contains($submission_nos::bigint[], submission_no)
)

select
    asked.submission_no,
    case
        when asked.ward_code is not null and strange.submission_no is null then asked.ward_code
        else nullif(regexp_extract(sent.actor, '^(?:ward|inbox):([0-9]{5})(?:/|$)', 1), '')
    end as ward_code
from asked
left join sent_for_another() as strange on asked.submission_no = strange.submission_no
left join audit_entry as sent on asked.receipt_no = sent.subject and sent.act = 'intake';
