"""Command line: `python -m campaign …`, the contract for scripts.

To add a command: a function in commands.py with its help in data/locale/{vi,en}/cli.ftl; those of
the operator are in operations.py and token.py.
"""

from campaign.cli import answer, operations, token
from campaign.cli.commands import cli

for command in (*operations.COMMANDS, token.token, answer.answer):
    cli.add_command(command)

__all__ = ["cli"]
