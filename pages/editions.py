"""Which figures may be quoted: every edition, what was said of it since, and what has changed."""

from campaign.ui import edition_sections as parts
from campaign.ui.edition_changes import may_see_changes
from campaign.ui.edition_desk import desk
from campaign.ui.frame import open_page
from campaign.ui.parts import show_part

view = open_page("editions")
edition = parts.chosen(view)
parts.head(view, edition)

published = {
    "figures": parts.figures,
    **({"changes": parts.changes} if may_see_changes(view) else {}),
    "log": parts.log,
    "all": parts.every_edition,
    "files": parts.files,
}
show_part(
    view,
    {
        **({} if edition is None else published),
        **({"desk": desk} if parts.may_publish(view) else {}),
    },
)
