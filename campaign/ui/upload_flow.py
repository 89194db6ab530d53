"""The upload page's steps: files, dry run, confirmation, receipts.

The only page with a memory: session keys `upload_*` hold the round of the uploader (a new round
is an empty uploader), the preview of the chosen files and the receipts of the last confirmation.
Nothing is stored before the confirmation, and a preview that has become stale is shown again
instead of being stored.
"""

import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from campaign import clock
from campaign.access import narrowed
from campaign.report.question import AnswerKey
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import StoreError
from campaign.store.errors import StoreFull
from campaign.store.preview import FilePreview, reported_since
from campaign.store.receipt import ACCEPTED, Receipt
from campaign.ui import cached, who
from campaign.ui.clicked import clicked_at
from campaign.ui.present import note, section
from campaign.ui.uploader import uploader_words
from campaign.ui.view import View

CHANNEL = "upload"
MAX_FILES = 40
ROUND, PREVIEW, RECEIPTS = "upload_round", "upload_preview", "upload_receipts"
ACTOR = "upload_actor"
_log = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Checked:
    """The preview of the chosen files and what it was made from.

    `fingerprint` names the files, `ledger_no` the newest submission when it was made;
    `is_renewed` says that one of their wards has reported since the files were first shown.
    """

    fingerprint: str
    ledger_no: int
    files: tuple[FilePreview, ...]
    is_renewed: bool = False

    @property
    def ward_codes(self) -> set[str]:
        """The wards that the files report for; what others send changes nothing here."""
        reports = (report for file in self.files for report in file.receipt.reports)
        return {report.ward_code for report in reports if report.ward_code}

    @property
    def storable_count(self) -> int:
        """How many reports a confirmation would store (loose CSV files share their reports)."""
        keys = {
            (report.receipt.report_kind, report.receipt.ward_code, report.receipt.report_date, n)
            for n, group in enumerate(same_package(self.files))
            for report in group[0].reports
            if report.receipt.status == ACCEPTED
        }
        return len(keys)


def same_package(files: Sequence[FilePreview]) -> list[list[FilePreview]]:
    """The files in groups that carry the same reports: loose CSV files belong together."""
    groups: list[list[FilePreview]] = []
    for file in files:
        reports = file.receipt.reports
        same = [group for group in groups if reports and group[0].receipt.reports == reports]
        if same:
            same[0].append(file)
        else:
            groups.append([file])
    return groups


def forget_others() -> None:
    """Drop what the session holds of somebody else: in the demo the role can change under it."""
    actor = who.identity().actor
    if st.session_state.setdefault(ACTOR, actor) != actor:
        st.session_state[ACTOR] = actor
        st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
        st.session_state.pop(PREVIEW, None)
        st.session_state.pop(RECEIPTS, None)


def rehearsal_banner(view: View) -> None:
    """In a demo store: say before anything else that this is a rehearsal."""
    if view.is_demo:
        st.warning(view.t("upload-rehearsal"), icon=":material/theater_comedy:")
    if not view.is_live:
        note(view, "upload-past-view", now=view.moment(clock.now()))


def files_step(view: View) -> list[SourceFile]:
    """The uploader; an empty list until files are chosen."""
    section(view, "upload-step-files")
    raw_mb = settings().limits.raw_mb
    uploader_words(view)
    chosen = st.file_uploader(
        view.t("upload-files"),
        accept_multiple_files=True,
        key=f"upload_files_{st.session_state.setdefault(ROUND, 0)}",
        max_upload_size=raw_mb * 2,
    )
    note(view, "upload-files-hint", raw_mb=raw_mb)
    if len(chosen) > MAX_FILES:
        st.error(view.t("upload-too-many", limit=MAX_FILES, count=len(chosen)))
        return []
    return [SourceFile(file.name, file.getvalue()) for file in chosen]


def check_step(view: View, files: Sequence[SourceFile]) -> Checked | None:
    """The dry run of the chosen files, again when one of their wards has reported meanwhile."""
    if not files:
        st.session_state.pop(PREVIEW, None)
        return None
    st.session_state.pop(RECEIPTS, None)
    names = "\n".join(f"{file.name}\t{file.sha256}" for file in files)
    fingerprint = hashlib.sha256(names.encode()).hexdigest()
    before: Checked | None = st.session_state.get(PREVIEW)
    is_same = before is not None and before.fingerprint == fingerprint
    wards = before.ward_codes if before is not None and is_same else set()
    wards = set(narrowed(who.identity(), wards) or ())
    newest_no, has_reported = reported_since(
        cached.store(), before.ledger_no if before else 0, wards
    )
    if before is not None and is_same and not has_reported:
        return before
    found = _dry_run(view, files)
    if found is None:
        st.session_state.pop(PREVIEW, None)
        return None
    checked = Checked(fingerprint, newest_no, tuple(found), is_renewed=is_same)
    st.session_state[PREVIEW] = checked
    return checked


def _dry_run(view: View, files: Sequence[SourceFile]) -> list[FilePreview] | None:
    with st.status(view.t("upload-checking", count=len(files)), expanded=True) as status:
        for file in files:
            st.write(view.t("upload-checking-file", name=file.name))
        own = who.identity().ward_code
        found = guarded(view, lambda: cached.desk().preview(files, channel=CHANNEL, for_ward=own))
        if found is None:
            status.update(state="error", expanded=False)
            return None
        problems = [problem for file in found for problem in file.receipt.problems]
        kinds = Counter(problem.kind for problem in problems)
        words = view.t(
            "upload-checked",
            count=len(files),
            reports=sum(len(group[0].reports) for group in same_package(found)),
            errors=kinds["error"],
            warnings=kinds["warning"],
            questions=kinds["question"],
        )
        status.update(label=words, state="complete", expanded=False)
    return found


def guarded(view: View, work: Callable[[], Result]) -> Result | None:
    """Run `work`; whatever goes wrong becomes a message for the reader and a line in the log."""
    try:
        return work()
    except StoreError as fault:
        _log.warning("upload: %s", fault)
        is_full = isinstance(fault, StoreFull)
        st.error(view.t("upload-store-full" if is_full else "upload-store-busy"))
    except Exception:  # noqa: BLE001  no file may show its sender a traceback; the log has it
        _log.exception("upload: unexpected fault")
        st.error(view.t("upload-failed"))
    return None


def confirm_step(
    view: View, files: Sequence[SourceFile], checked: Checked, answers: Mapping[AnswerKey, str]
) -> None:
    """The second click: store what was shown, keep the receipts, start a new round.

    answers: reasons for questions of the preview, stored with the reports.
    """
    section(view, "upload-step-confirm")
    if checked.storable_count == 0:
        st.info(view.t("upload-nothing-to-store"), icon=":material/block:")
        return
    if checked.is_renewed:
        st.warning(view.t("upload-changed-since"), icon=":material/sync_problem:")
    note(view, "upload-confirm-note", reports=checked.storable_count)
    words = "upload-confirm-demo" if view.is_demo else "upload-confirm"
    label = view.t(words, reports=checked.storable_count)
    # A key per preview: a click on a stale preview's button finds no button.
    key = f"upload-confirm-{checked.ledger_no}"
    if not st.button(label, type="primary", key=key, icon=":material/task_alt:"):
        return
    arrived_at, sender = clicked_at(), who.identity()

    def hand_in() -> list[Receipt]:
        return cached.desk().ingest(
            files,
            channel=CHANNEL,
            arrived_at=arrived_at,
            for_ward=sender.ward_code,
            actor=sender.actor,
            answers=answers,
        )

    receipts = guarded(view, hand_in)
    if receipts is not None:
        _finish(receipts)


def _finish(receipts: list[Receipt]) -> None:
    st.session_state[RECEIPTS] = receipts
    st.session_state.pop(PREVIEW, None)
    st.session_state[ROUND] += 1
    st.rerun()


def last_receipts() -> list[Receipt]:
    """The receipts of the last confirmation, until other files are chosen."""
    receipts: list[Receipt] = st.session_state.get(RECEIPTS, [])
    return receipts
