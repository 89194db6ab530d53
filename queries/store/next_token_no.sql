select coalesce(max(token_no), 0) + 1 as token_no
from access_token;
