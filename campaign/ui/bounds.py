"""What a reader may ask the store: the row filter that no page can forget.

campaign/ui/cached.py passes every question through here. Pages choose within these bounds; what
lies beyond them is left out (wards in a list) or refused (a ward by name, a mart of other pages).
"""

from collections.abc import Mapping
from typing import Any

from campaign.access import Identity, Permission, may, narrowed
from campaign.access.pages import NotAllowed, refuse_mart
from campaign.store.questions import load
from campaign.ui.view import View

Params = dict[str, Any]


def of_view(view: View, name: str, extra: Mapping[str, Any]) -> Params:
    """The parameters of mart `name` for the view, with the page's own `extra`. Raises NotAllowed.

    Of an edition nothing is shown that was received later, or that is about a later day.
    """
    refuse_mart(view.identity, name, load(name).page_ids)
    own = {"as_of": view.as_of, "known_at": view.known_at, "ward_codes": view.ward_codes}
    params = {**own, **extra}
    if view.edition_no is not None:
        params["as_of"] = min(params["as_of"], view.as_of)
        params["known_at"] = view.known_at
    return _own_wards(view.row_reader, name, params)


def of_reader(identity: Identity, name: str, params: Mapping[str, Any]) -> Params:
    """The parameters of mart `name` for a question beside the view. Raises NotAllowed."""
    if not may(identity, Permission.SEE_LATEST):
        raise NotAllowed(f"{name}: {identity.role} sees editions only")
    refuse_mart(identity, name, load(name).page_ids)
    return _own_wards(identity, name, params)


def _own_wards(identity: Identity, name: str, params: Mapping[str, Any]) -> Params:
    if identity.ward_codes is None:
        return dict(params)
    ward_code = params.get("ward_code")
    if ward_code is not None and ward_code not in identity.ward_codes:
        raise NotAllowed(f"{name}: {identity.actor} asked for ward {ward_code}")
    return {**params, "ward_codes": narrowed(identity, params.get("ward_codes"))}
