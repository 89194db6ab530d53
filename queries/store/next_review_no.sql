select coalesce(max(review_no), 0) + 1 as review_no
from review;
