"""Addresses: their parts, what of them may be shown, and which may be spoken to: none in the council's own network."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

# RFC 6598: what lies between a provider and its customers is not global and not called private by `ipaddress` either.
_SHARED = ipaddress.ip_network("100.64.0.0/10")


def parted(url: str) -> SplitResult | None:
    """Take an address apart; None when it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises when it is no number
    except ValueError:
        return None
    return parts


def shown(url: str) -> str:
    """Show an address without user, password and query: those may be secrets."""
    parts = parted(url)
    if parts is None:
        return "The address"
    host = parts.netloc.rpartition("@")[2].lower()  # with the brackets of an IPv6 address, and its port
    return f"{parts.scheme}://{host}{parts.path}"[:300]


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the open internet: not private, loopback, link-local or the like.

    IPv4 addresses that are wrapped in IPv6 (mapped, 6to4, NAT64, Teredo) count as the address inside.
    """
    # What follows "%" is the interface (fe80::1%eth0), which the check must not stumble over.
    ip = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or _nat64(ip)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:  # fec0::/10, which RFC 3879 took out of use, and old networks still have
            return False
    return (
        ip.is_global
        and not ip.is_multicast
        and not ip.is_reserved
        and not ip.is_unspecified
        and not (ip.version == 4 and ip in _SHARED)
    )


def _nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
