select coalesce(max(answer_no), 0) + 1 as answer_no
from question_answer;
