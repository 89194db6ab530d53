"""The acts that pages and the command line ask of a desk by name: one function for each name.

An act function takes the store, JSON-ready values and who asks, and gives JSON-ready values. It
raises the store's named errors. Whether that person may is checked by who calls the desk: the page
for the person signed in, the machine for its operator. To add one: a line in HANDLERS.
"""

from collections.abc import Callable, Mapping
from typing import Any

from campaign.door import admin_acts, edition_acts, reference_acts, review_acts
from campaign.store import Store
from campaign.store.audit import Sender
from campaign.store.errors import StoreError
from campaign.store.personal import refuse_personal

Handler = Callable[[Store, Mapping[str, Any], Sender], dict[str, Any]]


class UnknownAct(StoreError):
    """No desk knows an act of that name."""


HANDLERS: dict[str, Handler] = {
    "edition-publish": edition_acts.publish,
    "edition-withdraw": edition_acts.withdraw,
    "edition-correct": edition_acts.correct,
    "review": review_acts.review,
    "lock-day": review_acts.lock_day,
    "unlock-day": review_acts.unlock_day,
    "allow-late": review_acts.allow_late,
    "window-change": reference_acts.window_change,
    "target-change": reference_acts.target_change,
    "campaign-add": reference_acts.campaign_add,
    "token-issue": admin_acts.token_issue,
    "token-revoke": admin_acts.token_revoke,
    "person-set": admin_acts.person_set,
    "person-remove": admin_acts.person_remove,
    "audit-search": admin_acts.audit_entries,
    "health": admin_acts.health_now,
    "verify": admin_acts.verify_now,
}


def act(store: Store, name: str, values: Mapping[str, Any], sender: Sender) -> dict[str, Any]:
    """Do the act `name`. Raises UnknownAct, PersonalData, and what the act raises."""
    if name not in HANDLERS:
        raise UnknownAct(f"there is no act {name!r}")
    refuse_personal(values)
    return HANDLERS[name](store, values, sender)
