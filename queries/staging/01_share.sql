-- A share of a whole; null when either is unknown or the whole is 0 (1 / 0 would be infinite).
create or replace macro share(part, whole) as part / nullif(whole, 0)::double;
