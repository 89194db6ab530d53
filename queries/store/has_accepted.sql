select exists(select 1 from submission where status = 'accepted') as has_accepted;
