"""What a reader's browser can say of a widget: each entry, a typed text, and what nobody offered.

A client sends widget states as it likes. Whether an entry was offered is for the server to look at,
so a forged state is built here like any other.
"""

import json
from datetime import date
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from campaign.wards import register
from tests.access.house import DAY, NEXT_DAY, OTHER, OWN
from tests.access.seen import name_of

LISTS = ("Selectbox", "MultiSelect", "ButtonGroup", "Slider")
BOXES = ("TextInput", "TextArea")
DAYS = tuple(f"{date.fromisoformat(day):%d/%m}" for day in (DAY, NEXT_DAY))
PICTURES = ("DeckGlJsonChart", "BidiComponent")
# The entries of these lists go through the same lines, whichever it is: of wards, former districts
# and days those are driven of which the store has something, and the last; of moments the last; of
# other lists all.
ALIKE = {
    "-ward": (OWN, OTHER),
    "-district": tuple(register().by_code[code].former_district for code in (OWN, OTHER)),
    "-day": DAYS,
    "-as_of": DAYS,
    "-known_at": (),
}


def kind_of(widget: Any) -> str:
    """The kind of a widget, as Streamlit names its message."""
    return str(widget.DESCRIPTOR.name)


def param_of(widget: Any, page_id: str) -> str:
    """The parameter of the address that a choice is kept in."""
    return name_of(widget.id).removeprefix(f"{page_id}-")


def offered(widget: Any) -> list[str]:
    """All that a widget offers, in order; nothing for what is no list."""
    return [getattr(option, "content", option) for option in getattr(widget, "options", ())]


def entries(widget: Any) -> list[str]:
    """What a list or a switch offers, as far as it is driven."""
    if kind_of(widget) == "Checkbox":
        return ["", "1"]
    found = offered(widget)
    for ending, marks in ALIKE.items():
        if name_of(widget.id).endswith(ending):
            told_apart = [entry for entry in found if any(mark in entry for mark in marks)]
            return list(dict.fromkeys([*told_apart, *found[-1:]]))
    return found


def state(widget: Any, entry: Any) -> WidgetState:
    """The widget with `entry` chosen or typed, whether it was offered or not."""
    kind, made = kind_of(widget), WidgetState(id=widget.id)
    if kind == "NumberInput":
        made.double_value = entry
        return made
    if kind == "Checkbox":
        made.bool_value = bool(entry)
    elif kind == "Selectbox" or kind in BOXES:
        made.string_value = entry
    elif kind in (*LISTS, "DateInput"):
        made.string_array_value.data.append(entry)
    elif kind == "DeckGlJsonChart":
        picked = {"wards": [{"properties": {"code": entry}}]}
        chosen = {"indices": {"wards": [0]}, "objects": picked}
        made.string_value = json.dumps({"selection": chosen})
    else:
        made.json_value = json.dumps({"ward": entry})
    return made


def pressed(widget: Any) -> WidgetState:
    """A click on a button."""
    return WidgetState(id=widget.id, trigger_value=True)
