"""`answer RECEIPT --problem N --reason TEXT`: a reason for a question of a stored report."""

from pathlib import Path

import click

from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, existing_store
from campaign.cli.text import both, help_text, problem_lines


@click.command(help=help_text("cli-answer"))
@click.argument("receipt_no")
@click.option("--problem", "problem_no", type=int, help=help_text("cli-answer-problem"))
@click.option("--reason", help=help_text("cli-answer-reason"))
@db_option
def answer(receipt_no: str, problem_no: int | None, reason: str | None, db: Path | None) -> None:
    """Store the reason; without one, list the questions of the receipt with their numbers."""
    if (problem_no is None) is not (reason is None):
        raise click.UsageError(both("cli-answer-both"))
    given = {} if problem_no is None or reason is None else {problem_no: reason}
    with busy.desk(lambda: existing_store(chosen_db(db))) as desk:
        found = desk.answer(receipt_no, given, channel="cli", actor="operator")
    questions = [problem for problem in found if problem.is_question]
    for question in questions:
        click.echo(f"{question.problem_no}\t" + "\n\t".join(problem_lines(question)))
    if given:
        click.echo(both("cli-answer-done", number=str(problem_no), receipt_no=receipt_no), err=True)
    elif not questions:
        click.echo(both("cli-answer-none", receipt_no=receipt_no), err=True)
