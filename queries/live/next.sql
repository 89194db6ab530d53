-- The earliest time of anything in the ledger that came after the kept figures (null: they hold all): what
-- is known before that time they still tell rightly. Answers to questions change no figure.
select
    least(
        (select min(received_at) from submission where submission_no > $submission_no),
        (select min(acted_at) from act where act_no > $act_no)
    ) as next_at;
