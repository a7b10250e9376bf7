"""A partner at the page of a letter's link, as a browser would be."""

import re

from mosty.agreements import actions
from mosty.letters.models import Letter


def path_in(letter) -> str:
    return re.search(r"https?://[^/\s]+(/\S+/confirm/\S+)", letter.body)[1]


def asked_of(agreement, contact, coordinator, **options):
    told = {"language": "ru", "days": 30, "by": coordinator, **options}
    return actions.ask_to_confirm(agreement, contact, **told)


def last_code() -> str:
    letters = Letter.objects.filter(template__endswith="confirmation_code")
    return re.search(r"\b(\d{6})\b", letters.latest("pk").body)[1]


def seen_on(page) -> str:
    return page.context["fields"]


def fields_on(page) -> dict:
    """What a browser would send of the form on the page."""
    form = page.context["form"]
    sent = {"seen": seen_on(page)}
    for name in form.fields:
        value = form[name].value()
        if value not in (None, "", []):
            sent[name] = value
    return sent


def proposed_by(client, path, **typed):
    where = f"{path}/changes"
    page = client.get(where)
    told = {**fields_on(page), **typed}
    client.post(where, {**told, "do": "code"})
    return client.post(where, {**told, "do": "answer", "code": last_code()})
