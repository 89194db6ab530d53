"""Every kind of damage is found as what it is, and nothing else is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign import labels
from campaign.report.source import SourceFile
from campaign.store import Store, audit, ingest, open_store, tokens
from campaign.store.verify import verify
from tests.store.files import csv_file, daily, row

WARD, OTHER = "00118", "00004"
DAY = "2025-08-12"
SHIFT = {"force_type": "luật sư", "shift": "sáng", "location_type": "Điểm PVHCC"}
SHIFT |= {"sending_org": "Viettel", "planned_people": 4, "present_people": 3}
STRAY_ROWS = (
    "insert into daily_summary "
    "select * replace (submission_no + 90 as submission_no) from daily_summary"
)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Store]:
    """Submission 1: accepted, 2: refused, 3: its correction, 4: another ward, 5: no report."""
    store = open_store(tmp_path / "store" / "campaign.duckdb", kind="real")
    ingest(store, [daily(WARD, DAY)], channel="cli")
    ingest(store, [daily(WARD, DAY, dossiers_online=99)], channel="cli")
    shifts = csv_file("4_LucLuong", row(WARD, DAY, hours_per_person="3,5", **SHIFT))
    ingest(store, [daily(WARD, DAY, dossiers_received=43), shifts], channel="cli")
    ingest(store, [daily(OTHER, DAY)], channel="cli")
    ingest(store, [SourceFile("ảnh.png", b"\x89PNG\r\n\x1a\n" + bytes(99))], channel="cli")
    yield store
    store.close()


def damage(store: Store, *statements: str) -> None:
    with store.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def found(store: Store) -> list[str]:
    findings = verify(store).findings
    for finding in findings:
        assert all(finding.message(lang) for lang in labels.LANGUAGES)
    return [finding.code for finding in findings]


def original_of(store: Store, submission_no: int) -> Path:
    with store.cursor() as cursor:
        (path,) = cursor.execute(
            "select stored_path from submission inner join package_file "
            "on submission.file_sha256 = package_file.package_sha256 "
            "inner join original_file on package_file.file_sha256 = original_file.sha256 "
            "where submission_no = $no",
            {"no": submission_no},
        ).fetchall()[0]
    return store.folder / path


def test_an_untouched_store_is_clean(full: Store) -> None:
    result = verify(full)
    assert (result.findings, result.notes) == ((), ())
    assert result.counts == {"accepted": 3, "refused": 2, "originals": 6, "audit_entries": 9}
    assert result.as_dict()["is_clean"] is True


@pytest.mark.parametrize(
    ("codes", "statements"),
    [
        (["content"], ["update daily_summary set dossiers_received = 9 where submission_no = 4"]),
        (["content"], ["update volunteer_shifts set hours_per_person = 4"]),
        (["content"], ["update daily_summary set points_5g = 0 where submission_no = 4"]),
        (["content"] * 5, ["update submission set received_at = received_at - interval 1 hour"]),
        (["content"], ["update problem set severity = 'warning' where submission_no = 2"]),
        (["rows-missing"], ["delete from volunteer_shifts"]),
        (["rows-missing"], ["delete from daily_summary where submission_no = 4"]),
        (["rows-without-submission", "submission-gone"],
         ["delete from submission where submission_no = 4"]),
        (["version-gap", "rows-without-submission", "submission-gone"],
         ["delete from submission where submission_no = 1"]),
        (["submission-gone"], ["delete from submission where submission_no = 4",
                               "delete from daily_summary where submission_no = 4",
                               "delete from problem where submission_no = 4"]),
        (["receipt-number"], ["update submission set receipt_no = 'X' where submission_no = 4"]),
        (["without-original"], ["delete from package_file where file_name = 'ảnh.png'"]),
        (["rows-without-submission"] * 3,
         [STRAY_ROWS]),
        (["audit-entry"], ["update audit_entry set actor = 'nobody' where entry_no = 2"]),
        (["audit-none", *["unaudited"] * 5, *["act"] * 3],
         ["delete from audit_entry"]),
        (["act"], ["update target_row set weight = 16 where indicator = 'officials_trained'"]),
        (["act"], ["update act set acted_at = acted_at + interval 1 day where kind = 'windows'"]),
        (["act"], ["delete from ward_window_row where ward_code = '10417'"]),
        (["act"], ["insert into act values (4, 'targets', '', now(), 'x', 'x')"]),
        (["answers"], ["insert into question_answer values (1, 1, 1, 'mưa', now(), 'x', 'x')"]),
        (["token"],
         ["insert into access_token values (1, '00118', 'hash', 'cửa sau', now())"]),
    ],
)  # fmt: skip
def test_damage_in_the_database_is_found(
    full: Store, codes: list[str], statements: list[str]
) -> None:
    damage(full, *statements)
    assert sorted(found(full)) == sorted(codes)


def test_an_entry_forged_with_its_hash_breaks_the_chain(full: Store) -> None:
    with full.cursor() as cursor:
        forged = audit.read_all(cursor)[5] | {"actor": "nobody"}
        values = {"actor": "nobody", "right": audit.entry_sha256(forged)}
        cursor.execute(
            "update audit_entry set actor = $actor, entry_sha256 = $right where entry_no = 6",
            values,
        )
    (finding,) = verify(full).findings
    assert (finding.code, finding.values) == ("audit-link", {"number": "7"})


def test_a_removed_entry_is_found(full: Store) -> None:
    damage(full, "delete from audit_entry where entry_no = 7")
    result = verify(full)
    assert [finding.code for finding in result.findings] == ["audit-gap", "unaudited"]
    assert result.findings[0].values == {"first": "7", "last": "7"}


def test_a_row_added_later_with_its_rows_is_not_of_the_ledger(full: Store) -> None:
    damage(
        full,
        "insert into submission by name select * replace (6 as submission_no, 2 as version, "
        f"'BC-20250812-{OTHER}-02-' || upper(file_sha256[:4]) as receipt_no) "
        "from submission where submission_no = 4",
        "insert into daily_summary by name select * replace (6 as submission_no) "
        "from daily_summary where submission_no = 4",
    )
    assert found(full) == ["unaudited"]


def test_a_missing_original_is_named(full: Store) -> None:
    original_of(full, 4).unlink()
    (finding,) = verify(full).findings
    assert finding.code == "original-missing"
    assert "1_TongHop.csv" in finding.message("vi")
    assert "restore it from a backup" in finding.message("en")


def test_a_changed_original_is_found(full: Store) -> None:
    path = original_of(full, 5)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert found(full) == ["original-changed"]


def test_a_file_that_was_never_recorded_is_told_but_no_fault(full: Store) -> None:
    stray = full.folder / "originals" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"killed before the transaction")
    result = verify(full)
    assert (result.is_clean, [note.code for note in result.notes]) == (True, ["orphan"])


def test_a_token_put_in_place_of_another_is_found(full: Store) -> None:
    tokens.issue(full, WARD, "máy 1")
    number, _ = tokens.issue(full, OTHER, "máy 2")
    tokens.revoke(full, number)
    assert found(full) == []
    damage(full, "update access_token set token_sha256 = 'mine' where token_no = 1")
    damage(full, "delete from token_revocation")
    assert found(full) == ["token", "token"]


def test_a_token_that_was_made_to_last_longer_is_found(full: Store) -> None:
    tokens.issue(full, WARD, "máy 1")
    assert found(full) == []
    damage(full, "update token_expiry set expires_at = expires_at + interval 30 day")
    assert found(full) == ["token"]
