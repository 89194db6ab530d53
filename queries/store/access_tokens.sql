-- All tokens, or only the one with this hash; revoked_at is null until a token is revoked,
-- expires_at is null for a token from before tokens had an end of their own.
select
    access_token.token_no,
    access_token.ward_code,
    access_token.label,
    access_token.issued_at,
    token_expiry.expires_at,
    token_revocation.revoked_at
from access_token
left join token_expiry on access_token.token_no = token_expiry.token_no
left join token_revocation on access_token.token_no = token_revocation.token_no
where $token_sha256 is null or access_token.token_sha256 = $token_sha256
order by access_token.token_no;
