"""Addresses of the room. The last public one takes what no other room knows."""

from functools import partial, update_wrapper

from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.pages.models import News, Page
from mosty.pages.rules import may_write
from mosty.pages.views import portal
from mosty.pages.views.office import helping, menus, pictures, redirects, texts
from mosty.ui.methods import answers_to

READ, WRITE, DO = ("GET", "HEAD"), ("GET", "HEAD", "POST"), ("POST",)


def opened(view, *methods, model=None, about=None):
    """A page over one record of `model`, or over all of the model `about`."""
    if about is not None:
        view = update_wrapper(partial(view, model=about), view)
    asked = login_required(guarded(may_write, model)(view))
    return never_cache(answers_to(*methods)(asked))


def office_of(model, noun) -> list:
    """The pages of the office for news or for pages."""
    name = model._meta.model_name
    over_one = [
        ("", texts.record, READ, "record"),
        ("edit", texts.edit, WRITE, "edit"),
        ("publish", texts.publish, DO, "publish"),
        ("withdraw", texts.withdraw, DO, "withdraw"),
        ("archive", texts.archive, DO, "archive"),
        ("restore", texts.restore, DO, "restore"),
        ("preview", texts.preview, READ, "preview"),
        ("share", texts.share, DO, "share"),
    ]
    if model is News:
        over_one += [
            ("picture", pictures.picture, WRITE, "picture"),
            ("bare", pictures.bare, DO, "bare"),
        ]
    listed = opened(texts.listed, *READ, about=model)
    away = opened(texts.away, *READ, about=model)
    add = opened(texts.add, *WRITE, about=model)
    return [
        path(f"{noun}/", listed, name=f"{name}_list"),
        path(f"{noun}/archive/", away, name=f"{name}_away"),
        path(f"{noun}/add", add, name=f"{name}_add"),
        *(
            path(
                f"{noun}/<int:pk>/{what}",
                opened(view, *methods, model=model),
                name=f"{name}_{said}",
            )
            for what, view, methods, said in over_one
        ),
    ]


portal_urls = [
    path("news/", portal.news, name="news"),
    path("news/<slug:slug>/", portal.news_item, name="news_item"),
    path("preview/<str:token>/", portal.preview, name="preview"),
    path("<slug:slug>/", portal.page, name="page"),
]

office_urls = [
    path("pages/tidy", helping.tidy, name="tidy"),
    path("pages/links", helping.links, name="links"),
    path("pages/pictures", helping.pictures, name="pictures"),
    *office_of(News, "news"),
    *office_of(Page, "pages"),
    path("menus/", menus.menus_page, name="menus"),
    path("menus/add", menus.add, name="menu_add"),
    path("menus/order", menus.order, name="menu_order"),
    path("menus/<int:pk>/edit", menus.edit, name="menu_edit"),
    path("menus/<int:pk>/move", menus.move, name="menu_move"),
    path("menus/<int:pk>/show", menus.show, name="menu_show"),
    path("redirects/", redirects.redirects, name="redirects"),
    path("redirects/add", redirects.add_redirect, name="redirect_add"),
]
