"""Who may see and do what: identity -> role -> permissions and row filter. No Streamlit here."""

from campaign.access.identity import PUBLIC, Identity, may, narrowed
from campaign.access.roles import Permission, Role

__all__ = ["PUBLIC", "Identity", "Permission", "Role", "may", "narrowed"]
