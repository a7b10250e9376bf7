"""Role names and audiences, each with a sentence for people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    COORDINATOR = "coordinator", _("Coordinator")
    EDITOR = "editor", _("Editor")
    LAWYER = "lawyer", _("Lawyer")
    HEAD = "head", _("Head of unit")
    RECTOR = "rector", _("Rector")
    PARTNER_COORDINATOR = "partner_coordinator", _("Partner's coordinator")
    SCHOOL_COORDINATOR = "school_coordinator", _("School coordinator")
    EXPERT = "expert", _("Expert")


SENTENCES = {
    Role.ADMINISTRATOR: _("Sets the platform up and lets people in."),
    Role.COORDINATOR: _("Keeps the register, the partners and what is done with them."),
    Role.EDITOR: _("Writes pages and news."),
    Role.LAWYER: _("Reads drafts and approves or returns them."),
    Role.HEAD: _("Approves what concerns the unit."),
    Role.RECTOR: _("Signs for the institution."),
    Role.PARTNER_COORDINATOR: _("Confirms and corrects what concerns one partner."),
    Role.SCHOOL_COORDINATOR: _("Applies, enrols and reports for one school."),
    Role.EXPERT: _("Reviews what is given to them, without seeing names."),
}

STAFF = {
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.EDITOR,
    Role.LAWYER,
    Role.HEAD,
    Role.RECTOR,
}


# A password alone, or a mailbox alone, must not be enough to act in these.
WITH_SECOND_FACTOR = {Role.ADMINISTRATOR, Role.LAWYER, Role.HEAD, Role.RECTOR}

# Roles of one thing only: the kind of record that their scope names.
SCOPES = {
    Role.PARTNER_COORDINATOR: "partner",
    Role.SCHOOL_COORDINATOR: "school",
    Role.EXPERT: "call",
}


class Audience(models.TextChoices):
    """Who may see a record. Each wider than the one after it."""

    PUBLIC = "public", _("Everybody")
    STAFF = "staff", _("Staff of the institution")
    CONFIDENTIAL = "confidential", _("Those who work on it")


def audiences_of(user) -> set[Audience]:
    """What `user` may see by role alone; a visitor sees what is public."""
    if user is None or not user.is_authenticated:
        return {Audience.PUBLIC}
    if user.holds_any(STAFF - {Role.EDITOR}):
        return set(Audience)
    if user.holds_any(STAFF):
        return {Audience.PUBLIC, Audience.STAFF}
    return {Audience.PUBLIC}
