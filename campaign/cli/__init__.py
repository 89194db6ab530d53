"""Command line: `python -m campaign …`, the contract for scripts.

To add a command: a function in commands.py with its help in data/locale/{vi,en}/cli.ftl; those of
the operator are in operations.py and token.py.
"""

from campaign.cli import (
    answer,
    campaign_rows,
    edition,
    lock,
    operations,
    reference,
    review,
    token,
)
from campaign.cli.commands import cli

GROUPS = (
    token.token,
    review.review,
    lock.lock,
    edition.edition,
    reference.reference,
    campaign_rows.campaign,
)
for command in (*operations.COMMANDS, answer.answer, *GROUPS):
    cli.add_command(command)

__all__ = ["cli"]
