-- The band of a pace; a band includes its lower bound, and null means too much is unknown.
-- Rounding to 9 digits takes off the noise of adding 15 fractions, nothing that is published.
create or replace macro band_of(pace) as
case
    when pace is null then 'Không đủ dữ liệu'
    when round(pace, 9) >= 1.05 then 'Vượt tiến độ'
    when round(pace, 9) >= 0.95 then 'Đúng tiến độ'
    when round(pace, 9) >= 0.80 then 'Chậm nhẹ'
    when round(pace, 9) >= 0.60 then 'Chậm'
    else 'Rất chậm'
end;
