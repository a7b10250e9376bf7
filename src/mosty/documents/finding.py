"""Documents as the office looks for them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery

from mosty.access.roles import Audience
from mosty.documents.models import FiledDocument, Kind, Version, Warned

LONGEST = 200
NAMES = ("title_ru", "title_en", "purpose_ru", "purpose_en", "newest_name")
CHOICES = {"kind": Kind, "audience": Audience, "lacks": Warned}


def asked_of(query) -> dict:
    """What an address asks for; values that do not exist are left out."""
    asked = {"q": query.get("q", "").strip()[:LONGEST].replace("\0", "")}
    for name, choices in CHOICES.items():
        value = query.get(name, "")
        asked[name] = value if value in choices.values else ""
    asked["archived"] = "1" if query.get("archived") == "1" else ""
    return asked


def found(user, asked):
    """The documents that `user` may see and the address asks for, newest first."""
    newest = Version.objects.filter(document=OuterRef("pk")).order_by("-number")
    warnings = ArrayField(models.CharField(max_length=20))
    rows = FiledDocument.objects.visible_to(user).annotate(
        newest_name=Subquery(newest.values("name")[:1]),
        newest_size=Subquery(newest.values("size_bytes")[:1]),
        newest_warnings=Subquery(newest.values("warnings")[:1], output_field=warnings),
        count_of_versions=Count("versions"),
    )
    rows = rows.filter(is_archived=bool(asked["archived"]))
    for word in asked["q"].split():
        any_name = Q()
        for name in NAMES:
            any_name |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(any_name)
    for name in ("kind", "audience"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    if asked["lacks"]:
        rows = rows.filter(newest_warnings__contains=[asked["lacks"]])
    return rows.order_by("-added_at", "-pk")
