"""The rail of the office: its own pages and the site's lists."""

from django.urls import reverse
from django.utils.translation import gettext as _


def rail(request) -> list[dict]:
    return [
        {"title": _("Desk"), "items": [item(request, _("Today"), "office:desk")]},
        {
            "title": _("On the site"),
            "items": [
                item(request, _("Agreements"), "agreements:register"),
                item(request, _("Partners"), "partners:partners"),
                item(request, _("Countries and regions"), "portal:countries"),
                item(request, _("Projects"), "projects:projects"),
                item(request, _("News"), "pages:news"),
            ],
        },
    ]


def item(request, title, url_name) -> dict:
    url = reverse(url_name)
    return {"title": title, "url": url, "current": request.path == url, "count": None}
