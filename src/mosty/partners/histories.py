"""What the journal tells of a partner besides its columns, in words for its reader."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.documents.models import FiledDocument
from mosty.journal.former import Change, spoken_day
from mosty.partners.models import (
    KeptOrganisation,
    OrganisationIdentifier,
    OrganisationLink,
)
from mosty.ui.bilingual import in_language

LINKS = ("organisation.linked", "organisation.unlinked")


def tell(entry, user) -> list[Change]:
    """A number from and to, a link with whom, a file that was kept."""
    detail = entry.detail
    if entry.verb == "organisation.numbered":
        schemes = dict(OrganisationIdentifier.Scheme.choices)
        label = str(schemes.get(detail["scheme"], detail["scheme"]))
        return [Change(label, detail["before"], detail["after"])]
    if entry.verb in LINKS:
        said = link_said(detail, user)
        pair = ("", said) if entry.verb == LINKS[0] else (said, "")
        return [Change(pgettext("history", "Link"), *pair)] if said else []
    if entry.verb == "organisation.paper_kept":
        seen = FiledDocument.objects.visible_to(user)
        found = seen.filter(pk=detail.get("document")).first()
        return (
            [Change(_("File"), "", in_language(found, "title").text)] if found else []
        )
    return []


def link_said(detail, user) -> str:
    """Who became what of whom; nothing where the reader may not know of both."""
    keys = [detail["source"], detail["target"]]
    ends = KeptOrganisation.objects.visible_to(user).in_bulk(keys)
    if len(ends) < len(keys):
        return ""
    source, target = (in_language(ends[key], "name").text for key in keys)
    relation = dict(OrganisationLink.Relation.choices)[detail["relation"]]
    day = spoken_day(detail.get("on") or "")
    return ", ".join(filter(None, [f"{source} {relation} {target}", day]))
