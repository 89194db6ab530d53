-- A score kept within 0 and 1; unknown stays unknown (least and greatest pass over null).
create or replace macro capped(score) as
case when score is not null then least(1.0, greatest(0.0, score)) end;
