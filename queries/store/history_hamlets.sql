-- One row per ward and hamlet name with an accepted mobile session.
select distinct
    mobile_points.ward_code,
    mobile_points.hamlet_name
from submission_current($known_at) as submission_current
inner join mobile_points on submission_current.submission_no = mobile_points.submission_no
where
    mobile_points.hamlet_name is not null
    and list_contains($ward_codes::varchar[], submission_current.ward_code);
