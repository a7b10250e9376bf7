"""Which methods a page answers to.

Told by the page itself, so that any other method is refused before a form's token
is asked for.
"""

from django.views.decorators.http import require_http_methods


def answers_to(*methods: str):
    """Mark a page; to other methods `ui.middleware.KnownMethods` answers 405."""

    def mark(view):
        marked = require_http_methods(methods)(view)
        marked.methods = methods
        return marked

    return mark


require_safe = answers_to("GET", "HEAD")
