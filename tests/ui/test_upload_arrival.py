"""A report is received when the click arrives, not when the page's script gets to it."""

from datetime import datetime, timedelta

import pytest

from campaign import clock
from campaign.settings import settings
from campaign.ui import upload_flow
from tests.store.files import daily
from tests.ui.test_upload_page import DAY, choose, confirm, page, words

RUN_AT = datetime(2025, 8, 12, 16, 0, 1, tzinfo=settings().campaign.timezone)
CLICKED_AT = RUN_AT - timedelta(seconds=1.6)


@pytest.mark.parametrize(
    ("clicked_at", "told"),
    [
        (CLICKED_AT, ("15:59:59 12/08/2025", "Đúng hạn")),
        # Without a known click the script's own time counts, as ever.
        (None, ("16:00:01 12/08/2025", "Trễ")),
    ],
)
def test_the_receipt_has_the_time_of_the_click(
    clicked_at: datetime | None, told: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: RUN_AT)
    monkeypatch.setattr(upload_flow, "clicked_at", lambda: clicked_at)
    opened = confirm(choose(page(), daily("00118", DAY)))
    assert not opened.exception
    said = words(opened)
    assert all(text in said for text in told)
