"""Answers to questions as JSON and back, and JSON bodies in general."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.requests import Request

from campaign.door.body import Body, BodyTooLarge, BodyTooSlow
from campaign.door.refusal import Refusal
from campaign.report.question import AnswerKey
from campaign.settings import settings

MOST_JSON_KB = 256


async def json_body(request: Request, body: Body) -> Any:
    """The JSON that a request carries. Raises Refusal for one that is too large or no JSON."""
    limits = settings().api
    body.most_bytes = MOST_JSON_KB * 1024
    body.idle_seconds, body.most_seconds = limits.idle_seconds, limits.upload_seconds
    try:
        return parsed(await request.body())
    except BodyTooLarge as error:
        raise Refusal(413, "too-large", limit=MOST_JSON_KB / 1024) from error
    except BodyTooSlow as error:
        raise Refusal(408, "too-slow") from error


def parsed(text: str | bytes) -> Any:
    """The JSON in `text`. Raises Refusal."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise Refusal(400, "bad-json") from error


def answers_as_json(answers: Mapping[AnswerKey, str]) -> list[dict[str, str | None]]:
    """Reasons given with files, as `answers_from_json` reads them."""
    return [
        {
            **key._asdict(),
            "report_date": key.report_date.isoformat() if key.report_date else None,
            "reason": reason,
        }
        for key, reason in answers.items()
    ]


def answers_from_json(given: Any) -> dict[AnswerKey, str]:
    """Reasons given with files: a list of objects with the fields of AnswerKey and `reason`.

    Raises Refusal.
    """
    try:
        return {_key(values): _text(values["reason"]) for values in given}
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(400, "bad-json") from error


def stored_answers(given: Any) -> dict[int, str]:
    """Reasons for stored questions: a list of {"problem_no": 3, "reason": "…"}. Raises Refusal."""
    try:
        return {int(values["problem_no"]): _text(values["reason"]) for values in given}
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(400, "bad-json") from error


def _key(values: Mapping[str, Any]) -> AnswerKey:
    own = {name: values[name] for name in AnswerKey._fields}
    day = own["report_date"]
    return AnswerKey(**{**own, "report_date": date.fromisoformat(day) if day else None})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value
