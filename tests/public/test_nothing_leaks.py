"""Every public address is asked, and no answer holds what must not be public.

The addresses are made from the routes themselves: a new route that this does not know how to ask
fails the test.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from starlette.routing import Route

from campaign.editions import DATASETS
from campaign.exports.public_files import MEDIA_TYPES
from campaign.public.choices import PLACES
from campaign.public.embeds import SCRIPTS
from campaign.public.pictures import PICTURES
from campaign.public.routes import routes
from campaign.public.scene import Picture
from campaign.report.rules_row import VULNERABLE
from tests.public.conftest import NOTE, UNPUBLISHED, Site

NUMBERS = ("1", "2", "3")
FILES = [f"{name}.{kind}" for name in DATASETS for kind in (*MEDIA_TYPES, "csv-metadata.json")]
# A figure may be written 1777, 1.777 or 1,777.
FORBIDDEN = {
    "a note of a report": re.compile(re.escape(NOTE)),
    "a figure of after the edition": re.compile(
        "|".join(
            rf"(?<![\d.]){n // 1000}[.,]?{n % 1000}(?!\d)" for n in (UNPUBLISHED, UNPUBLISHED - 3)
        )
    ),
    "a day that nobody published": re.compile(r"2025-08-13|13/0?8/2025|126/126"),
    "who approved, by name": re.compile("monitor:lan"),
    "a receipt, file or sender": re.compile(r"BC-2025|file_sha256|receipt_no|1_TongHop\.csv"),
}


def queries(picture: Picture, which: str, lang: str) -> list[str]:
    """The query that a picture needs; of one edition every value of every choice, one at a time.

    Of wards and former districts a few: their marts answer for all of them at once.
    """
    needed = {c.name: c.options()[0] for c in picture.choices if c.default is None}
    made = [needed]
    if (which, lang) == (NUMBERS[-1], "vi"):
        made += [
            {**needed, choice.name: value}
            for choice in picture.choices
            for value in choice.options()[: 3 if choice.name in PLACES else None]
        ]
    return list(dict.fromkeys(urlencode({**values, "lang": lang}) for values in made))


def addresses() -> Iterator[str]:
    """Every public address that answers with something."""
    for route in routes(lambda: pytest.fail("nobody asks")):
        assert isinstance(route, Route)
        path = route.path
        if path.startswith("/embed/{which}"):
            yield from (
                f"/embed/{which}/{name}.html?{query}"
                for which in (*NUMBERS, "latest")
                for name, picture in PICTURES.items()
                for lang in ("vi", "en")
                for query in queries(picture, which, lang)
            )
        elif path == "/embed/assets/{file}":
            yield from SCRIPTS
        elif path.endswith("{rest:path}"):
            yield path.replace("{rest:path}", "/nothing")
        else:
            numbered = [path.replace("{number:int}", number) for number in NUMBERS]
            for known in dict.fromkeys(numbered):
                files = FILES if "{file}" in known else [""]
                yield from (known.replace("{file}", file) for file in files)


ADDRESSES = list(addresses())


def test_the_walk_finds_all_kinds_of_addresses() -> None:
    assert len(ADDRESSES) == len(set(ADDRESSES))
    for known in (
        "/api/editions",
        "/api/editions/2",
        "/api/editions/latest/supported.csv",
        "/api/editions/3/supported.parquet",
        "/api/editions/feed.atom",
        "/embed/latest/map.html?lang=en",
        "/embed/3/map.html?measure=citizens_supported_7d&lang=vi",
        "/embed/1/ward-trend.html?ward=00004&lang=en",
    ):
        assert known in ADDRESSES
    assert not [address for address in ADDRESSES if "{" in address]


def test_no_public_answer_tells_what_is_not_public(site: Site) -> None:
    found = []
    for address in ADDRESSES:
        answer = site.get(address)
        assert answer.status_code in (200, 307, 404), address
        if address in SCRIPTS:
            continue  # the same for everybody, and full of numbers
        # Parquet is compressed; test_api.py compares its rows with the JSON's.
        text = answer.content.decode("utf-8", errors="replace")
        found += [f"{address}: {what}" for what, sign in FORBIDDEN.items() if sign.search(text)]
    assert found == []


def test_the_signs_are_found_where_they_are(site: Site) -> None:
    """The walk would be worth nothing if its signs were not in the store."""
    with site.store.cursor() as cursor:
        notes = cursor.execute("select note from issues").fetchall()
        most = cursor.execute("select max(dossiers_received) from daily_summary").fetchone()
    assert notes == [(NOTE,)]
    assert most == (UNPUBLISHED,)
    assert FORBIDDEN["a figure of after the edition"].search("<td>1.777</td>")


def test_counts_of_vulnerable_people_are_in_one_dataset_only(site: Site) -> None:
    for name, dataset in DATASETS.items():
        columns = {column.name for column in dataset.columns}
        assert bool(columns & set(VULNERABLE)) == (name == "supported"), name
    for address in ADDRESSES:
        if "/supported." in address or "dictionary" in address or address in SCRIPTS:
            continue
        answer = site.get(address)
        assert answer.status_code in (200, 307, 404), address
        text = answer.content.decode("utf-8", errors="replace")
        assert not any(name in text for name in VULNERABLE), address
