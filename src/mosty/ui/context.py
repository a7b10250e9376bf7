"""How this visitor asked to see the pages, for every template."""

from mosty.ui.display import COOKIE, parsed


def display(request):
    return {"display": parsed(request.COOKIES.get(COOKIE, ""))}
