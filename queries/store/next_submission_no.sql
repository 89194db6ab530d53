select coalesce(max(submission_no), 0) + 1 as submission_no
from submission;
