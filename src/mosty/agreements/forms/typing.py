"""What a page showed in its fields, and what of a sent form was really typed."""

from django.utils.datastructures import MultiValueDict


def shown_in(form) -> dict[str, list[str]]:
    """What each field of a form that nobody has filled in holds, as it is sent."""
    return {name: raw_of(form[name].value()) for name in form.fields}


def raw_of(value) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return sorted(str(one) for one in value)
    return [text_of(str(value))] if str(value) else []


def text_of(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def merged_with(sent, shown: dict[str, list[str]], fresh) -> MultiValueDict:
    """What was sent, where fields in which nothing was typed hold what stands now.

    `shown` is what the page showed when it was read, `fresh` an empty form of now.
    """
    data = sent.copy()
    for name, now in shown_in(fresh).items():
        typed = sorted(text_of(one) for one in sent.getlist(name) if one)
        if name in shown and typed == shown[name] and typed != now:
            data.setlist(name, now)
    return data
