"""Every original in a folder that people can walk through: ward, day, receipt and name."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from campaign.store.connection import Store
from campaign.store.disk import ORIGINALS, claim_folder, copy_durably, home_of, write_durably
from campaign.store.sql import fetch_dicts
from campaign.store.verified import Finding
from campaign.store.verify import original_fault

INDEX = "index.csv"
SHARED = "nhieu-bao-cao"
NAMELESS = "khong-ro"
NAME_LENGTH = 80
# A text cell that begins like this would run as a formula when a spreadsheet opens the CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_UNSAFE = re.compile(r"""[\x00-\x1f\x7f<>:"/\\|?*]""")
COLUMNS = (
    "sha256",
    "receipt_no",
    "status",
    "ward_code",
    "report_date",
    "version",
    "received_at",
    "file_name",
    "path",
)

Row = dict[str, Any]


def export_originals(store: Store, target: Path) -> tuple[int, list[Finding]]:
    """Copy every original of `store` into `target`; how many files, and which could not be had.

    A file of one report becomes ward/day/receipt_name, a file of several lies once under
    nhieu-bao-cao/; index.csv says which receipt came from which file. Raises FolderNotEmpty,
    OSError.
    """
    claim_folder(target)
    with store.cursor() as cursor:
        rows = fetch_dicts(cursor, "export_originals", {})
    source = home_of(store.path) if store.path else store.folder
    faults: dict[str, Finding | None] = {}
    written: dict[Path, str] = {}
    index = []
    for row in rows:
        sha256, name = row["file_sha256"], row["file_name"]
        stored_path = f"{ORIGINALS}/{sha256[:2]}/{sha256}"
        if sha256 not in faults:
            fault = original_fault(source, {"sha256": sha256, "stored_path": stored_path})
            values = {"name": name, "path": stored_path}
            faults[sha256] = Finding(fault, values) if fault else None
        path = _path(row)
        if written.get(path, sha256) != sha256:  # two files of one name, handed in together
            path = path.with_name(f"{sha256[:8]}_{path.name}")
        if faults[sha256] is None and path not in written:
            copy_durably(source / stored_path, target / path)
            written[path] = sha256
        index.append(row | {"sha256": sha256, "path": None if faults[sha256] else path})
    write_durably(target / INDEX, _csv(index))
    return len(written), [finding for finding in faults.values() if finding]


def safe_name(name: str) -> str:
    """`name` as one file name that every system takes: no folders, no signs with a meaning."""
    plain = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > NAME_LENGTH // 4:
        stem, ending = plain, ""
    return f"{stem[: NAME_LENGTH - len(ending)]}{dot and ending and '.'}{ending}" or "_"


def _path(row: Row) -> Path:
    name = safe_name(row["file_name"])
    if row["report_count"] > 1:
        return Path(SHARED) / f"{row['file_sha256'][:8]}_{name}"
    day = row["report_date"].isoformat() if row["report_date"] else NAMELESS
    return Path(row["ward_code"] or NAMELESS) / day / f"{row['receipt_no']}_{name}"


def _csv(rows: list[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cells(row: Mapping[str, Any]) -> Iterator[str]:
    for name in COLUMNS:
        value = row[name]
        text = "" if value is None else value.isoformat() if hasattr(value, "isoformat") else value
        yield f"'{text}" if str(text).startswith(_FORMULA_STARTS) else str(text)
