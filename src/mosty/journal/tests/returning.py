"""How tests go back to a former state: as a person does, page first."""

import re

from django.urls import reverse

SEEN = re.compile(r'name="seen" value="([^"]+)"')


def way_back(thing, entry) -> str:
    kind = type(thing)._meta.label_lower
    keys = {"kind": kind, "pk": thing.pk, "entry": entry.pk}
    return reverse("journal_office:take_back", kwargs=keys)


def return_to_before(client, thing, entry, **choices):
    """Open the page, choose where it asks, send; `choices` are `{column: "back"}`."""
    page = client.get(way_back(thing, entry))
    text = page.content.decode()
    chosen = dict(
        re.findall(r'name="(take-\w+)" value="(\w+)" checked', text),
        **{f"take-{name}": choice for name, choice in choices.items()},
    )
    return client.post(way_back(thing, entry), {"seen": SEEN.search(text)[1], **chosen})
