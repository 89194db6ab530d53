"""Every act of the pages × whoever may not do it: the very messages that do it for who may.

An administrator's session is taken to the point where one click is missing. Then every role without
the permission sends the same states and the same click in a session of its own, and the
administrator's own session sends them after the role was taken away. Nothing may change, in no row
and no file, and nothing may be told. Afterwards an administrator sends the same: now each act is
done, so the messages were the right ones.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import duckdb
import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from campaign.access import Role
from campaign.access.roles import GRANTS
from campaign.door.remote import RemoteDesk
from campaign.door.running import operator_for
from campaign.store.audit import Sender
from tests.access import table
from tests.access.acts import (
    ACTS,
    ASKED_DAY,
    CLEAN_WARD,
    LOCKED_DAY,
    PERSON,
    WHY,
    Act,
    prepared,
    sent_by,
)
from tests.access.house import DAY, NEXT_DAY, OTHER, House, claims_of, filled, served
from tests.access.seen import Seen, name_of
from tests.access.states import pressed, state
from tests.access.test_choices_matrix import hidden_at
from tests.access.test_matrix import FAILED, REFUSED, hidden_texts
from tests.access.test_upload_session import Uploading
from tests.coroutines import run
from tests.door.ports import free_port
from tests.store.files import baseline, daily, nine_hours

# What a server writes without anybody's act.
OWN_FILES = ("campaign.duckdb", "server.json")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house for acts, which change it, with something to do for each; no other test reads it."""
    made = filled(tmp_path_factory.mktemp("office"), f"http://localhost:{free_port()}")
    with served(made.folder, made.url):
        desk, sender = _desk(made), Sender("cli", "operator")
        clean = [baseline(CLEAN_WARD, "2025-07-24"), daily(CLEAN_WARD, NEXT_DAY)]
        for files in (clean, nine_hours(OTHER, ASKED_DAY)):
            receipts = desk.ingest(files, channel="cli")
            assert {receipt.status for receipt in receipts} == {"accepted"}
        desk.act("lock-day", {"report_date": LOCKED_DAY, "reason": WHY}, sender)
        person = {"email": PERSON, "role": "leader", "reason": WHY}
        desk.act("person-set", person, sender)
        yield made


@dataclass
class Refused:
    """What refused clicks told, by act; and all that there was before and after all of them."""

    told: dict[str, list[Any]]
    before: dict[str, Any]
    after: dict[str, Any]


@pytest.fixture(scope="module")
def refused(office: House) -> Refused:
    """Every act tried by everybody who may not."""

    async def tried() -> dict[str, list[Any]]:
        told = {str(act): await _tried(office, act) for act in ACTS}
        return (
            told
            | {"hand in": await _files_tried(office, DAY)}
            | {"answer": await _files_tried(office, ASKED_DAY)}
        )

    before = contents(office)
    return Refused(run(tried()), before, contents(office))


def test_refused_clicks_tell_nothing(refused: Refused) -> None:
    assert refused.told == {act: [] for act in refused.told}


def test_refused_clicks_change_nothing(refused: Refused) -> None:
    """No row of any table, no file of the store; whatever the audit says or does not say."""
    names = refused.before.keys() | refused.after.keys()
    assert [n for n in names if refused.before.get(n) != refused.after.get(n)] == []


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_the_same_click_does_it_for_who_may(office: House, refused: Refused, act: Act) -> None:
    assert str(act) in refused.told

    async def done() -> None:
        owner = office.visitor(Role.ADMINISTRATOR)
        await owner.open()
        await sent_by(owner, act, await prepared(owner, act))
        await owner.close()

    before = entry_count(office)
    run(done())
    assert entry_count(office) > before


@pytest.mark.parametrize("day", [DAY, ASKED_DAY])
def test_the_same_file_or_answer_is_taken_of_who_may(
    office: House, refused: Refused, day: str
) -> None:
    assert refused.told

    async def done() -> None:
        owner = await Uploading.opened(office, Role.ADMINISTRATOR)
        await owner.show(*await _chosen(owner, day))
        await owner.visitor.close()

    before = entry_count(office)
    run(done())
    assert entry_count(office) > before


async def _tried(house: House, act: Act) -> list[Any]:
    """The act by each role without the permission, and by one who has it no more."""
    owner, told = house.visitor(Role.ADMINISTRATOR), list[Any]()
    await owner.open()
    states = await prepared(owner, act)
    for role in Role:
        if act.permission in GRANTS[role]:
            continue
        visitor = house.visitor(role)
        await visitor.open()
        await visitor.run(act.page_id, act.query)
        told += told_too_much(await sent_by(visitor, act, states), role, act.page_id, house)
        await visitor.close()
    with without_the_role(house):
        seen = await sent_by(owner, act, states)
        told += told_too_much(seen, Role.LEADER, act.page_id, house)
    await owner.close()
    return told


async def _files_tried(house: House, day: str) -> list[Any]:
    """OTHER's files in the sender's own session, and the click of an administrator's page."""
    owner, told = await Uploading.opened(house, Role.ADMINISTRATOR), list[Any]()
    states = await _chosen(owner, day)
    for role in (Role.WARD, Role.PUBLIC, Role.MONITOR, Role.LEADER):
        visitor = house.visitor(role)
        await visitor.open()
        await visitor.run("upload")
        other = Uploading(visitor, WidgetState(id=owner.state.id))
        await _chosen(other, day, is_looked_at=False)
        await other.show(*states)
        told += told_too_much(visitor.seen, role, "upload", house)
        await visitor.close()
    await owner.visitor.close()
    return told


async def _chosen(page: Uploading, day: str, *, is_looked_at: bool = True) -> list[WidgetState]:
    """Choose OTHER's report with a question: what is then to be sent to store or to answer it."""
    for file in nine_hours(OTHER, day):
        assert await page.choose(file) == 204
    drawn = page.visitor.seen.operable.values() if is_looked_at else ()
    boxes = [w for w in drawn if name_of(w.id).startswith(("upload-answer-", "upload-reason-"))]
    buttons = [w for w in drawn if any(n in name_of(w.id) for n in ("upload-confirm", "answers-"))]
    is_asked = (len(boxes), len(buttons)) == (1, 1)
    assert is_asked or not is_looked_at, page.visitor.seen.titles
    return [*(state(box, WHY) for box in boxes), *map(pressed, buttons)]


def _desk(house: House) -> RemoteDesk:
    """The operator's desk of the running server."""
    desk = operator_for(house.folder / "local" / "real")
    assert desk is not None
    return desk


def entry_count(house: House) -> int:
    """How many entries the audit has; every act adds one."""
    found = _desk(house).act("audit-search", {"most": 1}, Sender("cli", "operator"))
    return int(found["head"]["entry_no"])


def contents(house: House) -> dict[str, Any]:
    """Every row of every table of the running server's store, and every file beside it."""
    local, copy = house.folder / "local", _desk(house).copy()
    with duckdb.connect(str(copy), read_only=True) as database:
        names = [name for (name,) in database.execute("show tables").fetchall()]
        rows = {name: database.execute(f'from "{name}"').fetchall() for name in names}
    shutil.rmtree(copy.parent)
    # The copy itself is in the audit.
    rows["audit_entry"] = [row for row in rows["audit_entry"] if "backup" not in map(str, row)]
    kept = (p for p in local.rglob("*") if p.is_file() and not p.name.startswith(OWN_FILES))
    files = {str(path): sha256(path.read_bytes()).hexdigest() for path in kept}
    return {name: sorted(map(repr, found)) for name, found in rows.items()} | files


@contextmanager
def without_the_role(house: House) -> Iterator[None]:
    """While the administrator is a leader only: the list goes before the sign-in."""
    people = house.folder / "local" / "access.toml"
    before = people.read_text(encoding="utf-8")
    subject = (claims_of(Role.ADMINISTRATOR) or {})["sub"]
    taken = f'\n[[person]]\nsubject = "{subject}"\nrole = "leader"\n'
    people.write_text(before + taken, encoding="utf-8")
    try:
        yield
    finally:
        people.write_text(before, encoding="utf-8")


def told_too_much(seen: Seen, role: Role, page_id: str, house: House) -> list[Any]:
    """What of the page or of a ward a refused click brought."""
    wrong: list[Any] = [FAILED] if FAILED in seen.words else []
    if not table.opens(page_id, role):
        wrong += seen.titles + seen.urls
        wrong += [] if any(words in seen.words for words in REFUSED) else ["no refusal"]
    numbers = hidden_at(role, page_id, "") if role in (Role.PUBLIC, Role.WARD) else ()
    wrong += [seen.around(number) for number in numbers if seen.shows(number)]
    return wrong + [text for text in hidden_texts(role, house) if seen.holds(text)]
