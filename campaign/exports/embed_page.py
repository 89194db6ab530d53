"""A picture as a page of its own, to stand inside a frame of another site.

Readable without scripts: what it is, as of when, from how many wards, whether it still holds, the
same rows as a table, the source. All of it in one HTML file, but for plotly's script.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from campaign import labels

# Rows of the table at most; the whole is in the dataset that the page links to.
MOST_ROWS = 1000
THEMES = ("light", "dark", "auto")
_LIGHT = "--ink:#17212B;--paper:#fff;--line:#D3DBE2;--link:#1F6FB2"
_DARK = "--ink:#E8EDF2;--paper:#10171E;--line:#34424F;--link:#6FB3E6"
_STYLE = (
    "body{margin:0;padding:.75rem 1rem;font:15px/1.45 'Be Vietnam Pro','Segoe UI',Roboto,"
    "sans-serif;color:var(--ink);background:var(--paper)}"
    "h1{font-size:1.15rem;margin:0 0 .25rem}p{margin:.25rem 0}a{color:var(--link)}"
    ".drawn{margin:.75rem 0}figure{margin:.5rem 0}"
    "figure>svg{max-width:100%;height:auto;background:#fff}"
    ".note{border:2px dashed #c4601d;padding:.3rem .7rem;font-weight:600}"
    ".rows{overflow:auto;max-height:28rem}table{border-collapse:collapse;font-size:.85rem}"
    "th,td{border-bottom:1px solid var(--line);padding:.2rem .6rem;text-align:left}"
    "td.n{text-align:right;font-variant-numeric:tabular-nums}small{display:block}"
)


@dataclass(frozen=True)
class Table:
    """The rows of the picture as words; `is_number` per column."""

    titles: Sequence[str]
    rows: Sequence[Sequence[str]]
    is_number: Sequence[bool]


@dataclass(frozen=True)
class Page:
    """Everything that the page says. `marks` stand on top: demo, withdrawn, corrected.

    `figure` (JSON, with `scripts` to draw it), or `svg`, or `html`; below an `svg` the `html` is
    its legend. `style` is CSS that `html` needs. `links` are address and words.
    """

    lang: str
    title: str
    lines: Sequence[str]
    alt: str
    table: Table
    citation: str
    links: Sequence[tuple[str, str]]
    marks: Sequence[str] = ()
    svg: bytes | None = None
    html: str | None = None
    style: str = ""
    figure: str | None = None
    height: int = 440
    scripts: Sequence[str] = field(default=())


def embed_html(page: Page, theme: str) -> bytes:
    """The page as UTF-8 HTML; theme: light, dark, or auto (the reader's system decides)."""
    marks = "".join(f'<p class="note" role="note">{escape(mark)}</p>' for mark in page.marks)
    lines = "".join(f"<p>{escape(line)}</p>" for line in page.lines)
    links = " · ".join(
        f'<a href="{escape(href)}" target="_blank" rel="noopener">{escape(words)}</a>'
        for href, words in page.links
    )
    source = labels.text(page.lang, "public-source")
    body = (
        f"<h1>{escape(page.title)}</h1>{marks}{lines}{_picture(page)}{_table(page)}"
        f"<p>{links}</p><small>{escape(source)}: {escape(page.citation)}</small>"
    )
    return _document(page.lang, page.title, body + _scripts(page), theme, page.style)


def message_html(lang: str, title: str, words: str, theme: str) -> bytes:
    """A page that says why there is no picture."""
    body = f"<h1>{escape(title)}</h1><p>{escape(words)}</p>"
    return _document(lang, title, body, theme)


def _document(lang: str, title: str, body: str, theme: str, style: str = "") -> bytes:
    colors = f":root{{color-scheme:{'dark' if theme == 'dark' else 'light'};"
    colors += f"{_DARK if theme == 'dark' else _LIGHT}}}"
    if theme == "auto":
        colors += f"@media(prefers-color-scheme:dark){{:root{{color-scheme:dark;{_DARK}}}}}"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{colors}{_STYLE}{style}</style></head>"
        f"<body><main>{body}</main></body></html>"
    ).encode()


def _picture(page: Page) -> str:
    if page.svg is not None:
        svg, legend = page.svg.decode(), page.html or ""
        return f'<figure role="img" aria-label="{escape(page.alt)}">{svg}</figure>{legend}'
    if page.html is not None:  # what is in it says of itself what it shows
        return f'<div class="drawn" role="group" aria-label="{escape(page.alt)}">{page.html}</div>'
    waiting = escape(labels.text(page.lang, "public-no-script"))
    return (
        f'<figure role="img" aria-label="{escape(page.alt)}">'
        f'<div id="chart" style="height:{page.height:d}px">{waiting}</div></figure>'
    )


def _scripts(page: Page) -> str:
    if page.figure is None:
        return ""
    data = f'<script type="application/json" id="figure">{page.figure}</script>'
    return data + "".join(f'<script src="{escape(src)}"></script>' for src in page.scripts)


def _table(page: Page) -> str:
    """In a closed box that the keyboard opens; the rows scroll inside it."""
    table = page.table
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in table.titles)
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td class="n">{escape(cell)}</td>' if is_number else f"<td>{escape(cell)}</td>"
            for cell, is_number in zip(row, table.is_number, strict=True)
        )
        + "</tr>"
        for row in table.rows[:MOST_ROWS]
    )
    words = labels.text(page.lang, "public-table")
    more = ""
    if len(table.rows) > MOST_ROWS:
        counts = {"shown": str(MOST_ROWS), "count": str(len(table.rows))}
        more = f"<p>{escape(labels.text(page.lang, 'public-table-more', **counts))}</p>"
    return (
        f'<details><summary>{escape(words)}</summary><div class="rows" tabindex="0" '
        f'role="region" aria-label="{escape(page.title)}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{more}</details>"
    )
