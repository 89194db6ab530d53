"""Values of query parameters: from Python objects or from the text typed on a command line."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from campaign.settings import settings
from campaign.store.errors import BadParameter


def convert(name: str, type_name: str, value: Any) -> Any:
    """`value` as the Python object for a parameter of `type_name`; None stays None.

    A timestamp without a zone means local time of the campaign. Raises BadParameter.
    """
    if value is None:
        return None
    try:
        return TYPES[type_name](value)
    except (ValueError, TypeError) as error:
        raise BadParameter(
            f"{name}: {value!r} is not a {type_name} ({_EXAMPLE[type_name]})"
        ) from error


def as_timestamp(value: Any) -> datetime:
    """An aware datetime from a datetime or ISO text; naive ones are local time."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if isinstance(moment, datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=settings().campaign.timezone)
    return moment


def _as_date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value)


def _as_int(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError("not a whole number")
    return int(value)


def _as_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _as_list(value: Any) -> list[str]:
    parts = value.split(",") if isinstance(value, str) else list(value)
    return [_as_text(part).strip() for part in parts]


def _as_bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}[value] if value in ("true", "false") else _refuse()


def _refuse() -> bool:
    raise ValueError("neither true nor false")


TYPES: dict[str, Callable[[Any], Any]] = {
    "date": _as_date,
    "timestamptz": as_timestamp,
    "int": _as_int,
    "double": float,
    "varchar": _as_text,
    "varchar[]": _as_list,
    "boolean": _as_bool,
}
_EXAMPLE = {
    "date": "2025-08-12",
    "timestamptz": "2025-08-12T16:30:00, local time unless a zone is given",
    "int": "10",
    "double": "0.5",
    "varchar": "text",
    "varchar[]": "00118,00124",
    "boolean": "true or false",
}
