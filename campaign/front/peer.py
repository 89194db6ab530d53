"""What the front says about the client: the address it sees, unless a proxy here knows better."""

from ipaddress import ip_address

from campaign.front.head import Head

SCHEMES = ("http", "https")


def forwarded_for(head: Head, peer: str) -> str:
    """The client's address, or '' for a program on this machine that speaks for itself.

    A proxy on this machine (for TLS, say) is believed, and of what it hands on only the last
    address, which is the one it saw itself; from anybody else the header is only a claim.
    """
    if not _is_this_machine(peer):
        return peer
    named = head.values("x-forwarded-for")
    if not named:
        return ""
    last = named[-1].rpartition(",")[2].strip()
    return last if _is_address(last) else peer


def forwarded_scheme(head: Head, peer: str) -> str:
    """How the client speaks to the outermost server: http or https."""
    named = head.values("x-forwarded-proto") if _is_this_machine(peer) else []
    return named[-1] if named and named[-1] in SCHEMES else SCHEMES[0]


def _is_this_machine(peer: str) -> bool:
    address = ip_address(peer.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
