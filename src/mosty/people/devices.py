"""A browser and an address in a few words, for people to know their sessions by."""

import ipaddress

BROWSERS = (
    ("YaBrowser/", "Яндекс Браузер"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """`Firefox, Windows` of a User-Agent header; empty when nothing is known."""
    known = (
        next((name for mark, name in names if mark in user_agent), "")
        for names in (BROWSERS, SYSTEMS)
    )
    return ", ".join(filter(None, known))


def network_words(address: str) -> str:
    """`203.0.113.*`: enough to know one's own network, too little to find a flat.

    An IPv6 address is told to its /48.
    """
    try:
        there = ipaddress.ip_address(address)
    except ValueError:
        return ""
    there = getattr(there, "ipv4_mapped", None) or there
    if there.version == 4:
        return f"{str(there).rpartition('.')[0]}.*"
    network = ipaddress.ip_network((there, 48), strict=False)
    return f"{network.network_address}*"
