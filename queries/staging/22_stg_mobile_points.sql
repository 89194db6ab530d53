-- One row per mobile session of the versions current at `known_at` (sheet 2_DiemLuuDong).
-- hamlet_key makes two spellings of one hamlet equal: Unicode NFC, lower case, single spaces.
create or replace macro stg_mobile_points(known_at) as table
select
    submission_current.received_at,
    trim(
        regexp_replace(lower(nfc_normalize(mobile_points.hamlet_name)), '[\s\p{Z}]+', ' ', 'g')
    ) as hamlet_key,
    mobile_points.*
from submission_current(known_at) as submission_current
inner join mobile_points on submission_current.submission_no = mobile_points.submission_no;
