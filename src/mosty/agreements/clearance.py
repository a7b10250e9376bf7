"""Where the law asks for a conclusion before an agreement is signed.

Russia: 273-ФЗ, article 105, part 4 (since 01.06.2021): agreements with foreign
organisations on education need the federal body's conclusion. Plain functions;
the packs become editable data with the approval route.
"""

PACKS = {"RU": "ru-273-105-4"}


def rule_pack(*, jurisdiction: str, section: str) -> str:
    """The pack that asks for a clearance, or an empty string."""
    return PACKS.get(jurisdiction, "") if section == "foreign" else ""


def sections_asked(*, jurisdiction: str) -> list[str]:
    """The sections of the register for which a pack asks for a clearance."""
    return (
        ["foreign"] if rule_pack(jurisdiction=jurisdiction, section="foreign") else []
    )
