"""Texts of letters that the institution rewrote."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mosty.letters.wording import Text


class LetterTemplate(models.Model):
    """The institution's own words of a letter; what is empty is said as shipped."""

    name = models.CharField(max_length=120, unique=True)
    subject_ru = models.CharField(max_length=180, blank=True)
    subject_en = models.CharField(max_length=180, blank=True)
    body_ru = models.TextField(max_length=10_000, blank=True)
    body_en = models.TextField(max_length=10_000, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("letters_office:template", args=[self.name])

    def text(self, language: str, shipped: Text) -> Text:
        """In the language, with the shipped words where there are no own ones."""
        return Text(
            subject=getattr(self, f"subject_{language}") or shipped.subject,
            body=getattr(self, f"body_{language}") or shipped.body,
        )
