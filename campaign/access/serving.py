"""May this server show pages at all: with sign-in always, without it only a demo to this machine.

Asked when a server starts (`campaign serve`, and again in campaign/server.py for `streamlit run`)
and by every page (campaign/ui/frame.py), so that no way of starting goes around it. What has no
pages, the door for reports of a writer process, has tokens of its own and is not asked.
"""

from dataclasses import dataclass
from ipaddress import ip_address

from campaign.access.access_file import AccessFileFault, access_list
from campaign.labels import text

LOCAL_NAMES = ("localhost",)


@dataclass(frozen=True)
class SignIn:
    """What the server's secrets say about sign-in.

    `is_configured`: there is an [auth] section. `faults`: keys of the messages that say what is
    wrong with it, each with its variables; sign-in works only without any.
    """

    is_configured: bool = False
    faults: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


@dataclass(frozen=True)
class Refusal:
    """Why pages are not served: the key of the message and its variables."""

    key: str
    variables: tuple[tuple[str, str], ...] = ()

    def message(self, lang: str) -> str:
        """The whole sentence in `lang` ('vi' or 'en'): why, and what to do."""
        reason = text(lang, self.key, **dict(self.variables))
        return text(lang, "access-refused", reason=reason)


def refusal(sign_in: SignIn, host: str | None, *, is_demo: bool) -> Refusal | None:
    """Why this server must not show pages; None when it may.

    host: the address that readers use, None or '' for every address of the machine.
    """
    if sign_in.faults:
        key, variables = sign_in.faults[0]
        return Refusal(key, variables)
    if sign_in.is_configured:
        return None
    if not is_demo:
        return Refusal("access-refused-store")
    if not is_loopback(host):
        return Refusal("access-refused-address", (("host", host or "0.0.0.0"),))  # noqa: S104
    return None


def list_refusal() -> Refusal | None:
    """Why a server must not start with access.toml as it is; None when it may."""
    try:
        access_list()
    except AccessFileFault as fault:
        return Refusal("access-refused-file", (("reason", str(fault)),))
    return None


def is_loopback(host: str | None) -> bool:
    """Whether only this machine itself can reach `host` (a name or an address, without a port)."""
    name = (host or "").strip().strip("[]").casefold().rstrip(".")
    if name in LOCAL_NAMES:
        return True
    try:
        address = ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return bool((getattr(address, "ipv4_mapped", None) or address).is_loopback)


def host_of(authority: str) -> str:
    """The name or address in a Host header, without its port."""
    place = authority.strip()
    if place.startswith("["):
        return place[1:].partition("]")[0]
    return place.partition(":")[0] if place.count(":") <= 1 else place
