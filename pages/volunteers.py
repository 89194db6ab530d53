"""Where the volunteers are, which shifts are short, and whether every ward has two helpers.

Questions L6, L7, M4, M5, M6 and J8 of the question list. Only the part that is shown is computed.
"""

from campaign.ui import staffing_sections as staffing
from campaign.ui import volunteer_sections as volunteers
from campaign.ui.cached import ask
from campaign.ui.frame import open_page
from campaign.ui.parts import show_part
from campaign.ui.present import stop_if_empty

view = open_page("volunteers")

totals = ask(view, "volunteer_totals")
stop_if_empty(view, totals, "volunteers-empty")
volunteers.totals(view, totals)

show_part(
    view,
    {
        "support": staffing.support,
        "days": volunteers.days,
        "shifts": volunteers.shifts,
        "heat": volunteers.ward_days,
        "load": volunteers.load,
        "duties": staffing.duties,
        "students": staffing.students,
    },
)
