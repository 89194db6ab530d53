"""126 wards hand in within a minute, as their programs do: one multipart request each."""

import asyncio
import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass

from tests.load.plain_http import request

BOUNDARY = "----rush-7f3a9c"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sent:
    """One hand-in: when it began and ended (seconds of this clock) and what came back."""

    ward_code: str
    began: float
    ended: float
    http_status: int
    status: str
    detail: str

    @property
    def seconds(self) -> float:
        """From the first byte sent to the receipt."""
        return self.ended - self.began

    @property
    def is_stored(self) -> bool:
        """Whether the ward holds a receipt of an accepted report."""
        return self.http_status == 200 and self.status == "accepted"


def moments(count: int, window: float, shape: str, rng: random.Random) -> list[float]:
    """When each hand-in begins: spread over the window, or with half in its last quarter."""
    if shape == "peak":
        late = [rng.uniform(window * 0.75, window) for _ in range(count // 2)]
        return late + [rng.uniform(0, window * 0.75) for _ in range(count - count // 2)]
    return [rng.uniform(0, window) for _ in range(count)]


async def hand_in_all(
    address: str,
    books: Mapping[str, bytes],
    tokens: Mapping[str, str],
    window: float,
    shape: str,
    rng: random.Random,
) -> list[Sent]:
    """Send every workbook within `window` seconds and wait for all receipts."""
    starts = moments(len(books), window, shape, rng)
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_later(start, address, ward_code, content, tokens[ward_code]))
            for start, (ward_code, content) in zip(starts, books.items(), strict=True)
        ]
    return [task.result() for task in tasks]


async def _later(start: float, address: str, ward_code: str, content: bytes, token: str) -> Sent:
    await asyncio.sleep(start)
    return await hand_in(address, ward_code, content, token)


async def hand_in(address: str, ward_code: str, content: bytes, token: str) -> Sent:
    """Send one workbook; a lost connection is an answer of status 0."""
    began = time.perf_counter()
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    }
    body = _multipart(f"bao-cao-{ward_code}.xlsx", content)
    try:
        answer = await request(address, "POST", "/api/reports", headers, body)
    except (OSError, ValueError, EOFError, TimeoutError) as error:
        detail = f"{type(error).__name__}: {error}"
        return Sent(ward_code, began, time.perf_counter(), 0, "lost", detail)
    ended = time.perf_counter()
    status, detail = _told(answer.body)
    return Sent(ward_code, began, ended, answer.status, status, detail)


def _told(body: bytes) -> tuple[str, str]:
    try:
        receipts = json.loads(body)
        (receipt,) = receipts
        errors = [p["rule_id"] for p in receipt["problems"] if p["severity"] == "error"]
        return str(receipt["status"]), " ".join(errors) or str(receipt["receipt_no"])
    except (ValueError, KeyError, TypeError):
        return "no receipt", body[:200].decode(errors="replace")


def _multipart(file_name: str, content: bytes) -> bytes:
    head = (
        f"--{BOUNDARY}\r\n"
        f'Content-Disposition: form-data; name="file"; filename="{file_name}"\r\n'
        f"Content-Type: {XLSX}\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
