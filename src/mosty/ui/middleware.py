"""What every answer tells the browser not to do, and what no page takes."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
PERMISSIONS = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), "
    "usb=(), browsing-topics=()"
)


def policy_text(**additions: str) -> str:
    """The Content-Security-Policy; `script_src="'sha256-…'"` adds to a directive."""
    added = {name.replace("_", "-"): value for name, value in additions.items()}
    return "; ".join(
        f"{name} {value} {added[name]}" if name in added else f"{name} {value}"
        for name, value in POLICY.items()
    )


class SecurityHeaders:
    """Put the strict policy on every answer that has not set its own."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = policy_text()

    def __call__(self, request):
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Content-Security-Policy", self.policy)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class KnownMethods:
    """Answer 405 to a method that the page does not know; it needs no database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        methods = getattr(view, "methods", (request.method,))
        if request.method in methods:
            return None
        page = render_to_string("405.html", {"language": get_language()})
        return HttpResponse(page, status=405, headers={"Allow": ", ".join(methods)})
