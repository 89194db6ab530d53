"""GET /api/editions: the published editions, their datasets, the data dictionary and the feed.

A withdrawn edition is still answered, with its notice: who quoted it must find out what happened.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import anyio
import pandas as pd
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from campaign import editions
from campaign.door.body import Body
from campaign.door.refusal import Refusal
from campaign.editions import Edition, UnknownEdition
from campaign.editions.read import dataset_hashes, rows_edition
from campaign.editions.target_sources import target_sources
from campaign.exports.public_files import (
    MEDIA_TYPES,
    csv_file,
    json_bytes,
    json_file,
    parquet_file,
)
from campaign.public import described as about
from campaign.public.answers import NEVER, answered
from campaign.public.feed import MEDIA_TYPE as ATOM
from campaign.public.feed import atom
from campaign.settings import settings
from campaign.store import Store

JSON = "application/json"
CSVW = "application/csvm+json"
# A file is some 50 kB; the newest editions and a few old ones stay at hand.
FILES_KEPT = 256
THREADS = 4


class EditionsApi:
    """The endpoints; `get_store` may raise the store's named errors."""

    def __init__(self, get_store: Callable[[], Store]) -> None:
        """Answer from the store that `get_store` gives."""
        self._get_store = get_store
        self._threads = anyio.CapacityLimiter(THREADS)
        # An edition with its notices is the key: another notice, another file.
        self._file = lru_cache(maxsize=FILES_KEPT)(self._written)

    async def listed(self, request: Request, _body: Body) -> Response:
        """GET /api/editions: all of them, the newest first."""

        def work() -> bytes:
            store = self._get_store()
            found = editions.all_editions(store)
            newest = editions.latest(store)
            return json_bytes(
                {
                    "campaign_id": settings().campaign.campaign_id,
                    "data_note": about.demo_mark(store.is_demo),
                    "latest_no": newest.edition_no if newest else None,
                    "feed": about.address(f"{about.API}/feed.atom"),
                    "editions": [about.described(e, is_demo=store.is_demo) for e in found],
                }
            )

        return answered(request, await self._in_thread(work), JSON)

    async def latest(self, request: Request, _body: Body) -> Response:
        """GET /api/editions/latest…: to the newest edition that is not withdrawn."""
        newest = await self._in_thread(lambda: editions.latest(self._get_store()))
        if newest is None:
            raise Refusal(404, "no-edition")
        rest = request.path_params.get("file")
        path = f"{about.API}/{newest.edition_no}" + (f"/{rest}" if rest else "")
        return RedirectResponse(path, 307, headers={"cache-control": NEVER})

    async def one(self, request: Request, _body: Body) -> Response:
        """GET /api/editions/NUMBER: the edition with its headline figures and its files."""

        def work() -> bytes:
            store, found = self._found(request)
            names = list(dataset_hashes(store, found.edition_no))
            figures = editions.figures(store, found.edition_no).astype(object)
            rows = figures.where(figures.notna(), None)
            files = about.files_of(found.edition_no, names)
            facts = about.described(found, is_demo=store.is_demo)
            return json_bytes({**facts, "datasets": files, "figures": rows.to_dict("records")})

        return answered(request, await self._in_thread(work), JSON)

    async def dictionary(self, request: Request, _body: Body) -> Response:
        """GET /api/editions/NUMBER/dictionary.json: what every column of its datasets says."""

        def work() -> bytes:
            store, found = self._found(request)
            hashes = dataset_hashes(store, found.edition_no)
            names = [name for name in editions.DATASETS if name in hashes]
            held = {name: self._rows(found, name).columns for name in names}
            facts = about.described(found, is_demo=store.is_demo)
            known = about.dictionary(held)
            for entry in known:
                entry |= about.rows_known(rows_edition(store, found, entry["name"]))
            sources = [asdict(source) for source in target_sources()]
            return json_bytes({"metadata": facts, "datasets": known, "target_sources": sources})

        return answered(request, await self._in_thread(work), JSON)

    async def file(self, request: Request, _body: Body) -> Response:
        """GET /api/editions/NUMBER/DATASET.KIND: the rows as they were published."""
        name, _, kind = request.path_params["file"].partition(".")
        is_about = kind == "csv-metadata.json"
        if kind not in MEDIA_TYPES and not is_about:
            raise Refusal(404, "no-such-edition")

        def work() -> bytes:
            store, found = self._found(request)
            if name not in editions.DATASETS:
                raise Refusal(404, "no-such-edition")
            if is_about:
                held = self._rows(found, name).columns
                rows_of = rows_edition(store, found, name)
                return json_bytes(_csvw(found, rows_of, name, held, is_demo=store.is_demo))
            return self._file(found, name, kind, store.is_demo)

        content = await self._in_thread(work)
        if is_about:
            return answered(request, content, CSVW)
        stem = f"{name}-{request.path_params['number']}"
        headers = {"content-disposition": f'inline; filename="{stem}.{kind}"'}
        if kind == "csv":
            headers["link"] = f'<{name}.csv-metadata.json>; rel="describedby"; type="{CSVW}"'
        return answered(request, content, MEDIA_TYPES[kind], headers=headers)

    async def feed(self, request: Request, _body: Body) -> Response:
        """GET /api/editions/feed.atom: editions and corrections as they happen."""

        def work() -> bytes:
            store = self._get_store()
            return atom(editions.all_editions(store), is_demo=store.is_demo)

        return answered(request, await self._in_thread(work), ATOM)

    def _found(self, request: Request) -> tuple[Store, Edition]:
        store = self._get_store()
        try:
            return store, editions.edition(store, request.path_params["number"])
        except UnknownEdition as error:
            raise Refusal(404, "no-such-edition") from error

    def _rows(self, found: Edition, name: str) -> pd.DataFrame:
        try:
            return editions.dataset(self._get_store(), found.edition_no, name)
        except UnknownEdition as error:  # an older edition, from before there was this dataset
            raise Refusal(404, "no-such-edition") from error

    def _written(self, found: Edition, name: str, kind: str, is_demo: bool) -> bytes:
        frame = self._rows(found, name)
        rows_of = rows_edition(self._get_store(), found, name)
        if kind == "csv":
            return csv_file(frame, about.stamp(found, rows_of, is_demo=is_demo))
        facts = about.described(found, is_demo=is_demo, rows_of=rows_of)
        write = json_file if kind == "json" else parquet_file
        return write(frame, facts, about.columns(name, frame.columns))

    async def _in_thread(self, work: Callable[[], Any]) -> Any:
        return await to_thread.run_sync(work, limiter=self._threads)


_DATATYPES = {"text": "string", "integer": "integer", "number": "number"}


def _csvw(
    edition: Edition, rows_of: Edition, name: str, held: Iterable[str], *, is_demo: bool
) -> dict[str, Any]:
    """The CSV file, whose rows hold the columns `held`, as the W3C wants it (tabular metadata)."""
    columns = [
        {
            "name": column["name"],
            "titles": column["name"],
            "datatype": _DATATYPES.get(column["type"], column["type"]),
            "dc:description": {
                "@value": column["description_vi"],
                "@language": "vi",
            },
        }
        for column in about.columns(name, held)
    ]
    stamped = [
        {"name": key, "titles": key, "datatype": "string"}
        for key, value in about.stamp(edition, rows_of, is_demo=is_demo).items()
        if value
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "url": f"{name}.csv",
        "dc:title": editions.DATASETS[name].title("vi"),
        "dc:license": {"@id": about.LICENCE["url"]},
        "dc:bibliographicCitation": about.citation(edition, "vi", rows_of),
        "tableSchema": {"columns": [*columns, *stamped]},
    }
