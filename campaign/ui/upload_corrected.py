"""The chosen workbook back with what is wrong marked in it, below the list of its problems."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from campaign.report.corrected import (
    MEDIA_TYPE,
    can_be_marked,
    corrected_name,
    corrected_workbook,
)
from campaign.report.problem import Problem
from campaign.report.source import SourceFile
from campaign.ui.present import note
from campaign.ui.view import View


class NotMarked(RuntimeError):
    """A workbook cannot carry the marks; the list of problems on the page has them all."""


def corrected_download(
    view: View, file: SourceFile | None, problems: Sequence[Problem], number: int
) -> None:
    """A button for the marked workbook, which is made when it is pressed.

    Nothing for other files (None: the sender gave loose CSV files) and without wrong cells.
    """
    if file is None or not can_be_marked(file, problems):
        return
    st.download_button(
        view.t("corrected-button"),
        partial(corrected_bytes, file, tuple(problems), view.lang),
        corrected_name(file.name),
        MEDIA_TYPE,
        key=f"upload-corrected-{number}",
        on_click="ignore",
        icon=":material/format_color_fill:",
    )
    note(view, "corrected-hint")


def corrected_bytes(file: SourceFile, problems: Sequence[Problem], lang: str) -> bytes:
    """The marked workbook. Raises NotMarked, or SandboxUnavailable."""
    content = corrected_workbook(file, problems, lang)
    if content is None:
        raise NotMarked(f"{file.sha256} cannot be marked")
    return content
