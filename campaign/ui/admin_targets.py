"""Part "targets": target values, weights and expected paths, changed from now on, with a reason."""

import math
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from campaign.store.reference_changes import TargetWish, planned_targets
from campaign.store.reference_rows import Row, history, target_code, targets_of_store
from campaign.store.target_rules import MOST_TARGET, WEIGHT_SUM
from campaign.ui import admin_desk as desk
from campaign.ui import cached
from campaign.ui.present import note, section, table
from campaign.ui.view import View

SHOWN = ("component_code", "name", "scope", "target_value", "unit", "weight", "path_points")


def targets(view: View) -> None:
    """The editor of all weights and of one target, the table of all, the history."""
    desk.administrator(view)
    store = cached.store()
    rows = targets_of_store(store)
    section(view, "administration-weights")
    note(view, "administration-weights-about")
    wishes = _weights(view, [row for row in rows if row["weight"] is not None])
    section(view, "administration-target")
    wishes += _target(view, rows)
    _confirm(view, wishes)
    section(view, "administration-targets-all")
    table(view, _frame(view, rows), None, "targets")
    section(view, "administration-history")
    changed = [row for row in history(store) if row["field"] != "window"]
    if changed:
        table(view, desk.history_frame(view, changed), None, "target-history")
    else:
        note(view, "administration-history-none")


def _weights(view: View, components: list[Row]) -> list[TargetWish]:
    """One box per component and their sum; the wishes for those that were changed."""
    wishes: list[TargetWish] = []
    typed: list[float] = []
    with st.container(horizontal=True, gap="small", key="tiles-weights"):
        for row in components:
            code = target_code(row)
            value = st.number_input(
                f"{row['component_code']} · {_name(view, row)}",
                min_value=0.0,
                max_value=WEIGHT_SUM,
                value=row["weight"],
                step=1.0,
                format="%g",
                key=desk.key(f"weight-{code}"),
            )
            typed.append(value)
            if value != row["weight"]:
                wishes.append(TargetWish(code, {"weight": value}))
    total = math.fsum(typed)
    is_whole = round(total, 9) == WEIGHT_SUM
    key = "administration-weights-sum" if is_whole else "administration-weights-off"
    (st.caption if is_whole else st.warning)(view.t(key, total=total))
    return wishes


def _target(view: View, rows: list[Row]) -> list[TargetWish]:
    """One target's value and expected path."""
    by_code = {target_code(row): row for row in rows}
    code = st.selectbox(
        view.t("administration-target-which"),
        list(by_code),
        index=None,
        format_func=lambda known: _title(view, by_code[known]),
        key=desk.key("target-code"),
        placeholder=view.t("administration-target-choose"),
    )
    if code is None:
        return []
    row, fields = by_code[code], dict[str, Any]()
    value = st.number_input(
        view.t("administration-target-value", unit=row["unit"] or ""),
        min_value=0.0,
        max_value=MOST_TARGET,
        value=row["target_value"],
        format="%g",
        key=desk.key(f"target-value-{code}"),
    )
    if value != row["target_value"]:
        fields["target_value"] = value
    if row["path_points"]:
        path = st.text_input(
            view.t("administration-target-path"),
            row["path_points"],
            key=desk.key(f"target-path-{code}"),
            help=view.t("administration-target-path-help"),
        )
        if path.strip() != row["path_points"]:
            fields["path_points"] = path.strip()
    return [TargetWish(code, fields)] if fields else []


def _confirm(view: View, wishes: list[TargetWish]) -> None:
    reason = desk.reason_input(view, "target-change")
    if not wishes:
        note(view, "administration-targets-same")
        return
    if desk.planned(view, partial(planned_targets, cached.store(), wishes)):
        note(view, "administration-from-now")
        asked = [{"code": wish.code, "fields": dict(wish.fields)} for wish in wishes]
        values = {"targets": asked, "reason": reason}
        label = view.t("administration-confirm")
        desk.confirm(view, "target-change", values, label=label, is_ready=bool(reason.strip()))


def _frame(view: View, rows: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    return frame.assign(name=frame[f"name_{view.lang}"])[list(SHOWN)]


def _name(view: View, row: Row) -> str:
    return str(row[f"name_{view.lang}"])


def _title(view: View, row: Row) -> str:
    since = f" · {view.day(row['valid_from'])}" if row["valid_from"] else ""
    scope = view.term("target_scope", row["scope"])
    return f"{row['component_code']} · {_name(view, row)} · {scope}{since}"
