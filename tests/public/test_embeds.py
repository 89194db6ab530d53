"""Pictures to embed: what they say of themselves, and that frozen is frozen."""

import json
import re
from html import unescape

import pytest
import requests

from campaign.charts.browser import SCRIPT_NAME
from campaign.public.embeds import OWN_NAME
from campaign.public.pictures import PICTURES
from tests.public.conftest import Site


@pytest.mark.parametrize("name", sorted(PICTURES))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_picture_says_what_it_is_as_of_when_and_of_how_many(
    site: Site, name: str, lang: str
) -> None:
    answer = site.get(f"/embed/3/{name}.html?lang={lang}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    text = unescape(answer.text)
    assert f'<html lang="{lang}">' in text
    edition = "Bản công bố số 3" if lang == "vi" else "Edition 3"
    for part in (edition, "12/08/2025", "16:45", "3/126", PICTURES[name].title(lang)):
        assert part in text, part
    assert 'role="img" aria-label="' in text
    assert "<table>" in text
    assert 'href="/api/editions/3"' in text
    assert f'href="/{PICTURES[name].page}?edition=3"' in text
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
        text = demo_site.get(f"/embed/2/{name}.html").text
        assert '<p class="note" role="note">Dữ liệu mô phỏng / Simulated data</p>' in text, name
        assert text.count("Dữ liệu mô phỏng") >= 2 or "Dữ liệu mô phỏng" in _unescaped(text), name


def _unescaped(text: str) -> str:
    return text.encode().decode("unicode-escape", errors="replace")


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
