"""The acts of administrators about reference data and campaigns."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import Any

from campaign.store import Store
from campaign.store.audit import Sender
from campaign.store.campaigns import NewCampaign, add_campaign
from campaign.store.reference_changes import TargetWish, change_targets, change_window

Values = Mapping[str, Any]
Done = dict[str, Any]


def window_change(store: Store, values: Values, sender: Sender) -> Done:
    """values: ward_code, start_date, end_date, reason; gives changes."""
    start, end = (date.fromisoformat(values[name]) for name in ("start_date", "end_date"))
    found = change_window(store, values["ward_code"], start, end, values["reason"], sender=sender)
    return {"changes": [asdict(change) for change in found]}


def target_change(store: Store, values: Values, sender: Sender) -> Done:
    """values: targets (each with code and fields), reason; gives changes."""
    wishes = [TargetWish(wish["code"], wish["fields"]) for wish in values["targets"]]
    found = change_targets(store, wishes, values["reason"], sender=sender)
    return {"changes": [asdict(change) for change in found]}


def campaign_add(store: Store, values: Values, sender: Sender) -> Done:
    """values: campaign_id, name_vi, name_en, directive, start_date, n_days, deadline.

    targets_csv and windows_csv, the text of the two files, may be left out. Gives campaign_id.
    """
    new = NewCampaign(
        campaign_id=values["campaign_id"],
        name_vi=values["name_vi"],
        name_en=values["name_en"],
        directive=values["directive"],
        start_date=date.fromisoformat(values["start_date"]),
        n_days=int(values["n_days"]),
        deadline=time.fromisoformat(values["deadline"]),
        targets_csv=values.get("targets_csv"),
        windows_csv=values.get("windows_csv"),
    )
    return {"campaign_id": add_campaign(store, new, sender=sender).campaign_id}
