"""Uploads as a browser makes them: the file over HTTP, then the page with the uploader's state.

What the page shows of a file is tested in tests/ui and in test_ward_upload.py; here, that a real
session's file reaches its own reader and nobody else, and brings nothing of another ward along.
"""

import asyncio
from dataclasses import dataclass

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from campaign.access import Role
from campaign.report.source import SourceFile
from tests.access.house import (
    DAY,
    LATER,
    NEXT_DAY,
    NOTE,
    OTHER,
    OWN,
    PUBLISHED,
    House,
)
from tests.access.seen import Seen, name_of
from tests.access.visitor import Visitor
from tests.coroutines import run
from tests.store.files import csv_file, daily, summary

FOREIGN_ROW = "Dòng này là số liệu của Phường Ba Đình"
XSRF_COOKIE, XSRF_HEADER = "_streamlit_xsrf", "X-Xsrftoken"


@dataclass
class Uploading:
    """The upload page of one reader, and the state of its uploader."""

    visitor: Visitor
    state: WidgetState

    @classmethod
    async def opened(cls, house: House, role: Role) -> "Uploading":
        """The page as it is before a file is chosen."""
        visitor = house.visitor(role)
        await visitor.open()
        await visitor.run("upload")
        (uploader,) = [w for w in visitor.seen.operable.values() if _kind(w) == "FileUploader"]
        return cls(visitor, WidgetState(id=uploader.id))

    async def choose(self, file: SourceFile) -> int:
        """Send a file and show the page with it; how the server answered to the file."""
        wish = BackMsg()
        wish.file_urls_request.request_id = "1"
        wish.file_urls_request.file_names.append(file.name)
        told = await self.visitor.ask(wish, "file_urls_response")
        (urls,) = told.file_urls_response.file_urls
        status = await asyncio.to_thread(self._put, urls.upload_url, file)
        chosen = self.state.file_uploader_state_value.uploaded_file_info.add()
        chosen.file_id, chosen.name, chosen.size = urls.file_id, file.name, len(file.content)
        chosen.file_urls.CopyFrom(urls)
        await self.show()
        return status

    def _put(self, path: str, file: SourceFile) -> int:
        answer = requests.put(
            self.visitor.address + path,
            files={"file": (file.name, file.content)},
            headers={XSRF_HEADER: self.visitor.cookies[XSRF_COOKIE]},
            cookies=self.visitor.cookies,
            timeout=60,
        )
        return answer.status_code

    async def show(self, *states: WidgetState) -> None:
        """The page as a browser asks for it while the file is chosen, and the files it offers."""
        self.visitor.seen = Seen()
        await self.visitor.run("upload", "", self.state, *states)
        await self.visitor.download()

    async def confirm(self) -> None:
        """Press the button that hands in."""
        (button,) = self.confirm_buttons()
        await self.show(WidgetState(id=button, trigger_value=True))

    def confirm_buttons(self) -> list[str]:
        """The ids of the buttons that hand in."""
        operable = self.visitor.seen.operable
        return [id_ for id_ in operable if name_of(id_).startswith("upload-confirm")]


def _kind(widget: object) -> str:
    return widget.DESCRIPTOR.name  # type: ignore[attr-defined]


def leaks(seen: Seen, house: House) -> list[str | int]:
    """What of OTHER's stored reports reached the session."""
    numbers = [*PUBLISHED.values(), *LATER.values()]
    texts = [f"{NOTE} {OTHER}", *house.receipts[OTHER]]
    return [n for n in numbers if seen.shows(n)] + [text for text in texts if seen.holds(text)]


def test_the_own_file_is_previewed_handed_in_and_receipted(desk: House) -> None:
    async def handed_in() -> tuple[int, Seen, Seen]:
        page = await Uploading.opened(desk, Role.WARD)
        status = await page.choose(daily(OWN, NEXT_DAY, dossiers_received=1913))
        previewed = page.visitor.seen
        await page.confirm()
        await page.visitor.close()
        return status, previewed, page.visitor.seen

    status, previewed, receipted = run(handed_in())
    assert status == 204
    assert previewed.shows(1913)
    receipt = f"BC-{NEXT_DAY.replace('-', '')}-{OWN}-01-"
    assert (previewed.holds(receipt), receipted.holds(receipt)) == (False, True)
    assert leaks(previewed, desk) + leaks(receipted, desk) == []


@pytest.mark.parametrize(
    "file",
    [
        daily(OTHER, DAY, dossiers_received=1933),
        # Word for word what OTHER has handed in: it is no way to OTHER's receipt.
        csv_file(
            "1_TongHop",
            summary(OTHER, DAY, officials_trained_cum=40, cdt_members_trained_cum=50),
        ),
    ],
    ids=["other figures", "the same file"],
)
def test_another_wards_file_is_refused_and_tells_nothing(desk: House, file: SourceFile) -> None:
    async def refused() -> tuple[Uploading, Seen]:
        page = await Uploading.opened(desk, Role.WARD)
        assert await page.choose(file) == 204
        await page.visitor.close()
        return page, page.visitor.seen

    page, seen = run(refused())
    assert FOREIGN_ROW in seen.words
    assert page.confirm_buttons() == []
    assert leaks(seen, desk) == []


def test_of_a_file_with_two_wards_the_own_report_is_handed_in(desk: House) -> None:
    rows = summary(OWN, DAY, dossiers_received=1951), summary(OTHER, DAY, dossiers_received=1957)

    async def handed_in() -> tuple[Seen, Seen]:
        page = await Uploading.opened(desk, Role.WARD)
        assert await page.choose(csv_file("1_TongHop", *rows)) == 204
        previewed = page.visitor.seen
        await page.confirm()
        await page.visitor.close()
        return previewed, page.visitor.seen

    previewed, receipted = run(handed_in())
    assert FOREIGN_ROW in previewed.words
    assert previewed.shows(1951)
    assert receipted.holds(f"BC-{DAY.replace('-', '')}-{OWN}-02-")
    assert not receipted.holds(f"BC-{DAY.replace('-', '')}-{OTHER}-")
    assert leaks(previewed, desk) + leaks(receipted, desk) == []


def test_a_file_is_nobody_elses(desk: House) -> None:
    """Another reader, even one who may upload for all, names the id of a ward's chosen file."""

    async def taken() -> tuple[Seen, Seen]:
        owner = await Uploading.opened(desk, Role.WARD)
        await owner.choose(daily(OWN, NEXT_DAY, dossiers_received=1973))
        other = await Uploading.opened(desk, Role.ADMINISTRATOR)
        stolen = owner.state.file_uploader_state_value
        other.state.file_uploader_state_value.CopyFrom(stolen)
        await other.show()
        await owner.show()
        for page in (owner, other):
            await page.visitor.close()
        return owner.visitor.seen, other.visitor.seen

    owners, others = run(taken())
    assert owners.shows(1973)
    assert not others.shows(1973)
    assert others.titles


def test_without_the_token_of_the_page_nothing_is_taken(desk: House) -> None:
    async def statuses() -> list[int]:
        page = await Uploading.opened(desk, Role.WARD)
        del page.visitor.cookies[XSRF_COOKIE]
        page.visitor.cookies[XSRF_COOKIE] = ""
        found = [await page.choose(daily(OWN, NEXT_DAY))]
        await page.visitor.close()
        return found

    assert run(statuses()) == [403]
