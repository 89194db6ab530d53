"""The operator's door: the command line and the page processes of the same machine.

Whoever stands at the machine and may read server.json has the token of the running server. What
this door does is what the operator could do with the store itself, so it opens to nobody else.
"""

import hmac
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import anyio
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from campaign.door.answer_json import answers_from_json, json_body, parsed, stored_answers
from campaign.door.body import Body
from campaign.door.peers import is_same_machine
from campaign.door.receive import Bounds, Delivery, receive
from campaign.door.refusal import Refusal, told
from campaign.door.remote import OPERATOR_PATH
from campaign.door.routes import CHALLENGE, GetDesk, bearer
from campaign.settings import ReadLimits, settings
from campaign.store.audit import Sender
from campaign.store.errors import StoreError, StoreNotWritable
from campaign.store.receipt import Receipt

FILE_COUNT = 10_000
FIELD_BYTES = 16 * 1024 * 1024
THREADS = 8
REQUEST_FIELD = "request"

Endpoint = Callable[[Request, Body], Awaitable[Response]]


def routes(get_desk: GetDesk, operator_token: str) -> list[BaseRoute]:
    """The operator's routes; each asks for `operator_token` and for a peer on this machine."""
    door = OperatorDoor(get_desk, operator_token)
    endpoints = [
        ("/reports", door.hand_in, "POST"),
        ("/reports/{receipt_no}", door.receipt, "GET"),
        ("/reports/{receipt_no}/answers", door.answer, "POST"),
        ("/preview", door.preview, "POST"),
        ("/acts/{name}", door.act, "POST"),
        ("/copy", door.copy, "POST"),
        ("/tokens", door.tokens, "GET"),
        ("/tokens", door.issue, "POST"),
        ("/tokens/{token_no:int}", door.revoke, "DELETE"),
    ]
    return [
        Route(OPERATOR_PATH + path, told(door.guarded(endpoint)), methods=[method])
        for path, endpoint, method in endpoints
    ]


class OperatorDoor:
    """The endpoints of the operator."""

    def __init__(self, get_desk: GetDesk, operator_token: str) -> None:
        """Serve the desk that `get_desk` gives to whoever knows `operator_token`."""
        self._get_desk = get_desk
        self._expected = operator_token.encode()
        self._threads = anyio.CapacityLimiter(THREADS)

    def guarded(self, endpoint: Endpoint) -> Endpoint:
        """`endpoint` for the operator only, and with the store's errors by their names."""

        async def asked(request: Request, body: Body) -> Response:
            if not is_same_machine(request):
                raise Refusal(403, "operator-only")
            if not hmac.compare_digest(bearer(request).encode(), self._expected):
                raise Refusal(401, "unknown-token", headers=CHALLENGE)
            try:
                return await endpoint(request, body)
            except StoreError as fault:
                named: dict[str, Any] = {"fault": type(fault).__name__, "message": str(fault)}
                named["attributes"] = {
                    name: value
                    for name, value in vars(fault).items()
                    if isinstance(value, (str, dict))
                }
                status = 503 if isinstance(fault, StoreNotWritable) else 409
                raise Refusal(status, "store-fault", extra=named) from fault

        return asked

    async def hand_in(self, request: Request, body: Body) -> Response:
        """POST …/reports: what `ingest` does, for any ward, with the limits of a bulk file."""
        receipts = await self._with_files(request, body, self._ingest)
        return JSONResponse([receipt.as_dict() for receipt in receipts])

    async def preview(self, request: Request, body: Body) -> Response:
        """POST …/preview: what storing the files would change."""

        def work(delivery: Delivery, wishes: dict[str, Any]) -> Any:
            files = delivery.files(wishes["names"])
            channel, for_ward = wishes["channel"], wishes.get("for_ward")
            return self._get_desk().preview(files, channel=channel, for_ward=for_ward)

        found = await self._with_files(request, body, work)
        return JSONResponse([file.as_dict() for file in found])

    async def receipt(self, request: Request, _body: Body) -> Response:
        """GET …/reports/NUMBER: a receipt again, whatever its ward."""
        number = request.path_params["receipt_no"]
        found = await self._in_thread(lambda: self._get_desk().receipt(number))
        if found is None:
            raise Refusal(404, "no-such-receipt")
        return JSONResponse(found.as_dict())

    async def answer(self, request: Request, body: Body) -> Response:
        """POST …/reports/NUMBER/answers: reasons for questions of a stored report."""
        wishes = await json_body(request, body)
        number, given = request.path_params["receipt_no"], stored_answers(wishes["answers"])
        who = {name: wishes[name] for name in ("channel", "actor", "for_ward")}
        found = await self._in_thread(lambda: self._get_desk().answer(number, given, **who))
        return JSONResponse([problem.as_dict() for problem in found])

    async def act(self, request: Request, body: Body) -> Response:
        """POST …/acts/NAME: an administrative act (campaign.door.acts)."""
        wishes = await json_body(request, body)
        name, sender = request.path_params["name"], Sender(wishes["channel"], wishes["actor"])
        found = await self._in_thread(lambda: self._get_desk().act(name, wishes["values"], sender))
        return JSONResponse(found)

    async def copy(self, _request: Request, _body: Body) -> Response:
        """POST …/copy: a copy of the database; who asked for it removes it."""
        path = await self._in_thread(lambda: self._get_desk().copy())
        return JSONResponse({"path": str(path)})

    async def tokens(self, _request: Request, _body: Body) -> Response:
        """GET …/tokens: all access tokens, without their texts."""
        found = await self._in_thread(lambda: self._get_desk().tokens())
        return JSONResponse([token.as_dict() for token in found])

    async def issue(self, request: Request, body: Body) -> Response:
        """POST …/tokens: a new access token for a ward."""
        wishes = await json_body(request, body)
        ward_code, label = str(wishes["ward_code"]), str(wishes["label"])
        days = wishes.get("days")
        token_no, text = await self._in_thread(
            lambda: self._get_desk().issue_token(ward_code, label, days)
        )
        return JSONResponse({"token_no": token_no, "token": text}, 201)

    async def revoke(self, request: Request, _body: Body) -> Response:
        """DELETE …/tokens/NUMBER: end an access token."""
        number = request.path_params["token_no"]
        token = await self._in_thread(lambda: self._get_desk().revoke_token(number))
        return JSONResponse(token.as_dict())

    def _ingest(self, delivery: Delivery, wishes: dict[str, Any]) -> list[Receipt]:
        limits = wishes.get("limits")
        return self._get_desk().ingest(
            delivery.files(wishes["names"]),
            channel=wishes["channel"],
            received_at=_moment(wishes.get("received_at")),
            arrived_at=_moment(wishes.get("arrived_at")),
            limits=ReadLimits(**limits) if limits else None,
            dry_run=bool(wishes.get("dry_run")),
            for_ward=wishes.get("for_ward"),
            actor=wishes.get("actor"),
            answers=answers_from_json(wishes.get("answers") or []),
        )

    async def _with_files(
        self, request: Request, body: Body, work: Callable[[Delivery, dict[str, Any]], Any]
    ) -> Any:
        bounds = Bounds.of(settings().bulk_limits, FILE_COUNT, FIELD_BYTES, REQUEST_FIELD)
        delivery = await receive(request, body, bounds)
        try:
            wishes = parsed(delivery.fields.get(REQUEST_FIELD, ""))
            if len(wishes["names"]) != len(delivery.uploads):
                raise Refusal(400, "malformed", limit=FILE_COUNT)
            return await self._in_thread(lambda: work(delivery, wishes))
        finally:
            await delivery.close()

    async def _in_thread(self, work: Callable[[], Any]) -> Any:
        return await to_thread.run_sync(work, limiter=self._threads)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
