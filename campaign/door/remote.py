"""The desk of another process on this machine, reached over HTTP with its operator's token."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import requests

from campaign.door.answer_json import answers_as_json
from campaign.report.problem import Problem
from campaign.report.question import AnswerKey
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits
from campaign.store.audit import Sender
from campaign.store.errors import StoreError
from campaign.store.preview import FilePreview
from campaign.store.receipt import Receipt
from campaign.store.tokens import WardToken

OPERATOR_PATH = "/api/operator"
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 900.0
NOT_FOUND = 404


class DeskUnreachable(StoreError):
    """The process that owns the store does not answer, or does not know us."""


class DeskFailed(StoreError):
    """The process that owns the store could not do what it was asked for."""


class RemoteDesk:
    """Does what `Desk` says; what the other process raises is raised here again."""

    def __init__(self, address: str, operator_token: str, timeout: float = ANSWER_SECONDS) -> None:
        """A desk at `address` (http://127.0.0.1:8501); `timeout` in seconds for an answer."""
        self._address = address.rstrip("/") + OPERATOR_PATH
        self._timeout = (CONNECT_SECONDS, timeout)
        self._headers = {"authorization": f"Bearer {operator_token}"}

    def preview(
        self, files: Sequence[SourceFile], *, channel: str, for_ward: str | None = None
    ) -> list[FilePreview]:
        """See Desk."""
        found = self._send("/preview", files, {"channel": channel, "for_ward": for_ward})
        return [FilePreview.from_dict(values) for values in found]

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
        wishes = {
            "channel": channel,
            "received_at": received_at.isoformat() if received_at else None,
            "arrived_at": arrived_at.isoformat() if arrived_at else None,
            "limits": asdict(limits) if limits else None,
            "dry_run": dry_run,
            "for_ward": for_ward,
            "actor": actor,
            "answers": answers_as_json(answers or {}),
        }
        found = self._send("/reports", files, wishes)
        return [Receipt.from_dict(values) for values in found]

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
        wishes = {"channel": channel, "actor": actor, "for_ward": for_ward}
        given = [{"problem_no": number, "reason": text} for number, text in answers.items()]
        path = f"{_receipt_path(receipt_no)}/answers"
        found = self._ask("POST", path, json={**wishes, "answers": given})
        return [Problem.from_dict(values) for values in found]

    def receipt(self, receipt_no: str) -> Receipt | None:
        """See Desk."""
        found = self._ask("GET", _receipt_path(receipt_no))
        return Receipt.from_dict(found) if found is not None else None

    def issue_token(self, ward_code: str, label: str, days: int | None = None) -> tuple[int, str]:
        """See Desk."""
        wishes = {"ward_code": ward_code, "label": label, "days": days}
        found = self._ask("POST", "/tokens", json=wishes)
        return found["token_no"], found["token"]

    def revoke_token(self, token_no: int) -> WardToken:
        """See Desk."""
        return WardToken.from_dict(self._ask("DELETE", f"/tokens/{token_no}"))

    def tokens(self) -> list[WardToken]:
        """See Desk."""
        return [WardToken.from_dict(values) for values in self._ask("GET", "/tokens")]

    def act(self, name: str, values: Mapping[str, Any], sender: Sender) -> dict[str, Any]:
        """See Desk."""
        wishes = {"values": dict(values), "channel": sender.channel, "actor": sender.actor}
        found: dict[str, Any] = self._ask("POST", f"/acts/{name}", json=wishes)
        return found

    def copy(self) -> Path:
        """See Desk."""
        return Path(self._ask("POST", "/copy")["path"])

    def _send(self, path: str, files: Sequence[SourceFile], wishes: Mapping[str, Any]) -> Any:
        # Names travel as JSON: in a multipart header not every name would arrive as it is.
        wanted = {**wishes, "names": [file.name for file in files]}
        parts: list[tuple[str, Any]] = [("request", (None, json.dumps(wanted)))]
        parts += [("file", ("file", file.content)) for file in files]
        return self._ask("POST", path, files=parts)

    def _ask(self, method: str, path: str, **more: Any) -> Any:
        """The JSON that the other process answers; None when it knows no such thing."""
        with requests.Session() as session:
            # Proxies and password files of the environment are not for this machine itself.
            session.trust_env = False
            try:
                answer = session.request(
                    method,
                    self._address + path,
                    headers=self._headers,
                    timeout=self._timeout,
                    allow_redirects=False,
                    **more,
                )
                found = answer.json()
            except (requests.RequestException, ValueError) as error:
                raise DeskUnreachable(f"{self._address} does not answer") from error
        if answer.ok:
            return found
        if answer.status_code == NOT_FOUND and method == "GET":
            return None
        raise _fault(answer.status_code, found)


def _receipt_path(receipt_no: str) -> str:
    return f"/reports/{requests.utils.quote(receipt_no, safe='')}"


def _fault(status: int, found: Mapping[str, Any]) -> StoreError:
    """The error of the other process: of its own kind when that is one of the store's."""
    message = str(found.get("message") or found.get("detail_en") or status)
    if status in (requests.codes.unauthorized, requests.codes.forbidden):
        return DeskUnreachable(message)
    kinds = {kind.__name__: kind for kind in _kinds(StoreError)}
    kind = kinds.get(str(found.get("fault")), DeskFailed)
    # Some errors are made from other things than their message; what they hold comes along.
    error = kind.__new__(kind, message)
    error.__dict__.update(found.get("attributes") or {})
    return error


def _kinds(kind: type[StoreError]) -> Iterator[type[StoreError]]:
    for known in kind.__subclasses__():
        yield known
        yield from _kinds(known)
