"""The desk behind every door: hand in, preview, ask for a receipt.

`LocalDesk` serves from the store of this process, `RemoteDesk` (remote.py) from the process that
owns it. Who talks to a desk need not know which one it is.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from campaign.door import acts
from campaign.report.problem import Problem
from campaign.report.question import AnswerKey
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits
from campaign.store import Store, ingest, tokens
from campaign.store.answers import answer
from campaign.store.audit import Sender
from campaign.store.backup import copy_database
from campaign.store.past_receipt import receipt_of
from campaign.store.personal import refuse_personal
from campaign.store.preview import FilePreview, preview
from campaign.store.receipt import Receipt
from campaign.store.tokens import WardToken


class Desk(Protocol):
    """What every desk does; the errors are those of the store."""

    def preview(
        self, files: Sequence[SourceFile], *, channel: str, for_ward: str | None = None
    ) -> list[FilePreview]:
        """What storing the files would change (campaign.store.preview)."""

    def ingest(
        self,
        files: Sequence[SourceFile],
        *,
        channel: str,
        received_at: datetime | None = None,
        arrived_at: datetime | None = None,
        limits: ReadLimits | None = None,
        dry_run: bool = False,
        for_ward: str | None = None,
        actor: str | None = None,
        answers: Mapping[AnswerKey, str] | None = None,
    ) -> list[Receipt]:
        """Judge and store the files (campaign.store.intake)."""

    def answer(
        self,
        receipt_no: str,
        answers: Mapping[int, str],
        *,
        channel: str,
        actor: str | None = None,
        for_ward: str | None = None,
    ) -> list[Problem]:
        """Store reasons for questions of a stored report (campaign.store.answers)."""

    def receipt(self, receipt_no: str) -> Receipt | None:
        """A receipt given earlier, for the one report that it is about."""

    def issue_token(self, ward_code: str, label: str, days: int | None = None) -> tuple[int, str]:
        """A new access token of a ward: number and text."""

    def revoke_token(self, token_no: int) -> WardToken:
        """End an access token."""

    def tokens(self) -> list[WardToken]:
        """All access tokens."""

    def act(self, name: str, values: Mapping[str, Any], sender: Sender) -> dict[str, Any]:
        """Do the administrative act `name` (campaign.door.acts); values are JSON-ready."""

    def copy(self) -> Path:
        """A copy of the database on this machine; who asks for it removes it."""


class LocalDesk:
    """The desk of the process that owns the store."""

    def __init__(self, store: Store) -> None:
        """Serve from `store`."""
        self.store = store

    def preview(
        self, files: Sequence[SourceFile], *, channel: str, for_ward: str | None = None
    ) -> list[FilePreview]:
        """See Desk."""
        return preview(self.store, files, channel=channel, for_ward=for_ward)

    def ingest(
        self,
        files: Sequence[SourceFile],
        *,
        channel: str,
        received_at: datetime | None = None,
        arrived_at: datetime | None = None,
        limits: ReadLimits | None = None,
        dry_run: bool = False,
        for_ward: str | None = None,
        actor: str | None = None,
        answers: Mapping[AnswerKey, str] | None = None,
    ) -> list[Receipt]:
        """See Desk."""
        return ingest(
            self.store,
            files,
            channel=channel,
            received_at=received_at,
            arrived_at=arrived_at,
            limits=limits,
            dry_run=dry_run,
            for_ward=for_ward,
            actor=actor,
            answers=answers,
        )

    def answer(
        self,
        receipt_no: str,
        answers: Mapping[int, str],
        *,
        channel: str,
        actor: str | None = None,
        for_ward: str | None = None,
    ) -> list[Problem]:
        """See Desk."""
        return answer(
            self.store, receipt_no, answers, channel=channel, actor=actor, for_ward=for_ward
        )

    def receipt(self, receipt_no: str, for_ward: str | None = None) -> Receipt | None:
        """See Desk; for_ward: the only ward that it may be told to."""
        with self.store.cursor() as cursor:
            return receipt_of(cursor, receipt_no, self.store.is_demo, for_ward)

    def issue_token(self, ward_code: str, label: str, days: int | None = None) -> tuple[int, str]:
        """See Desk."""
        refuse_personal(label)
        return tokens.issue(self.store, ward_code, label, days)

    def revoke_token(self, token_no: int) -> WardToken:
        """See Desk."""
        return tokens.revoke(self.store, token_no)

    def tokens(self) -> list[WardToken]:
        """See Desk."""
        return tokens.all_tokens(self.store)

    def find_token(self, text: str) -> WardToken | None:
        """The access token with this text, unless it was revoked."""
        return tokens.find(self.store, text)

    def act(self, name: str, values: Mapping[str, Any], sender: Sender) -> dict[str, Any]:
        """See Desk."""
        return acts.act(self.store, name, values, sender)

    def copy(self) -> Path:
        """See Desk."""
        return copy_database(self.store)
