"""Upload: is my ward's report right, what would it change, and has it been received."""

from campaign.ui import upload_flow, upload_questions, upload_receipts, upload_show
from campaign.ui.frame import open_page
from campaign.ui.upload_approval import own_reports
from campaign.ui.upload_template import template_step

view = open_page("upload")
upload_flow.forget_others()
upload_flow.rehearsal_banner(view)

own_reports(view)
if given := upload_flow.last_receipts():
    upload_receipts.receipts(view, given)

template_step(view)
files = upload_flow.files_step(view)
checked = upload_flow.check_step(view, files)
if checked is not None:
    upload_show.preview(view, checked, files)
    answers = upload_questions.reasons_step(view, checked)
    upload_flow.confirm_step(view, files, checked, answers)
