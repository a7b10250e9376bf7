"""A piece of news or a page: its words in both languages, its addresses."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.pages.actions import free_slug
from mosty.pages.forms.richtext import RichTextField
from mosty.pages.models import News, Page
from mosty.pages.richtext import plain
from mosty.ui.forms import Pair, Part, RecordForm

MOST_SHOWN = 600
TWO_LINES = forms.Textarea(attrs={"rows": 3})
ADDRESS = Part(
    pgettext_lazy("of a page", "Address"),
    ("slug", "slug_en"),
    text=_(
        "Left empty, it is made of the title. When the address of something published "
        "changes, the old one leads to the new one by itself."
    ),
    is_folded=True,
)


class TextForm(RecordForm):
    """What news and pages have in common."""

    model = None

    title_ru = forms.CharField(label=pgettext_lazy("text", "Title"), max_length=300)
    title_en = forms.CharField(max_length=300, required=False)
    body_ru = RichTextField(label=pgettext_lazy("text", "Text"))
    body_en = RichTextField(required=False)
    slug = forms.SlugField(
        label=_("Last part of the address"),
        max_length=120,
        required=False,
        help_text=_("Latin letters, digits and hyphens"),
    )
    slug_en = forms.SlugField(
        label=_("Last part of the address of the English page"),
        max_length=120,
        required=False,
        help_text=_("Latin letters, digits and hyphens"),
    )

    def clean(self):
        cleaned = super().clean()
        thing, title_en = self.thing, cleaned.get("title_en")
        if not cleaned.get("slug") and cleaned.get("title_ru"):
            cleaned["slug"] = (
                thing.slug if thing else free_slug(self.model, cleaned["title_ru"])
            )
            self._follow("slug")
        is_new = thing is None or thing.published_from is None
        if is_new and title_en and not cleaned.get("slug_en"):
            address = free_slug(self.model, title_en)
            cleaned["slug_en"] = address if address != cleaned.get("slug") else ""
            self._follow("slug_en")
        return cleaned

    def _follow(self, name):
        """An address that was made here is written, if it differs from what holds."""
        if self.thing is None:
            return
        if self.cleaned_data[name] == getattr(self.thing, name):
            self._untouched.add(name)
        else:
            self._untouched.discard(name)

    def spoken(self, name, value):
        if name.startswith("body_"):
            return plain(value or "")[:MOST_SHOWN] or "—"
        return super().spoken(name, value)


class NewsForm(TextForm):
    model = News

    lead_ru = forms.CharField(
        label=_("In two lines"),
        widget=TWO_LINES,
        required=False,
        help_text=_("Stands in lists, in the feed and under the title."),
    )
    lead_en = forms.CharField(widget=TWO_LINES, required=False)
    author_ru = forms.CharField(
        label=_("Who wrote it"),
        max_length=200,
        required=False,
        help_text=_("Printed under the text for everybody: a unit, or a person."),
    )
    author_en = forms.CharField(max_length=200, required=False)

    parts = (
        Part("", (Pair("title"), Pair("lead"), Pair("body"), Pair("author"))),
        ADDRESS,
    )


class PageForm(TextForm):
    model = Page

    parts = (Part("", (Pair("title"), Pair("body"))), ADDRESS)


FORMS = {News: NewsForm, Page: PageForm}
