"""Old addresses lead to the new ones."""

from django.http import HttpResponsePermanentRedirect

from mosty.pages.models import Redirect


class MovedPages:
    """Asks the redirects only when nothing else answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        if "\0" in request.path:  # no text of PostgreSQL holds it
            return response
        moved = Redirect.objects.leading().filter(old_path=request.path[:300]).first()
        if moved is None:
            return response
        return HttpResponsePermanentRedirect(moved.new_path)
