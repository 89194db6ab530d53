"""Part "health": how the server and its store are, and whether everything is still what it was."""

from datetime import datetime
from typing import Any

import streamlit as st

from campaign import clock
from campaign.ui import admin_desk as desk
from campaign.ui.present import Tile, note, section, tiles
from campaign.ui.view import View

VERIFIED = "admin_verified"


def health(view: View) -> None:
    """Tiles, versions, processes, and a verification on demand."""
    desk.administrator(view)
    section(view, "administration-health")
    found = desk.ask(view, "health", {})
    if found is None:
        return
    _state(view, found)
    _processes(view, found)
    versions = " · ".join(f"{name} {number}" for name, number in found["versions"].items())
    st.markdown(f"**{view.t('administration-versions')}** {versions}")
    _verify(view, found)


def _state(view: View, found: dict[str, Any]) -> None:
    state = found["health"]
    word = view.t(f"administration-state-{state['status']}")
    free, total = (view.num(found[f"disk_{of}_mb"] / 1024) for of in ("free", "total"))
    disk_note = view.t("administration-disk-note", reserve=view.num(found["disk_reserve_mb"]))
    kind = view.t(f"administration-store-{state.get('store_kind', 'real')}")
    received = _moment(view, state.get("newest_received_at"))
    tiles(
        view,
        [
            Tile(view.t("administration-state"), word),
            Tile(view.t("administration-store"), kind),
            Tile(
                view.t("administration-received"),
                received,
                note=view.t("administration-received-note"),
            ),
            Tile(view.t("administration-disk"), f"{free} / {total} GB", note=disk_note),
            Tile(view.t("administration-backup"), _moment(view, found["backup_at"])),
        ],
    )
    if state["status"] != "ok":
        st.error(view.t("administration-state-hint"), icon=":material/error:")
    if found["backup_at"] is None:
        st.warning(view.t("administration-backup-none"), icon=":material/backup:")
    note(view, "administration-data-version", version=str(state.get("data_version", "–")))


def _processes(view: View, found: dict[str, Any]) -> None:
    published = found["published"]
    if published is None:
        note(view, f"administration-role-{found['role']}")
        return
    shown = {
        "number": view.num(published["segment_no"]),
        "at": _moment(view, published["published_at"]),
        "age": view.num(published["age_seconds"]),
    }
    note(view, "administration-published", **shown)


def _verify(view: View, found: dict[str, Any]) -> None:
    section(view, "administration-verify")
    before = found["verified"]
    if before is None:
        note(view, "administration-verify-never")
    else:
        shown = {
            "at": _moment(view, before["at"]),
            "reports": view.num(before["accepted"]),
            "editions": view.num(before["edition_count"]),
            "findings": view.num(before["finding_count"]),
        }
        note(view, "administration-verify-last", **shown)
    if st.button(view.t("administration-verify-now"), key="verify-now"):
        with st.spinner(view.t("administration-verify-busy")):
            told = desk.ask(view, "verify", {})
        if told is not None:
            _findings(view, told)


def _findings(view: View, told: dict[str, Any]) -> None:
    if not told["findings"]:
        at = view.moment(clock.now())
        st.success(view.t("administration-verify-clean", at=at, editions=told["edition_count"]))
        return
    st.error(view.t("administration-verify-findings", count=len(told["findings"])))
    for finding in told["findings"][:20]:
        st.markdown(f"- {finding[f'message_{view.lang}']}")


def _moment(view: View, text: str | None) -> str:
    return view.moment(datetime.fromisoformat(text) if text else None)
