"""The one palette: colour, ink and glyph of everything that has a name.

Chosen for readers with colour-vision deficiency (no red against green; a light centre between
"ahead" in blue and "behind" in orange and red) and for grey printers; tests/ui/test_palette.py
holds it to measured distances. Colour never stands alone: each entry has a glyph as well.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """How one named thing looks: fill colour, colour of text on it, and a glyph."""

    color: str
    ink: str
    glyph: str


INK, PAPER = "#17212B", "#FFFFFF"
INK_DARK, PAPER_DARK = "#E8EDF2", "#10171E"
MUTED, MUTED_DARK = "#5B6B7A", "#9DB0C1"
# For text in a picture that does not know whether its paper is light or dark.
ON_BOTH = "#6F7D8B"
OUTLINE, OUTLINE_DARK = "#4A5763", "#B6C3CF"
# Borders between wards on dark paper: seen on the fills and, faintly, where nothing is filled.
BORDER_DARK = "#3A4855"
ACCENT = "#1F6FB2"

BANDS: dict[str, Mark] = {
    "Vượt tiến độ": Mark("#2B7BBA", "#FFFFFF", "▲"),
    "Đúng tiến độ": Mark("#A6CBE3", INK, "●"),
    "Chậm nhẹ": Mark("#FBE3BE", INK, "▽"),
    "Chậm": Mark("#EE8A4A", INK, "▼"),
    "Rất chậm": Mark("#98141F", "#FFFFFF", "◆"),
    "Không đủ dữ liệu": Mark("#DADFE4", INK, "?"),
    "Chưa bắt đầu": Mark("#F3F5F7", INK, "○"),
}

STATUS: dict[str, Mark] = {
    "on_time": Mark("#2B7BBA", "#FFFFFF", "✓"),
    "late": Mark("#F2C572", INK, "◷"),
    "incomplete": Mark("#E07B39", INK, "◧"),
    "missing": Mark("#98141F", "#FFFFFF", "✕"),
    "not_due": Mark("#EEF1F4", INK, "○"),
}

SEVERITY: dict[str, Mark] = {
    "error": Mark("#98141F", "#FFFFFF", "✕"),
    "warning": Mark("#F2C572", INK, "!"),
    "question": Mark("#83B5DB", INK, "?"),
}

# One hue, light to dark: the higher the share, the darker.
SEQUENTIAL: tuple[str, ...] = ("#E4EFF8", "#B9D6EC", "#83B5DB", "#4389BF", "#125A91")
ABOVE_FULL = "#0A2E50"
# Change since an earlier day: behind to ahead with a light centre at no change.
DIVERGING: tuple[str, ...] = ("#98141F", "#EE8A4A", "#F4F1EA", "#A6CBE3", "#2B7BBA")
# Series without an order, far apart for every kind of colour vision; 3:1 on white.
CATEGORIES: tuple[str, ...] = (
    "#2B7BBA",
    "#E0701F",
    "#7A4A44",
    "#9A5BE0",
    "#93266E",
    "#A0944E",
    "#D0668E",
    "#B3261E",
)
# Families share a hue, members of a family its shades (volunteer forces, sending organisations).
FORCES: dict[str, str] = {
    "đoàn viên thanh niên": "#2B7BBA",
    "sinh viên CNTT": "#5E9FD3",
    "sinh viên khác": "#94C0E3",
    "học sinh giỏi Tin": "#C6DDF0",
    "doanh nghiệp viễn thông, CNTT": "#D9822B",
    "Tổ CĐS cộng đồng": "#2F8473",
    "MTTQ, đoàn thể": "#7CC1B1",
    "giáo viên Tin học": "#7A5CC0",
    "luật sư": "#B9A8E0",
}
SENDING_ORGS: dict[str, str] = {
    "Thành đoàn": "#2B7BBA",
    "ĐHQGHN": "#2F8473",
    "ĐH Bách khoa": "#5DAA9A",
    "CĐ Nghề Hà Nội": "#9AD0C3",
    "Viettel": "#B8641A",
    "VNPT": "#D9822B",
    "MobiFone": "#EDAF6E",
    "FPT": "#F6D9B4",
    "khác": "#8A96A1",
}
# Counts without a target, in fixed classes; the first is zero.
COUNT_CLASSES: tuple[str, ...] = ("#FBF3E2", *SEQUENTIAL[1:])
EXPECTED_LINE = "#7A8894"
TARGET_LINE = "#B5473C"


def ink_on(color: str) -> str:
    """INK or white, whichever stands out more on `color` (signs and hatching over a fill)."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 115 else "#FFFFFF"


def rgba(color: str, alpha: int = 255) -> list[int]:
    """A hex colour as deck.gl wants it: [red, green, blue, alpha], 0–255."""
    return [int(color[i : i + 2], 16) for i in (1, 3, 5)] + [alpha]
