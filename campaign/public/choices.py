"""What of a picture its address chooses: ?ward=, ?measure= …, named and valued as on the pages.

Every value is one of a closed list (the register, the map's measures, a switch of a page), so that
nothing a reader types reaches a question to the store, a title or the key of a cache.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from campaign.charts.measures import BY_ID
from campaign.charts.volunteers import MEASURES
from campaign.door.refusal import Refusal
from campaign.wards import register

Chosen = Mapping[str, str]
ALL = ""
PLACES = ("ward", "district")


class Asked(Protocol):
    """The query of an address; a name may be said several times."""

    def getlist(self, key: str) -> list[str]:
        """Every value of `key`, in order."""


@dataclass(frozen=True)
class Choice:
    """One parameter of an address; `default` None: it has to be said. `options` are codes."""

    name: str
    options: Callable[[], Sequence[str]]
    default: str | None = None

    def of(self, asked: Asked) -> str:
        """The value asked for. Raises Refusal: 400 when unclear, 404 when there is none such."""
        said = asked.getlist(self.name)
        if len(said) > 1:
            raise Refusal(400, "embed-twice", name=self.name)
        if not said and self.default is None:
            raise Refusal(400, f"embed-{self.name}-missing")
        if not said or said[0] == self.default:
            return self.default or ALL
        if said[0] not in self.options():
            # What was asked for is not repeated: it may be anything.
            options = ", ".join(self.options())
            key = self.name if self.name in PLACES else "value"
            raise Refusal(404, f"embed-no-{key}", name=self.name, options=options)
        return said[0]


def chosen(choices: Sequence[Choice], asked: Asked) -> dict[str, str]:
    """Every choice with its value; other parameters are nobody's. Raises Refusal as `Choice.of`."""
    return {choice.name: choice.of(asked) for choice in choices}


def said(choices: Sequence[Choice], values: Chosen) -> dict[str, str]:
    """Of `values` what an address has to say: all but the defaults."""
    return {c.name: values[c.name] for c in choices if values[c.name] != (c.default or ALL)}


def _ward_codes() -> list[str]:
    return [ward.ward_code for ward in register().wards]


def _districts() -> list[str]:
    return sorted({ward.former_district for ward in register().wards})


def _of(*options: str) -> Callable[[], Sequence[str]]:
    return lambda: options


WARD = Choice("ward", _ward_codes)
DISTRICT = Choice("district", _districts, ALL)
MEASURE = Choice("measure", _of(*BY_ID), "band")
GROUP = Choice("group", _of("officials", "cdt_members"), "officials")
COUNT = Choice("count", _of("completed_cum", "completed_count"), "completed_cum")
BY = Choice("by", _of("force_type", "sending_org"), "force_type")
UNIT = Choice("unit", _of(*MEASURES), MEASURES[0])
FILL = Choice("fill", _of("shift", "force"), "shift")
