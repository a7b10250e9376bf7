"""Addresses of the room. The last one takes what no other room knows."""

from django.urls import path

from mosty.pages.views import portal

portal_urls = [
    path("news/", portal.news, name="news"),
    path("news/<slug:slug>/", portal.news_item, name="news_item"),
    path("<slug:slug>/", portal.page, name="page"),
]
