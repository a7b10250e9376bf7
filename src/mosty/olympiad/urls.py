"""Addresses of the olympiad."""

from django.urls import path

from mosty.olympiad.views import intake

machine_urls = [path("olympiad/events", intake.events, name="olympiad_events")]
