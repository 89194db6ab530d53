"""Who may do what, which dates and targets hold from when, who changed what, how is the server.

For administrators. Every change shows first what it would do, is asked of the desk of the process
that owns the store, and is found in the audit.
"""

from campaign.ui import admin_desk
from campaign.ui.admin_audit import audit
from campaign.ui.admin_campaigns import campaigns
from campaign.ui.admin_health import health
from campaign.ui.admin_people import people
from campaign.ui.admin_targets import targets
from campaign.ui.admin_tokens import tokens
from campaign.ui.admin_windows import windows
from campaign.ui.frame import open_page
from campaign.ui.parts import show_part

view = open_page("administration")
admin_desk.administrator(view)
admin_desk.tell_done(view)

show_part(
    view,
    {
        "people": people,
        "tokens": tokens,
        "windows": windows,
        "targets": targets,
        "campaigns": campaigns,
        "audit": audit,
        "health": health,
    },
)
