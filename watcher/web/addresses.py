"""Which network addresses may be spoken to: a feed or a redirect must not lead into the council's own network."""

from __future__ import annotations

import ipaddress

# RFC 6598: what lies between a provider and its customers is not global and not called private by `ipaddress` either.
_SHARED = ipaddress.ip_network("100.64.0.0/10")


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
