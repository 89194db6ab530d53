"""Entry point of `python -m campaign`."""

from campaign.cli import cli

cli(prog_name="python -m campaign")
