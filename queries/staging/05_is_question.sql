-- Whether a problem asks the officer instead of telling (campaign/report/question.py has the rules).
create or replace macro is_question(severity, rule_id) as (
    severity = 'warning' and rule_id in ('R16', 'R18', 'R19', 'R20', 'R25')
);
