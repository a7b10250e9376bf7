"""Papers of an agreement, and the acts that prolong it."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience, audiences_of
from mosty.agreements.models.agreement import Agreement
from mosty.documents.models import Document


class PaperQuerySet(models.QuerySet):
    def present(self):
        """Those that were not put away."""
        return self.filter(document__is_archived=False)

    def shown_to(self, user):
        """Those on the site: open to all, and this reader may see the agreement."""
        return self.filter(
            document__audience=Audience.PUBLIC,
            document__in=Document.objects.visible_to(user),
        )


class Paper(models.Model):
    """A document in its role for an agreement.

    Who may see it is told by the document alone, and no further than the agreement.
    """

    class Role(models.TextChoices):
        ORIGINAL = "original", _("Signed original, scan")
        TRANSLATION = "translation", _("Translation")
        CONCLUSION = "conclusion", _("Conclusion of the federal body")
        DRAFT = "draft", _("Draft")
        PROLONGATION = "prolongation", _("Act of prolongation")
        CORRESPONDENCE = "correspondence", _("Correspondence")
        OTHER = "other", _("Other paper")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="papers"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="agreement_papers"
    )
    role = models.CharField(max_length=15, choices=Role, default=Role.ORIGINAL)
    language = models.CharField(max_length=5, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["role", "id"]
        constraints = [
            models.UniqueConstraint(
                name="a_document_serves_an_agreement_once",
                fields=["agreement", "document"],
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.document}"


def with_their_agreements(documents, user):
    """Without papers none of whose agreements `user` may see.

    One that is a paper of several agreements stays closed, too, if the audience of
    any of them leaves `user` out.
    """
    papers = Paper.objects.filter(document=OuterRef("pk"))
    seen = papers.filter(agreement__in=Agreement.objects.visible_to(user))
    closed = papers.exclude(agreement__audience__in=audiences_of(user))
    return documents.filter(~Exists(papers) | Exists(seen), ~Exists(closed))


class Extension(models.Model):
    """A prolongation by an act of the parties."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="extensions"
    )
    made_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["until", "id"]

    def __str__(self):
        return f"{self.agreement}: {self.until or '?'}"
