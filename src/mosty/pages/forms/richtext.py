"""A field for rich text: an editor, and without scripts a plain field."""

import json

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from mosty.pages.richtext import untold_pictures
from mosty.pages.tidying import tidy


def words() -> dict[str, str]:
    """What the editor's buttons and dialogs say, by the names of its script."""
    return {**tools(), **dialogs()}


def tools() -> dict[str, str]:
    return {
        "tools": _("Formatting"),
        "tableTools": _("The table"),
        "block": _("Kind of paragraph"),
        "p": pgettext("rich text", "Text"),
        "h2": _("Heading"),
        "h3": _("Smaller heading"),
        "h4": _("Smallest heading"),
        "bold": pgettext("rich text", "Bold"),
        "italic": pgettext("rich text", "Italic"),
        "bulletList": _("Bulleted list"),
        "orderedList": _("Numbered list"),
        "blockquote": pgettext("rich text", "Quotation"),
        "link": pgettext("rich text", "Link"),
        "picture": _("Picture"),
        "table": pgettext("rich text", "Table"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "source": pgettext("rich text", "As HTML"),
        "editor": _("Back to the editor"),
        "addRow": _("Add a row"),
        "addColumn": _("Add a column"),
        "deleteRow": _("Take the row out"),
        "deleteColumn": _("Take the column out"),
        "headerRow": _("First row is a heading"),
        "deleteTable": _("Take the table out"),
    }


def dialogs() -> dict[str, str]:
    return {
        "address": _("Where the link leads"),
        "addressHint": _(
            "Begin with a word to find a page of this site, or write an address from "
            "https:// on."
        ),
        "putLink": _("Put the link"),
        "dropLink": _("Take the link off"),
        "cancel": _("Cancel"),
        "choosePicture": _("Choose a picture that is stored here"),
        "noPicture": _("No picture is stored yet. Bring one below."),
        "alt": _("What the picture shows"),
        "altRu": _("What the picture shows, in Russian"),
        "altEn": _("What the picture shows, in English"),
        "decoration": _("Only a decoration: nothing is read aloud"),
        "caption": _("Words under the picture"),
        "putPicture": _("Put the picture"),
        "bring": _("Bring a new picture"),
        "file": _("Picture file"),
        "store": _("Store the picture"),
        "failed": _("It did not work: no connection. Try again."),
        "lost": _(
            "Pictures were not taken from what you pasted. Bring them with the button "
            "“Picture”."
        ),
        "unknown": _(
            "This text holds HTML that the editor does not know, so it is shown as it "
            "is written."
        ),
    }


class RichTextInput(forms.Textarea):
    """The text as HTML; a script puts the editor in its place."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 14, **(attrs or {})})

    def render(self, name, value, attrs=None, renderer=None):
        context = self.get_context(name, value, attrs)
        told = {
            "name": name,
            "value": context["widget"]["value"] or "",
            "attrs": context["widget"]["attrs"],
            "words": json.dumps(words(), ensure_ascii=False),
        }
        return render_to_string("pages/office/richtext_input.html", told)


class RichTextField(forms.CharField):
    """Cleans to HTML that holds nothing but what `pages.richtext` allows."""

    widget = RichTextInput
    default_error_messages = {
        "untold": gettext_lazy(
            "A picture in the text has no words for those who do not see it. Say what "
            "it shows, or mark it as a decoration."
        ),
    }

    def clean(self, value):
        text = tidy(super().clean(value))
        if self.required and not text:
            raise forms.ValidationError(self.error_messages["required"])
        if untold_pictures(text):
            raise forms.ValidationError(self.error_messages["untold"])
        return text
