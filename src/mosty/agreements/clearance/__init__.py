"""Where a law asks for a conclusion before an agreement is signed: plain functions."""

PACKS = {"RU": "ru-273-105-4"}


def rule_pack(*, jurisdiction: str, section: str) -> str:
    """The pack that asks for a clearance, or an empty string."""
    return PACKS.get(jurisdiction, "") if section == "foreign" else ""


def sections_asked(*, jurisdiction: str) -> list[str]:
    """The sections of the register for which a pack asks for a clearance."""
    return (
        ["foreign"] if rule_pack(jurisdiction=jurisdiction, section="foreign") else []
    )
