"""The menus: entries, their order, whether they are shown."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.pages import actions, menus
from mosty.pages.forms.menus import MenuItemForm
from mosty.pages.models import MenuItem, Page
from mosty.pages.rules import may_write
from mosty.ui.methods import answers_to, require_safe

FURTHEST = 100


@never_cache
@require_safe
@login_required
@guarded(may_write)
def menus_page(request):
    items = list(MenuItem.objects.all())
    places = [
        {
            "name": place.value,
            "title": place.label,
            "items": [one for one in items if one.place == place],
        }
        for place in MenuItem.Place
    ]
    context = {"places": places, "rooms": menus.main_entries()}
    return render(request, "pages/office/menus.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_write)
def add(request):
    def save(form):
        values = form.values()
        return actions.put_into_menu(
            values.pop("title_ru"), values.pop("address"), by=request.user, **values
        )

    place = request.GET.get("place", MenuItem.Place.MAIN)
    form, item = submitted(request, MenuItemForm, save, initial={"place": place})
    if item is None:
        return shown(request, form, title=_("New menu entry"))
    messages.success(request, _("The entry stands in the menu now."))
    return redirect("pages_office:menus")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_write, MenuItem)
def edit(request, item):
    def save(form):
        return actions.change_menu_item(
            item, form.values(), by=request.user, expected=form.expected()
        )

    form, saved = submitted(request, MenuItemForm, save, thing=item)
    if saved is None:
        return shown(request, form, title=item.title_ru)
    messages.success(request, _("The entry is changed on the site now."))
    return redirect("pages_office:menus")


def shown(request, form, *, title):
    context = {"form": form, "title": title, "addresses": addresses()}
    return render(request, "pages/office/menu_form.html", context)


def addresses() -> list[tuple[str, str]]:
    """The pages of this site that an entry may lead to, and what they are called."""
    rooms = [(entry.url, str(entry.title)) for entry in menus.main_entries()]
    columns = [
        (url, str(title))
        for column in menus.footer_columns()
        for title, url in column.links()
    ]
    own = [
        (reverse("pages:page", kwargs={"slug": slug}), title)
        for slug, title in Page.objects.filter(is_archived=False).values_list(
            "slug", "title_ru"
        )
    ]
    return list(dict([*columns, *rooms, *own]).items())


@answers_to("POST")
@login_required
@guarded(may_write, MenuItem)
def move(request, item):
    """One place up or down, for those who do not drag."""
    steps = -1 if request.POST.get("way") == "up" else 1
    actions.move_in_menu(item, steps, by=request.user)
    messages.success(request, _("The order on the site is this one now."))
    return redirect(f"{reverse('pages_office:menus')}#item-{item.pk}")


@answers_to("POST")
@login_required
@guarded(may_write)
def order(request):
    """The whole order of a place, after a drag."""
    place = request.POST.get("place", "")
    keys = [
        int(one)
        for one in request.POST.get("order", "").split(",")[:FURTHEST]
        if one.isascii() and one.isdigit() and len(one) < 18
    ]
    if place in MenuItem.Place.values:
        actions.order_menu(place, keys, by=request.user)
        messages.success(request, _("The order on the site is this one now."))
    return redirect("pages_office:menus")


@answers_to("POST")
@login_required
@guarded(may_write, MenuItem)
def show(request, item):
    """Show the entry or hide it; nothing is deleted."""
    is_shown = request.POST.get("is_shown") == "1"
    actions.change_menu_item(item, {"is_shown": is_shown}, by=request.user)
    if is_shown:
        messages.success(request, _("Visitors see the entry again."))
    else:
        messages.success(
            request, _("Visitors do not see the entry. It can be shown again.")
        )
    return redirect(f"{reverse('pages_office:menus')}#item-{item.pk}")
