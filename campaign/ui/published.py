"""The editions that there are, as pages need them."""

from dataclasses import dataclass

from campaign.editions import Edition


@dataclass(frozen=True)
class Published:
    """All editions, the newest first, and the one that counts as the newest (None: none)."""

    editions: tuple[Edition, ...] = ()
    newest: Edition | None = None

    def numbered(self, said: str | None) -> Edition | None:
        """The edition whose number the address says; None when it says none that exists."""
        return next((found for found in self.editions if str(found.edition_no) == said), None)
