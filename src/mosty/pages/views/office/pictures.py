"""The picture over a piece of news."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mosty.access.submitting import submitted
from mosty.documents.forms import ImageForm
from mosty.pages import actions
from mosty.pages.views.office.texts import address


def picture(request, news):
    """Bring a picture, change its words, its focus point or its file."""
    options = {"by": request.user, "box": f"news:{news.pk}", "image": news.image}

    def save(form):
        image = form.save(by=request.user)
        return actions.illustrate(news, image, by=request.user)

    form, saved = submitted(request, ImageForm, save, **options)
    if saved is None:
        context = {"form": form, "text": news, "back": address(news, "record")}
        return render(request, "pages/office/picture.html", context)
    messages.success(request, _("The picture stands over the news."))
    return redirect(address(news, "record"))


def bare(request, news):
    """Take the picture off; it stays among the documents."""
    actions.illustrate(news, None, by=request.user)
    messages.success(request, _("The picture is taken off. It stays in the documents."))
    return redirect(address(news, "record"))
