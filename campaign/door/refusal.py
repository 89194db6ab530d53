"""A request that is turned away: RFC 9457 problem details, in both languages."""

import functools
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from campaign import labels, metrics
from campaign.door.body import Body
from campaign.report.sandbox import SandboxUnavailable
from campaign.store.errors import StoreBusy, StoreError, StoreNotWritable, WordedError

log = logging.getLogger(__name__)

PROBLEM_TYPE = "application/problem+json"
WRITABLE_AGAIN_SECONDS = 30
_COUNTED = {401: "auth", 403: "auth", 413: "size", 429: "rate", 503: "disk"}


class Refusal(Exception):
    """Says why a request is turned away; `key` names its texts in data/locale/*/door.ftl.

    The texts are door-KEY-title and door-KEY; `variables` are what the second one names, a
    WordedError among them in the language of the text.
    """

    def __init__(
        self,
        status: int,
        key: str,
        *,
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
        **variables: Any,
    ) -> None:
        super().__init__(key)
        self.status, self.key = status, key
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})
        self.variables = variables

    def as_dict(self) -> dict[str, Any]:
        """The problem details; `title` and `detail` are the Vietnamese texts."""
        langs = labels.LANGUAGES
        texts = {f"title_{lang}": labels.text(lang, f"door-{self.key}-title") for lang in langs}
        for lang in langs:
            words = labels.text(lang, f"door-{self.key}", **self._said(lang))
            texts[f"detail_{lang}"] = words
        return {
            "type": f"urn:hanoi-campaign:problem:{self.key}",
            "status": self.status,
            "title": texts["title_vi"],
            "detail": texts["detail_vi"],
            **texts,
            **self.extra,
        }

    def _said(self, lang: str) -> dict[str, Any]:
        return {
            name: value.message(lang) if isinstance(value, WordedError) else value
            for name, value in self.variables.items()
        }

    def answer(self) -> Response:
        """The answer to send."""
        return JSONResponse(
            self.as_dict(), self.status, headers=self.headers, media_type=PROBLEM_TYPE
        )


Endpoint = Callable[[Request, Body], Awaitable[Response]]


def told(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint whose refusals and faults become answers, and whose body is read to an end.

    A sender that is still sending would not see an answer on a connection that closes, so what
    it sends is thrown away for a while before the answer is given.
    """

    @functools.wraps(endpoint)
    async def answering(request: Request) -> Response:
        body = Body(request.receive)
        try:
            return await endpoint(Request(request.scope, body), body)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it
        except Exception as error:  # noqa: BLE001  no sender may be shown a traceback; the log has it
            refusal = _refusal(error)
            if refusal.status in _COUNTED:
                metrics.INTAKE_REFUSED.labels(_COUNTED[refusal.status]).inc()
            answer = refusal.answer()
        waits = request.headers.get("expect", "").lower() == "100-continue"
        if not (body.is_ended or (waits and not body.is_begun) or await body.drain()):
            answer.headers["connection"] = "close"
        return answer

    return answering


def _refusal(error: Exception) -> Refusal:
    if isinstance(error, Refusal):
        return error
    if isinstance(error, (StoreNotWritable, StoreBusy, SandboxUnavailable)):
        log.warning("nothing can be taken in: %s", error)
        retry = {"retry-after": str(WRITABLE_AGAIN_SECONDS)}
        return Refusal(503, "not-writable", headers=retry)
    if isinstance(error, StoreError):
        log.error("the store refused a request: %s", error)
    else:
        log.error("a request failed", exc_info=error)
    return Refusal(500, "failed")
