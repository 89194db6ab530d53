"""The register of the 126 wards, and the resolution of a written ward, which never guesses.

A report must name its ward twice, by code and by name, and both must agree. Whatever does not
lead to exactly one ward becomes a `WardQuestion` with a reason and suggestions; similarity is
used for the suggestions and for nothing else. Old, pre-merger names help `search` only: one old
ward can have been split among several new ones.
"""

import csv
import difflib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from campaign import labels, ward_names
from campaign.settings import settings
from campaign.spelling import agrees, plain_key, plain_words

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_CODE = re.compile(r"'?(\d{1,5})(?:\.0)?")
_SUGGESTION_COUNT = 3
_SUGGESTION_CUTOFF = 0.6  # below this the suggestions are other names, not other spellings


@dataclass(frozen=True)
class Ward:
    """One ward of the register (source: data/SOURCES.md); `area_km2` as published."""

    ward_code: str
    ward_name: str
    ward_type: str
    full_name: str
    population: int
    area_km2: float
    former_district: str
    label_lon: float
    label_lat: float
    head_office: str
    merged_from: tuple[str, ...]


class WardDoubt(StrEnum):
    """Why a written ward does not lead to exactly one ward."""

    CODE_MISSING = "code-missing"
    CODE_MALFORMED = "code-malformed"
    CODE_UNKNOWN = "code-unknown"
    CODE_OF_DRAFT = "code-of-draft"
    NAME_MISSING = "name-missing"
    NAME_UNKNOWN = "name-unknown"
    TYPE_DIFFERS = "type-differs"
    DISAGREE = "disagree"
    DISAGREE_DRAFT = "disagree-draft"


_NAME_DOUBTS = (WardDoubt.NAME_MISSING, WardDoubt.NAME_UNKNOWN, WardDoubt.TYPE_DIFFERS)


@dataclass(frozen=True)
class WardQuestion:
    """A written ward that must be asked about. `suggestions` are for a person to choose from."""

    reason: WardDoubt
    code: str
    name: str
    suggestions: tuple[Ward, ...] = ()
    by_code: Ward | None = None
    by_name: Ward | None = None

    @property
    def field(self) -> str:
        """The field to mend: 'ward_name' when the name is the fault, else 'ward_code'."""
        return "ward_name" if self.reason in _NAME_DOUBTS else "ward_code"

    def message(self, lang: str) -> str:
        """What is wrong and how to mend it, in `lang` ('vi' or 'en')."""
        listed = ", ".join(f"{w.ward_code} {w.full_name}" for w in self.suggestions)
        names = {
            "code": self.code,
            "name": self.name,
            "code_ward": self.by_code.full_name if self.by_code else "",
            "name_ward": self.by_name.full_name if self.by_name else "",
            "name_code": self.by_name.ward_code if self.by_name else "",
        }
        known = labels.text(lang, "read-ward-known", **names) if self.by_code else ""
        offer = labels.text(lang, "read-ward-suggestions", wards=listed) if listed else ""
        return labels.text(
            lang,
            f"read-ward-{self.reason}",
            known=f" {known}".rstrip(),
            suggestions=offer,
            **names,
        ).strip()


@dataclass(frozen=True)
class SearchHit:
    """A ward found by a person's search; `old_name` is the pre-merger name that matched."""

    ward: Ward
    old_name: str | None = None


@dataclass(frozen=True)
class WardRegister:
    """All wards with their two keys. `draft` maps codes of the earlier draft list to wards."""

    wards: tuple[Ward, ...]
    draft: dict[str, str] = field(default_factory=dict)
    by_code: dict[str, Ward] = field(default_factory=dict, init=False)
    _by_plain: dict[str, Ward] = field(default_factory=dict, init=False)
    _known: dict[tuple[str, str], Ward | WardQuestion] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.by_code.update((ward.ward_code, ward) for ward in self.wards)
        self._by_plain.update((plain_key(w.ward_name), w) for w in self.wards)
        if not len(self.wards) == len(self.by_code) == len(self._by_plain):
            raise ValueError("two wards share a code or, without diacritics, a name")

    def resolve(self, code: object, name: object) -> Ward | WardQuestion:
        """The ward that `code` and `name` both mean, or the question to ask; never a guess.

        A code may have lost its leading zeros (118, "118"): the name still has to agree.
        """
        key = (_text(code), _text(name))
        known = self._known.get(key)
        if known is None:
            known = self._resolve(_code_text(key[0]), key[1])
            if len(self._known) < 10_000:  # bounds the memory a hostile file can claim
                self._known[key] = known
        return known

    def named(self, name: str) -> Ward | WardQuestion:
        """The only ward whose name `name` spells, or the question to ask."""
        wrong_type: Ward | None = None
        for written, ward_type in ward_names.readings(name):
            ward = self._by_plain.get(plain_key(written))
            if ward is None or not agrees(written, ward.ward_name):
                continue
            if ward_type in (None, ward.ward_type):
                return ward
            wrong_type = ward
        if wrong_type:
            return WardQuestion(WardDoubt.TYPE_DIFFERS, "", name, (wrong_type,), None, wrong_type)
        return WardQuestion(WardDoubt.NAME_UNKNOWN, "", name, self.similar(name))

    def similar(self, name: str) -> tuple[Ward, ...]:
        """Wards whose names look like `name`, for a person to choose from."""
        keys = [plain_key(text) for text, _ in ward_names.readings(name[:100])]
        near = difflib.get_close_matches(
            keys[-1], self._by_plain, _SUGGESTION_COUNT, _SUGGESTION_CUTOFF
        )
        return tuple(self._by_plain[key] for key in near)

    def search(self, text: str) -> tuple[SearchHit, ...]:
        """Wards by part of a code, name or old name: current names first, then old ones."""
        wanted = plain_words(text)
        if not wanted:
            return ()
        current = [
            ward
            for ward in self.wards
            if wanted in plain_words(ward.full_name) or wanted in ward.ward_code
        ]
        current.sort(key=lambda ward: plain_words(ward.ward_name) != wanted)
        old = [
            SearchHit(ward, old_name)
            for ward in self.wards
            for old_name in ward.merged_from
            # Without its note: "… (phần còn lại sau khi sáp nhập vào phường X)" is not about X.
            if ward not in current and wanted in plain_words(old_name.partition("(")[0])
        ]
        return (*(SearchHit(ward) for ward in current), *old)

    def _resolve(self, code: str, name: str) -> Ward | WardQuestion:
        by_code = self.by_code.get(code)
        named = self.named(name) if name else None
        if isinstance(named, Ward):
            if named is by_code:
                return named
            return self._code_question(code, name, by_code, named)
        if named is None:
            offered: tuple[Ward, ...] = (by_code,) if by_code else ()
            return WardQuestion(WardDoubt.NAME_MISSING, code, name, offered, by_code)
        offered = (by_code,) if by_code else named.suggestions
        return WardQuestion(named.reason, code, name, offered, by_code, named.by_name)

    def _code_question(
        self, code: str, name: str, by_code: Ward | None, by_name: Ward
    ) -> WardQuestion:
        is_draft = self.draft.get(code) == by_name.ward_code
        if by_code:
            reason = WardDoubt.DISAGREE_DRAFT if is_draft else WardDoubt.DISAGREE
            return WardQuestion(reason, code, name, (by_code, by_name), by_code, by_name)
        if is_draft:
            reason = WardDoubt.CODE_OF_DRAFT
        elif not code:
            reason = WardDoubt.CODE_MISSING
        else:
            well_formed = len(code) == 5 and code.isascii() and code.isdigit()
            reason = WardDoubt.CODE_UNKNOWN if well_formed else WardDoubt.CODE_MALFORMED
        return WardQuestion(reason, code, name, (by_name,), None, by_name)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _code_text(written: str) -> str:
    match = _CODE.fullmatch(written)
    return match.group(1).zfill(5) if match and written.isascii() else written


def old_names(merged_from: str) -> tuple[str, ...]:
    """The old wards of a register cell, split at commas outside brackets.

    "(phần còn lại sau khi sáp nhập vào …)" stays with its ward: it is what says that the old
    ward was split.
    """
    parts = re.split(r",\s*(?![^(]*\))", merged_from)
    return tuple(part.strip() for part in parts if part.strip())


def _ward(row: dict[str, str]) -> Ward:
    return Ward(
        ward_code=row["ward_code"],
        ward_name=row["ward_name"],
        ward_type=row["ward_type"],
        full_name=row["full_name"],
        population=int(row["population"]),
        area_km2=float(row["area_km2"]),
        former_district=row["former_district"],
        label_lon=float(row["label_lon"]),
        label_lat=float(row["label_lat"]),
        head_office=row["head_office"],
        merged_from=old_names(row["merged_from"]),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def register() -> WardRegister:
    """The register of data/hanoi_wards.csv with the draft codes of data/ward_codes_draft.csv."""
    data_dir = settings().data_dir
    draft = {r["draft_code"]: r["ward_code"] for r in _rows(data_dir / "ward_codes_draft.csv")}
    return WardRegister(tuple(_ward(row) for row in _rows(data_dir / "hanoi_wards.csv")), draft)


def geometry() -> "GeoDataFrame":
    """The 126 polygons simplified for the city view (index and column ward_code, EPSG:4326).

    Columns: ward_code, ward_name, ward_type, full_name, population, area_km2, former_district,
    label_lon, label_lat, geometry. Computed once; callers must not change the frame in place.
    """
    from campaign import ward_shapes  # the geometry stack takes 0.5 s: only maps pay for it

    return ward_shapes.city_geometry()
