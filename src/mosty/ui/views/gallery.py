"""The gallery: every component with all its states."""

from django.shortcuts import render

from mosty.ui import samples
from mosty.ui.methods import require_safe


@require_safe
def gallery(request):
    return render(request, "ui/gallery.html", samples.everything())
