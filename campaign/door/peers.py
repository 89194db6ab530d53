"""Where a request comes from: the address of its client, and whether that is this machine."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.requests import Request

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")
UNKNOWN = "unknown"

Address = IPv4Address | IPv6Address


def client_address(request: Request) -> str:
    """The client's address, for counting; a proxy on this machine is asked whom it speaks for.

    Only the last address that such a proxy names counts: the ones before it are what the client
    claims.
    """
    peer = _peer(request)
    if peer is None:
        return UNKNOWN
    forwarded = request.headers.get("x-forwarded-for", "")
    if peer.is_loopback and forwarded:
        return str(_parsed(forwarded.rpartition(",")[2].strip()) or UNKNOWN)
    return str(peer)


def is_same_machine(request: Request) -> bool:
    """Whether the request was made on this machine, and not through a proxy for somebody else."""
    peer = _peer(request)
    if peer is None or any(name in request.headers for name in FORWARDED):
        return False
    server = request.scope.get("server")
    # A server bound to an address of the network is reached from there, too, by its own machine.
    return peer.is_loopback or (server is not None and peer == _parsed(server[0]))


def _peer(request: Request) -> Address | None:
    return _parsed(request.client.host) if request.client else None


def _parsed(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    # A socket for both families shows IPv4 peers as ::ffff:127.0.0.1.
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
