"""The gallery: every component with all its states."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from mosty.ui import samples


@require_safe
def gallery(request):
    return render(request, "ui/gallery.html", samples.everything())
