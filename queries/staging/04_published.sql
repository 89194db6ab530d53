-- A figure as it is published: half to even, after taking off the noise of binary fractions.
create or replace macro published(figure, digits) as round_even(round(figure, 9), digits);
