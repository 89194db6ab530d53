"""Segments: what page processes are told of the ledger, as immutable files.

A segment holds rows that were added to the ledger and the figures of now that they changed. The
first of an epoch (one life of the process that writes) holds everything. `head.json` names the
epoch and its newest segment and is replaced by name, so a reader sees a whole state or the one
before. Nothing here is worth a sync to the disk: the writer begins a new epoch when it starts.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
from pyarrow import ipc

from campaign.store.live import Change, State

HEAD = "head.json"
Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Head:
    """The newest published state: epoch, number of its newest segment, when it was published."""

    epoch: str
    segment_no: int
    published_at: datetime


@dataclass(frozen=True)
class Segment:
    """One step of the published state.

    `store` is the row of store_info. `ledger` and `figures` are rows by table; `change` says which
    figures the segment replaces (None: none). `state` is what they stand for.
    """

    store: Mapping[str, Any]
    state: State
    change: Change | None
    ledger: Tables
    figures: Tables


def write_segment(folder: Path, head: Head, segment: Segment) -> None:
    """Write the segment of `head` and then make `head` the newest."""
    tables = {**segment.ledger, **segment.figures}
    about = {
        "store": {**segment.store, "created_at": segment.store["created_at"].isoformat()},
        "submission_no": segment.state.submission_no,
        "answer_no": segment.state.answer_no,
        "act_no": segment.state.act_no,
        "known_at": segment.state.known_at.isoformat(),
        "days": [segment.state.first_day.isoformat(), segment.state.last_day.isoformat()],
        "first_day": segment.change.first_day.isoformat() if segment.change else None,
        "ward_codes": segment.change.ward_codes if segment.change else None,
        "ledger": list(segment.ledger),
        "figures": list(segment.figures),
    }
    path = segment_path(folder, head.epoch, head.segment_no)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(json.dumps(about).encode() + b"\n")
        for table in tables.values():
            with ipc.new_stream(file, table.schema) as stream:
                stream.write_table(table)
    _replace(folder / HEAD, json.dumps({**head.__dict__, "published_at": str(head.published_at)}))


def read_segment(path: Path) -> Segment:
    """The segment at `path`. Raises FileNotFoundError when its epoch is over."""
    with path.open("rb") as file:
        about = json.loads(file.readline())
        names = [*about["ledger"], *about["figures"]]
        tables = {name: ipc.open_stream(file).read_all() for name in names}
    store = about["store"]
    return Segment(
        store={**store, "created_at": datetime.fromisoformat(store["created_at"])},
        state=State(
            about["submission_no"],
            about["answer_no"],
            about["act_no"],
            datetime.fromisoformat(about["known_at"]),
            *map(date.fromisoformat, about["days"]),
        ),
        change=_change(about),
        ledger={name: tables[name] for name in about["ledger"]},
        figures={name: tables[name] for name in about["figures"]},
    )


def _change(about: Mapping[str, Any]) -> Change | None:
    if about["first_day"] is None:
        return None
    wards = about["ward_codes"]
    return Change(date.fromisoformat(about["first_day"]), None if wards is None else tuple(wards))


def read_head(folder: Path) -> Head | None:
    """The newest published state; None before the first."""
    try:
        found = json.loads((folder / HEAD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    published_at = datetime.fromisoformat(found["published_at"])
    return Head(found["epoch"], found["segment_no"], published_at)


def segment_path(folder: Path, epoch: str, segment_no: int) -> Path:
    """Where a segment lies."""
    return folder / epoch / f"{segment_no:08d}.segment"


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f"{path.name}.{uuid4().hex}.part")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
