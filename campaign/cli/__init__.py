"""Command line: `python -m campaign …`, the contract for scripts.

To add a command: a function in commands.py with its help in data/locale/{vi,en}/cli.ftl.
"""

from campaign.cli.commands import cli

__all__ = ["cli"]
