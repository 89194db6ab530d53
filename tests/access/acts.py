"""The acts that pages offer, as data: what is chosen and typed, and which button does it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from campaign.access import Permission
from tests.access.house import DAY, NEXT_DAY, OTHER
from tests.access.seen import Seen, name_of
from tests.access.states import offered, pressed, state
from tests.access.visitor import Visitor

WHY = "theo Kế hoạch 45/KH-UBND"
REVIEW = f"part=review&as_of={DAY}&review=all"
FIRST = ""
LOCKED_DAY, ASKED_DAY, CLEAN_WARD = "2025-08-11", "2025-08-10", "00008"
PERSON = "zq.nguoi@hanoi.example"


@dataclass(frozen=True)
class Act:
    """An act of a page: what is chosen and typed, run after run, and the button, by their names.

    Of a list the first entry is chosen that has the value in it.
    """

    page_id: str
    query: str
    permission: Permission
    button: str
    rounds: tuple[Mapping[str, Any], ...] = field(default=())

    def __str__(self) -> str:
        return self.button


def admin(part: str, button: str, *rounds: Mapping[str, Any]) -> Act:
    """An act of the administration page."""
    return Act("administration", f"part={part}", Permission.ADMINISTER, button, rounds)


def desk_of(button: str, *names: str) -> Act:
    """An act on the edition that is shown."""
    rounds = (dict.fromkeys(names, WHY),)
    return Act("editions", "part=desk", Permission.PUBLISH, button, rounds)


def review(button: str, *rounds: Mapping[str, Any], may: Permission = Permission.REVIEW) -> Act:
    """An act on the reports or the lock of DAY."""
    return Act("reporting", REVIEW, may, button, rounds)


def texts(name: str) -> list[str]:
    """The two boxes of a notice."""
    return [f"{name}-text-vi", f"{name}-text-en"]


# Publishing comes last: what it publishes is everybody's afterwards.
ACTS = (
    Act("reporting", f"part=review&as_of={NEXT_DAY}", Permission.REVIEW, "review-clean-"),
    Act(
        "reporting",
        f"part=review&as_of={LOCKED_DAY}",
        Permission.LOCK,
        "unlock-day-send",
        ({"unlock-day-reason": WHY},),
    ),
    review("review-returned-", {"review-chosen-": FIRST}, {"review-words-": WHY}),
    review("review-accepted-", {"review-chosen-": FIRST}),
    review("lock-day-send", {"lock-day-reason": WHY}, may=Permission.LOCK),
    review(
        "allow-late-send",
        {"allow-late-ward": OTHER, "allow-late-reason": WHY},
        may=Permission.LOCK,
    ),
    admin("tokens", "token-issue", {"admin-token-ward-": OTHER}),
    admin("tokens", "token-revoke-confirm", {"admin-token-no-": FIRST}),
    admin(
        "people",
        "person-set-confirm",
        {"admin-person-name-": "zq@hanoi.example", "admin-person-set-reason-": WHY},
    ),
    admin(
        "people",
        "person-remove-confirm",
        {"admin-person-gone-": FIRST, "admin-person-remove-reason-": WHY},
    ),
    admin(
        "windows",
        "window-change-confirm",
        {"admin-window-ward-": OTHER},
        {"admin-window-start-": "2025/08/01", "admin-window-change-reason-": WHY},
    ),
    admin(
        "targets",
        "target-change-confirm",
        {"admin-weight-T1": 10.0, "admin-weight-T2": 15.0, "admin-target-change-reason-": WHY},
    ),
    admin(
        "campaigns",
        "campaign-add-confirm",
        {"admin-campaign-campaign_id-": "zq-2026", "admin-campaign-name_vi-": "Đợt thử"}
        | {"admin-campaign-name_en-": "Trial", "admin-campaign-directive-": "12/KH-UBND"},
    ),
    admin("health", "verify-now"),
    desk_of("edition-correct-send", *texts("edition-correct")),
    desk_of("edition-withdraw-send", *texts("edition-withdraw")),
    Act("editions", "part=desk", Permission.PUBLISH, "editions-publish"),
)


async def prepared(visitor: Visitor, act: Act) -> list[WidgetState]:
    """What the click needs, all of it sent but the click itself, which comes last."""
    sent: list[WidgetState] = []
    await visitor.run(act.page_id, act.query)
    for values in act.rounds:
        for name, value in values.items():
            widget = named(visitor.seen, name)
            found = offered(widget)
            sent.append(state(widget, next(e for e in found if value in e) if found else value))
        await visitor.run(act.page_id, act.query, *sent)
    return [*sent, pressed(named(visitor.seen, act.button))]


def named(seen: Seen, name: str) -> Any:
    """The one widget whose name begins so."""
    (found,) = (w for id_, w in seen.operable.items() if name_of(id_).startswith(name))
    return found


async def sent_by(visitor: Visitor, act: Act, states: list[WidgetState]) -> Seen:
    """What comes back to the states without the click, then with it."""
    visitor.seen = Seen()
    for count in (len(states) - 1, len(states)):
        await visitor.run(act.page_id, act.query, *states[:count])
    return visitor.seen
