"""The HTTP door for the programs of wards: hand in reports, ask for a receipt again.

A ward's token says who sends. Hand-ins of one ward are taken one after the other, in the order in
which their last bytes arrived, and that moment is the time of receipt.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar
from urllib.parse import quote

import anyio
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Match, Route

from campaign import labels
from campaign.door import openapi
from campaign.door.answer_json import answers_from_json, json_body, parsed, stored_answers
from campaign.door.body import Body
from campaign.door.desk import LocalDesk
from campaign.door.peers import client_address
from campaign.door.receive import Bounds, Delivery, receive
from campaign.door.refusal import Refusal, told
from campaign.door.throttle import Throttle
from campaign.door.turns import Turns
from campaign.report.corrected import MEDIA_TYPE
from campaign.report.problem import Problem
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store.answers import AnswerRefused, UnknownReceipt
from campaign.store.corrected import corrected_of
from campaign.store.reasons import ReasonRefused
from campaign.store.receipt import Receipt
from campaign.store.tokens import TokenExpired, WardToken

CHANNEL = "api"
INTAKE_THREADS, LOOKUP_THREADS = 4, 4
CHALLENGE = {"www-authenticate": 'Bearer realm="campaign", charset="UTF-8"'}
FIELD_BYTES = 256 * 1024
ANSWERS_FIELD = "answers"
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

GetDesk = Callable[[], LocalDesk]
Result = TypeVar("Result")


def routes(get_desk: GetDesk) -> list[BaseRoute]:
    """The routes of the door; `get_desk` may raise StoreBusy, which is answered with 503."""
    door = WardDoor(get_desk)
    return [
        Route("/api/reports", told(door.hand_in), methods=["POST"]),
        Route("/api/reports/{receipt_no}", told(door.receipt), methods=["GET"]),
        Route("/api/reports/{receipt_no}/answers", told(door.answer), methods=["POST"]),
        Route("/api/reports/{receipt_no}/corrected", told(door.corrected), methods=["GET"]),
        Route("/api/openapi.json", told(describe), methods=["GET"]),
    ]


def nothing_else(known: Sequence[BaseRoute]) -> BaseRoute:
    """Answers what is asked for under /api and is not among the `known` routes; to come last."""

    async def refuse(request: Request, _body: Body) -> Response:
        for route in known:
            if isinstance(route, Route) and route.matches(request.scope)[0] is Match.PARTIAL:
                allowed = {"allow": ", ".join(sorted(route.methods or ()))}
                raise Refusal(405, "method", headers=allowed)
        raise Refusal(404, "no-such-address")

    return Route("/api/{rest:path}", told(refuse), methods=METHODS)


async def describe(_request: Request, _body: Body) -> Response:
    """The OpenAPI description of the door."""
    return JSONResponse(openapi.document())


class WardDoor:
    """The endpoints, and what they share: queues, counters, threads."""

    def __init__(self, get_desk: GetDesk) -> None:
        """Take in reports at the desk that `get_desk` gives."""
        limits = settings().api
        self._get_desk = get_desk
        self._turns = Turns()
        self._by_token = Throttle(limits.requests_per_minute)
        self._by_address = Throttle(limits.failures_per_minute)
        # Reading a file can take seconds; looking up a token must not wait for that.
        self._intake = anyio.CapacityLimiter(INTAKE_THREADS)
        self._lookup = anyio.CapacityLimiter(LOOKUP_THREADS)

    async def hand_in(self, request: Request, body: Body) -> Response:
        """POST /api/reports: one receipt per file."""
        token = await self._token(request)
        api, limits = settings().api, settings().limits
        bounds = Bounds.of(limits, api.file_count, FIELD_BYTES, ANSWERS_FIELD)
        turn = self._turns.turn(token.ward_code)
        try:
            delivery = await receive(request, body, bounds, on_last_byte=turn.take)
            try:
                await turn.come()
                receipts = await self._in_thread(self._intake, self._take, token, delivery)
            finally:
                await delivery.close()
        finally:
            turn.leave()
        is_stored = all(receipt.is_stored for receipt in receipts)
        found = [receipt.as_dict() for receipt in receipts]
        return JSONResponse(found, 200 if is_stored else 422)

    async def receipt(self, request: Request, _body: Body) -> Response:
        """GET /api/reports/NUMBER: that receipt again, for the ward that it was given to."""
        token = await self._token(request)
        number = request.path_params["receipt_no"]
        find = partial(self._receipt, token, number)
        found = await self._in_thread(self._lookup, find)
        if found is None:
            raise Refusal(404, "no-such-receipt")
        return JSONResponse(found.as_dict())

    async def answer(self, request: Request, body: Body) -> Response:
        """POST /api/reports/NUMBER/answers: reasons for questions of a stored report."""
        token = await self._token(request)
        number = request.path_params["receipt_no"]
        given = stored_answers(await json_body(request, body))
        work = partial(self._answer, token, number, given)
        found = await self._in_thread(self._intake, work)
        return JSONResponse([problem.as_dict() for problem in found])

    async def corrected(self, request: Request, _body: Body) -> Response:
        """GET /api/reports/NUMBER/corrected?lang=en: the ward's workbook, its problems marked."""
        token = await self._token(request)
        number = request.path_params["receipt_no"]
        wanted = request.query_params.get("lang")
        lang = wanted if wanted in labels.LANGUAGES else labels.LANGUAGES[0]
        file = await self._in_thread(self._intake, self._corrected, token, number, lang)
        name = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        headers = {"content-disposition": name}
        return Response(file.content, headers=headers, media_type=MEDIA_TYPE)

    def _receipt(self, token: WardToken, number: str) -> Receipt | None:
        """The receipt if it was given to the token's ward."""
        return self._get_desk().receipt(number, token.ward_code)

    def _corrected(self, token: WardToken, number: str, lang: str) -> SourceFile:
        if self._receipt(token, number) is None:
            raise Refusal(404, "no-such-receipt")
        file = corrected_of(self._get_desk().store, number, lang)
        if file is None:
            raise Refusal(404, "nothing-marked")
        return file

    def _answer(self, token: WardToken, number: str, given: dict[int, str]) -> list[Problem]:
        try:
            return self._get_desk().answer(
                number,
                given,
                channel=CHANNEL,
                actor=_actor(token),
                for_ward=token.ward_code,
            )
        except UnknownReceipt as error:
            raise Refusal(404, "no-such-receipt") from error
        except (AnswerRefused, ReasonRefused) as error:
            raise _bad_answer(error) from error

    def _take(self, token: WardToken, delivery: Delivery) -> list[Receipt]:
        given = parsed(delivery.fields.get(ANSWERS_FIELD, "[]"))
        try:
            return self._get_desk().ingest(
                delivery.files(),
                channel=CHANNEL,
                arrived_at=delivery.arrived_at,
                for_ward=token.ward_code,
                actor=_actor(token),
                answers=answers_from_json(given),
            )
        except ReasonRefused as error:
            raise _bad_answer(error) from error

    async def _token(self, request: Request) -> WardToken:
        """Who sends. Raises Refusal: 401, or 429 for one who tries too often."""
        text = bearer(request)
        find = partial(self._find, text)
        try:
            token = await self._in_thread(self._lookup, find) if text else None
        except TokenExpired as error:
            self._by_address.count(client_address(request))
            raise Refusal(401, "expired-token", headers=CHALLENGE, at=error.at) from error
        if token is None:
            self._by_address.count(client_address(request))
            raise Refusal(401, "unknown-token" if text else "no-token", headers=CHALLENGE)
        self._by_token.count(str(token.token_no))
        return token

    def _find(self, text: str) -> WardToken | None:
        return self._get_desk().find_token(text)

    async def _in_thread(
        self, limiter: anyio.CapacityLimiter, work: Callable[..., Result], *args: object
    ) -> Result:
        return await to_thread.run_sync(partial(work, *args), limiter=limiter)


def _actor(token: WardToken) -> str:
    return f"ward:{token.ward_code}/token:{token.token_no}"


def _bad_answer(error: AnswerRefused | ReasonRefused) -> Refusal:
    told_why = {f"message_{lang}": error.message(lang) for lang in labels.LANGUAGES}
    return Refusal(400, "bad-answer", extra=told_why)


def bearer(request: Request) -> str:
    """The token of the Authorization header; '' when there is none."""
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else ""
