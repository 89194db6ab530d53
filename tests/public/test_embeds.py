"""Pictures to embed: what they say of themselves, and that frozen is frozen."""

import json
import re
from html import unescape
from urllib.parse import quote, unquote

import pytest
import requests
from starlette.datastructures import QueryParams
from starlette.requests import Request

from campaign import editions
from campaign.charts.browser import SCRIPT_NAME
from campaign.door.body import Body
from campaign.editions import Edition
from campaign.exports.embed_page import embed_html
from campaign.public import embeds
from campaign.public.choices import MEASURE, chosen
from campaign.public.embed_words import page_of
from campaign.public.embeds import OWN_NAME
from campaign.public.pictures import PICTURES
from campaign.public.scene import Rows, Scene, rows_at
from campaign.store import Store
from campaign.wards import register
from tests.coroutines import run
from tests.public.conftest import Site

BO_DE = "00118"
# What has to be said, where something has to.
SAID = {"ward-trend": f"ward={BO_DE}", "ward-components": f"ward={BO_DE}"}


def address_of(name: str, which: str = "3", more: str = "") -> str:
    return f"/embed/{which}/{name}.html?{'&'.join(filter(None, (SAID.get(name), more)))}"


@pytest.mark.parametrize("name", sorted(PICTURES))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_picture_says_what_it_is_as_of_when_and_of_how_many(
    site: Site, name: str, lang: str
) -> None:
    picture = PICTURES[name]
    values = chosen(picture.choices, QueryParams(SAID.get(name, "")))
    answer = site.get(address_of(name, more=f"lang={lang}"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    text = unescape(answer.text)
    assert f'<html lang="{lang}">' in text
    edition = "Bản công bố số 3" if lang == "vi" else "Edition 3"
    for part in (edition, "12/08/2025", "16:45", "3/126", picture.title(lang, values)):
        assert part in text, part
    assert re.search('role="(img|group)" aria-label="', text)
    assert "<table>" in text
    assert 'href="/api/editions/3"' in text
    where = {**picture.at, **({"ward": BO_DE} if name in SAID else {})}
    query = "".join(f"&{key}={value}" for key, value in where.items())
    tail = "&lang=en" if lang == "en" else ""
    assert f'href="/{picture.page}?edition=3{query}{tail}"' in text
    assert "mô phỏng" not in text


def test_a_chart_brings_its_figure_and_asks_this_server_for_scripts_only(site: Site) -> None:
    text = site.get("/embed/3/volunteer-load.html").text
    found = re.search(r'<script type="application/json" id="figure">(.*?)</script>', text)
    assert found is not None
    assert sorted(json.loads(found[1])) == ["data", "layout"]
    sources = re.findall(r'(?:src|href)="([^"]+)"', text)
    assert all(source.startswith("/") for source in sources), sources


def test_the_map_needs_no_script_and_names_every_ward(site: Site) -> None:
    text = site.get("/embed/3/map.html").text
    assert "<script" not in text
    assert text.count("<title>") == 127  # of the page and of each ward
    assert len(re.findall(r"<tr>", text)) == 127  # the head, and each ward


def test_simulated_figures_say_so_on_top_and_in_the_picture(demo_site: Site) -> None:
    for name in PICTURES:
        text = demo_site.get(address_of(name, "2")).text
        assert '<p class="note" role="note">Dữ liệu mô phỏng / Simulated data</p>' in text, name
        texts = (_unescaped(text), unquote(text))
        is_inside = text.count("Dữ liệu mô phỏng") >= 2
        # Inside JSON and inside the address of a picture letters are written otherwise.
        assert is_inside or any(part.count("Dữ liệu mô phỏng") >= 2 for part in texts), name


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def test_notices_stand_on_the_picture(site: Site) -> None:
    withdrawn, corrected = (site.get(f"/embed/{number}/map.html").text for number in (1, 2))
    assert "đã bị rút" in withdrawn
    assert "Nhầm ngày." in withdrawn
    assert "đã được đính chính" in corrected
    assert "Sửa cách đếm." in corrected
    assert "Trong ngày đã có bản mới hơn: số 3" in corrected


def test_live_follows_the_newest_edition_and_frozen_stays(site: Site) -> None:
    live, frozen = (site.get(f"/embed/{which}/map.html") for which in ("latest", "2"))
    assert "Hình này luôn là bản công bố mới nhất." in live.text
    assert "Bản công bố số 3" in live.text
    assert "Hình này giữ nguyên theo bản công bố số 2." in frozen.text
    again = site.get("/embed/latest/map.html", If_None_Match=live.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")


def test_anybody_may_frame_it_and_it_may_ask_nobody_else(site: Site) -> None:
    answer = site.get("/embed/3/map.html")
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "x-frame-options" not in answer.headers
    framed = site.get("/api/editions")
    assert framed.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("theme", ["light", "dark", "auto", "<script>"])
def test_themes(site: Site, theme: str) -> None:
    text = site.get(f"/embed/3/map.html?theme={theme}").text
    assert ("#10171E" in text) == (theme in ("dark", "auto"))
    assert ("prefers-color-scheme" in text) == (theme == "auto")


@pytest.mark.parametrize(
    "path",
    ["/embed/9/map.html", "/embed/3/nothing.html", "/embed/3/map.png", "/embed/x/map.html"],
)
def test_what_is_not_there_is_said_as_a_page(site: Site, path: str) -> None:
    answer = site.get(f"{path}?lang=en")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "No such" in answer.text
    assert "etag" not in answer.headers


def test_the_scripts_are_kept_for_ever(site: Site) -> None:
    for name in (SCRIPT_NAME, OWN_NAME):
        answer = site.get(f"/embed/assets/{name}")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    plain = requests.get(
        f"{site.url}/embed/assets/{SCRIPT_NAME}", headers={"accept-encoding": ""}, timeout=60
    )
    packed = site.get(f"/embed/assets/{SCRIPT_NAME}", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert site.get("/embed/assets/other.js").status_code == 404


@pytest.mark.parametrize("measure", MEASURE.options())
def test_the_map_shows_every_measure_of_the_page(site: Site, measure: str) -> None:
    text = site.get(f"/embed/3/map.html?measure={measure}").text
    assert text.count("<title>") == 127
    assert (
        f'href="/ward_map?edition=3{"" if measure == "band" else f"&amp;measure={measure}"}"'
        in text
    )


def test_a_ward_is_named_and_its_own_rows_are_shown(site: Site) -> None:
    text = unescape(site.get("/embed/3/ward-trend.html?ward=00118").text)
    assert "<h1>Tiến độ theo ngày · Phường Bồ Đề, Quận Long Biên</h1>" in text
    days = re.findall(r"<tr><td>(../../....)</td>", text)
    assert days[0] == "12/08/2025"
    assert len(days) == len(set(days)) == 20
    assert "xếp hạng chính thức" in text


def test_a_ward_that_has_not_begun_says_so_instead_of_an_empty_chart(site: Site) -> None:
    def before(edition: Edition, mart: str) -> Rows:
        return rows_at(site.store, edition, mart).head(0)

    edition = editions.edition(site.store, 3)
    scene = Scene(site.store, edition, "vi", {"ward": BO_DE}, before)
    for name in SAID:
        page = page_of(PICTURES[name], scene, is_live=False, scripts=())
        text = unescape(embed_html(page, "light").decode())
        assert "Địa bàn chưa bắt đầu chiến dịch vào ngày này." in text
        assert 'id="figure"' not in text


def test_districts_are_all_panels_or_the_one_that_is_asked_for(site: Site) -> None:
    every = site.get("/embed/3/training-districts.html").text
    one = site.get(f"/embed/3/training-districts.html?district={quote('Quận Long Biên')}").text
    assert (every.count("<figcaption>"), one.count("<figcaption>")) == (30, 1)
    assert "Quận Long Biên</h1>" in unescape(one)


REFUSED = [
    ("ward-trend.html", 400, "Chưa nói xã, phường nào", "Which ward?"),
    ("ward-trend.html?ward=", 404, "Không có xã, phường này", "No such ward"),
    ("ward-trend.html?ward=99999", 404, "Không có xã, phường này", "No such ward"),
    ("ward-components.html?ward=118", 404, "Không có xã, phường này", "No such ward"),
    ("ward-trend.html?ward=00118&ward=00004", 400, "Địa chỉ chưa rõ", "Unclear address"),
    ("ward-trend.html?ward=00118'%20or%201=1", 404, "Không có xã, phường này", "No such ward"),
    ("training-districts.html?district=X", 404, "Không có quận, huyện cũ", "No such former"),
    ("training-districts.html?group=all", 404, "Không có lựa chọn này", "No such choice"),
    ("map.html?measure=of_elderly", 404, "Không có lựa chọn này", "No such choice"),
    ("volunteer-days.html?unit=note", 404, "Không có lựa chọn này", "No such choice"),
]


@pytest.mark.parametrize(("path", "status", "vi", "en"), REFUSED)
def test_a_choice_that_there_is_not_is_refused_in_the_readers_language(
    site: Site, path: str, status: int, vi: str, en: str
) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        answer = site.get(f"/embed/3/{path}{'&' if '?' in path else '?'}lang={lang}")
        assert answer.status_code == status
        assert words in unescape(answer.text)
        assert "etag" not in answer.headers


def test_what_was_asked_for_is_not_repeated(site: Site) -> None:
    evil = quote("<script>alert(1)</script>")
    for path in (f"ward-trend.html?ward={evil}", f"training-districts.html?district={evil}"):
        assert "alert(1)" not in site.get(f"/embed/3/{path}").text
    harmless = site.get(f"/embed/3/map.html?ward={evil}&x={evil}")
    assert (harmless.status_code, "alert(1)" in harmless.text) == (200, False)


def test_the_same_picture_has_one_tag_whatever_else_is_asked(site: Site) -> None:
    plain = site.get("/embed/3/map.html")
    same = site.get("/embed/3/map.html?measure=band&utm_source=paper")
    other = site.get("/embed/3/map.html?measure=pace")
    assert plain.headers["etag"] == same.headers["etag"] != other.headers["etag"]
    again = site.get("/embed/3/ward-trend.html?ward=00118")
    kept = site.get("/embed/3/ward-trend.html?ward=00118", If_None_Match=again.headers["etag"])
    assert (kept.status_code, kept.content) == (304, b"")


def test_walking_through_all_wards_asks_the_store_once_and_keeps_a_bounded_number_of_pages(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(store: Store, edition: Edition, mart: str) -> Rows:
        asked.append(mart)
        return rows_at(store, edition, mart)

    monkeypatch.setattr(embeds, "rows_at", counted)
    drawing = embeds.Embeds(lambda: site.store)
    for ward in register().wards:
        for lang in ("vi", "en"):
            query = f"ward={ward.ward_code}&lang={lang}".encode()
            path = {"which": "3", "file": "ward-components.html"}
            scope = {"type": "http", "method": "GET", "headers": []}
            request = Request({**scope, "path_params": path, "query_string": query})
            assert run(drawing.picture(request, Body(request.receive))).status_code == 200
    assert asked == ["ward_component"]
    assert drawing._page.cache_info().currsize == embeds.PAGES_KEPT < 2 * len(register().wards)
    assert drawing._rows.cache_info().maxsize == embeds.ANSWERS_KEPT
