"""How simulated wards answer questions: some of them, minutes or hours after the report."""

import random
from collections.abc import Iterable
from datetime import timedelta

from campaign.demo.campaign_days import Wave
from campaign.demo.profile import SEED
from campaign.report.problem import Problem
from campaign.store.reasons import Given
from campaign.store.receipt import Receipt

ANSWERED_SHARE = 0.45
MINUTES = (3, 600)
_CHECKED = (
    "Đã đối chiếu với hệ thống, số liệu đúng",
    "Đã kiểm tra lại sổ theo dõi, không ghi nhầm",
)
# (rule, beginning of the field) -> reasons; the first that fits.
_REASONS = (
    ("R16", "", ("Sinh viên hỗ trợ cả hai ca, đã đếm một lần", *_CHECKED)),
    ("R19", "outage", ("Đường truyền gián đoạn do thi công trên tuyến phố",)),
    ("R19", "citizens", ("Ngày hội chuyển đổi số, người dân đến đông hơn thường ngày",)),
    ("R19", "", _CHECKED),
    ("R20", "resolved", ("Toàn bộ hồ sơ trong ngày trả đúng hạn", *_CHECKED)),
    ("R20", "results", ("Các kết quả đều ký số và trả bản điện tử", *_CHECKED)),
    ("R25", "dossiers", ("Dồn hồ sơ sau đợt bảo trì hệ thống", *_CHECKED)),
    ("R25", "", ("Mở thêm lớp tập huấn buổi tối", "Cộng bù hai ngày trước chưa tổng hợp kịp")),
)


def reasons(receipts: Iterable[Receipt], wave: Wave) -> list[Given]:
    """Plausible reasons for some of the questions of a wave, given after its reports came in."""
    given = []
    for receipt in receipts:
        for found in receipt.problems:
            if found.problem_no is None or not found.is_question:
                continue
            key = f"{SEED}:{found.ward_code}:{found.report_date}:{found.problem_no}"
            rng = random.Random(key)  # noqa: S311 - simulation
            known = _known(found)
            if not known or rng.random() > ANSWERED_SHARE:
                continue
            assert found.ward_code is not None
            assert found.report_date is not None
            received = wave.received_for[found.ward_code, found.report_date]
            later = timedelta(minutes=rng.randint(*MINUTES))
            given.append(Given(found, rng.choice(known), received + later))
    return given


def _known(question: Problem) -> tuple[str, ...]:
    for rule_id, prefix, known in _REASONS:
        if question.rule_id == rule_id and (question.field or "").startswith(prefix):
            return known
    return ()
