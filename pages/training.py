"""Whether training reaches 100 % by day 45, what carries it, and who is how many days behind.

Questions L8, M8, M9, M10 and M12 of the question list. Only the part that is shown is computed.
"""

from campaign.ui import course_sections as courses
from campaign.ui import training_sections as trained
from campaign.ui.cached import ask
from campaign.ui.frame import open_page
from campaign.ui.parts import show_part
from campaign.ui.present import stop_if_empty

view = open_page("training")

trend = ask(view, "training_trend")
stop_if_empty(view, trend, "training-empty")
trained.totals(view, trend)

show_part(
    view,
    {
        "trend": trained.trend,
        "wards": trained.wards,
        "districts": trained.districts,
        "formats": courses.formats,
        "audiences": courses.audiences,
        "platforms": courses.platforms,
    },
)
