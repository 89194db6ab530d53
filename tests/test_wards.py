"""The register and the resolution of a written ward: right, or a question; never another ward.

To add a spelling that people use: one line in SPELLINGS; it is tried on all 126 wards.
"""

import unicodedata
from collections.abc import Callable

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign import ward_shapes, wards
from campaign.spelling import agrees, plain_key, plain_words
from campaign.wards import Ward, WardDoubt, WardQuestion, register

WARDS = register().wards
ANY_WARD = st.sampled_from(WARDS)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ"
# One edit without diacritics makes exactly these names from each other.
TWINS = [
    {"Tây Hồ", "Tây Mỗ"},
    {"Phúc Lộc", "Phúc Lợi"},
    {"Tùng Thiện", "Ứng Thiên"},
    {"Hồng Sơn", "Hương Sơn"},
]
PREFIX = {
    "phuong": ("P. ", "phường ", "P.", "UBND phường "),
    "xa": ("X. ", "XÃ ", "x.", "UBND xã "),
}


def _old_tone(name: str) -> str:
    """Tone marks as old schools write them: Hoà, Thuỵ, Hoè."""
    pairs = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ụy": "uỵ", "úy": "uý"}
    for new, old in pairs.items():
        name = name.replace(new, old)
    return name


def _cyrillic(name: str) -> str:
    return name.translate(str.maketrans("aeocxp", "аеосхр"))


SPELLINGS: dict[str, Callable[[Ward], str]] = {
    "as registered": lambda w: w.ward_name,
    "with type": lambda w: w.full_name,
    "upper case": lambda w: w.full_name.upper(),
    "lower case": lambda w: w.full_name.lower(),
    "decomposed": lambda w: unicodedata.normalize("NFD", w.full_name),
    "no diacritics": lambda w: plain_words(w.ward_name),
    "no diacritics, with type": lambda w: plain_words(w.full_name).upper(),
    "no spaces": lambda w: w.ward_name.replace(" ", ""),
    "odd spaces": lambda w: f" \u00a0{w.ward_name.replace(' ', '  ')}\u200b ",
    "Icelandic eth": lambda w: w.ward_name.replace("Đ", "\u00d0"),
    "Cyrillic look-alikes": lambda w: _cyrillic(w.ward_name),
    "old tone marks": lambda w: _old_tone(w.ward_name),
    "short type": lambda w: PREFIX[w.ward_type][0] + w.ward_name,
    "type in capitals": lambda w: PREFIX[w.ward_type][1] + w.ward_name,
    "short type, no space": lambda w: PREFIX[w.ward_type][2] + plain_words(w.ward_name),
    "people's committee": lambda w: PREFIX[w.ward_type][3] + w.ward_name,
    "with the city": lambda w: f"{w.full_name}, TP. Hà Nội",
    "another dash": lambda w: w.ward_name.replace("-", "–"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_ward_resolves_in_every_spelling(spelling: str) -> None:
    wrong = [
        ward.full_name
        for ward in WARDS
        if register().resolve(ward.ward_code, SPELLINGS[spelling](ward)) is not ward
    ]
    assert wrong == []


@pytest.mark.parametrize("code", ["00118", "118", 118, "'00118", " 00118 ", "118.0"])
def test_a_code_without_its_leading_zeros_still_needs_the_name(code: object) -> None:
    found = register().resolve(code, "Bồ Đề")
    assert isinstance(found, Ward)
    assert found.ward_code == "00118"
    assert isinstance(register().resolve(code, None), WardQuestion)


@pytest.mark.parametrize(
    ("code", "name", "doubt"),
    [
        (None, "Bồ Đề", WardDoubt.CODE_MISSING),
        ("", "Bồ Đề", WardDoubt.CODE_MISSING),
        ("0011x", "Bồ Đề", WardDoubt.CODE_MALFORMED),
        ("001180", "Bồ Đề", WardDoubt.CODE_MALFORMED),
        ("99999", "Bồ Đề", WardDoubt.CODE_UNKNOWN),
        ("00130", "Bồ Đề", WardDoubt.CODE_OF_DRAFT),
        ("00118", "", WardDoubt.NAME_MISSING),
        (None, None, WardDoubt.NAME_MISSING),
        ("00118", "Bồ Dề", WardDoubt.NAME_UNKNOWN),
        ("00118", "Ngọc Lâm", WardDoubt.NAME_UNKNOWN),
        ("00118", "Xã Bồ Đề", WardDoubt.TYPE_DIFFERS),
        ("00118", "Phương Liệt", WardDoubt.DISAGREE),
        ("00226", "Kim Liên", WardDoubt.DISAGREE_DRAFT),
    ],
)
def test_whatever_is_doubtful_is_asked(
    code: str | None, name: str | None, doubt: WardDoubt
) -> None:
    question = register().resolve(code, name)
    assert isinstance(question, WardQuestion)
    assert question.reason == doubt
    assert len({question.message("vi"), question.message("en")}) == 2


def test_a_disagreement_names_both_wards_and_the_draft_list() -> None:
    question = register().resolve("00226", "Kim Liên")
    assert isinstance(question, WardQuestion)
    for lang, draft in (("vi", "dự thảo"), ("en", "draft")):
        message = question.message(lang)
        for part in ("Phường Văn Miếu - Quốc Tử Giám", "Phường Kim Liên", "00229", draft):
            assert part in message
    assert [ward.ward_code for ward in question.suggestions] == ["00226", "00229"]


def test_the_draft_list_differs_in_29_wards() -> None:
    assert len(register().draft) == 29
    assert set(register().draft.values()) <= set(register().by_code)
    assert register().draft["00226"] == "00229"


@pytest.mark.parametrize("name", ["Phuong Liet", "Phương Liệt", "Phuong Duc", "Phượng Dực"])
def test_a_name_that_starts_like_a_type_is_tried_whole_first(name: str) -> None:
    found = register().named(name)
    assert isinstance(found, Ward)
    assert agrees(name, found.ward_name)


def _typos(name: str) -> st.SearchStrategy[str]:
    place = st.integers(0, len(name))
    letter = st.sampled_from(LETTERS)
    return st.one_of(
        st.builds(lambda i, c: name[:i] + c + name[i:], place, letter),
        st.builds(lambda i, c: name[:i] + c + name[i + 1 :], place, letter),
        st.builds(lambda i: name[:i] + name[i + 1 :], place),
        st.builds(
            lambda i: name[:i] + name[i + 1 : i + 2] + name[i : i + 1] + name[i + 2 :], place
        ),
    )


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_typo_with_diacritics_never_becomes_another_ward(data: st.DataObject) -> None:
    ward = data.draw(ANY_WARD)
    found = register().named(data.draw(_typos(ward.ward_name)))
    assert isinstance(found, WardQuestion) or found is ward


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_typo_without_diacritics_becomes_another_ward_only_as_its_name(
    data: st.DataObject,
) -> None:
    ward = data.draw(ANY_WARD)
    typo = data.draw(_typos(plain_words(ward.ward_name)))
    found = register().named(typo)
    if isinstance(found, Ward) and found is not ward:
        assert {ward.ward_name, found.ward_name} in TWINS
        assert plain_key(typo) == plain_key(found.ward_name)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.text(max_size=10))
def test_any_text_at_all_is_a_ward_or_a_question_with_a_message(name: str, code: str) -> None:
    found = register().resolve(code, name)
    if isinstance(found, WardQuestion):
        assert found.message("vi")
        assert found.message("en")


def _old_names() -> set[str]:
    return {old.split("(")[0].strip() for ward in WARDS for old in ward.merged_from}


def test_old_names_never_resolve() -> None:
    current = {plain_key(ward.full_name) for ward in WARDS}
    old = {name for name in _old_names() if plain_key(name) not in current}
    # "Sơn Đông" without diacritics is the current ward "Sơn Đồng"; with them it is not.
    assert len(old) > 400
    assert [name for name in sorted(old) if isinstance(register().named(name), Ward)] == []
    assert isinstance(register().named("Xã Sơn Đông"), WardQuestion)


@pytest.mark.parametrize("name", ["Láng Hạ", "Hàng Đào", "Quán Thánh"])
def test_an_old_name_like_a_current_one_is_asked(name: str) -> None:
    assert isinstance(register().named(name), WardQuestion)


def test_old_names_are_found_by_a_person() -> None:
    hits = register().search("hang dao")
    assert [(hit.ward.ward_name, hit.old_name) for hit in hits] == [
        ("Hoàn Kiếm", "Phường Hàng Đào")
    ]
    split = register().search("Phường Đồng Xuân")
    assert {hit.ward.ward_name for hit in split} == {"Ba Đình", "Hoàn Kiếm"}


def test_the_note_of_an_old_name_is_not_searched() -> None:
    assert [hit.ward.ward_name for hit in register().search("giang vo")] == ["Giảng Võ"]


def test_search_puts_the_exact_name_first_and_knows_codes() -> None:
    assert register().search("lang")[0].ward.ward_name == "Láng"
    assert [hit.ward.ward_name for hit in register().search("00118")] == ["Bồ Đề"]
    assert register().search("  ") == ()


def test_two_wards_with_one_spelling_are_a_broken_register() -> None:
    with pytest.raises(ValueError, match="share"):
        wards.WardRegister((WARDS[0], WARDS[0]))


def test_geometry_has_each_registered_ward_once() -> None:
    frame = wards.geometry()
    assert list(frame["ward_code"]) == [ward.ward_code for ward in WARDS]
    assert len(frame) == 126
    assert frame.crs.to_epsg() == 4326
    assert frame.is_valid.all()
    assert shapely.coverage_is_valid(frame.geometry.values)


def test_geometry_of_another_register_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ward_shapes, "register", lambda: wards.WardRegister(WARDS[1:]))
    with pytest.raises(ward_shapes.WardGeometryMismatch, match="00004"):
        ward_shapes.full_geometry.__wrapped__()


def test_neighbours_are_mutual_and_everybody_has_one() -> None:
    near = ward_shapes.neighbours()
    assert len(near) == 126
    assert all(code in near[other] for code, others in near.items() for other in others)
    assert min(len(others) for others in near.values()) >= 1
    assert near["00118"] == ("00097", "00127", "00145", "00454")


def test_hatch_lines_stay_inside_their_ward() -> None:
    lines, shapes = ward_shapes.hatch_lines(), ward_shapes.city_geometry()
    assert list(lines["ward_code"]) == list(shapes["ward_code"])
    metric = lines.geometry.to_crs(ward_shapes.METRIC_CRS)
    around = shapes.geometry.to_crs(ward_shapes.METRIC_CRS).buffer(3)
    assert metric.within(around, align=False).all()
    assert min(len(line.geoms) for line in lines.geometry) >= 5
