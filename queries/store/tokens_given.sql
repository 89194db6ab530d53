-- One row per access token with what the audit knows of it.
select
    access_token.token_no,
    access_token.ward_code,
    access_token.label,
    access_token.token_sha256,
    token_expiry.expires_at,
    token_revocation.token_no is not null as is_revoked
from access_token
left join token_expiry on access_token.token_no = token_expiry.token_no
left join token_revocation on access_token.token_no = token_revocation.token_no
order by access_token.token_no;
