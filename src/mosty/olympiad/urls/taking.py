"""Where pupils take part, and where their devices send to."""

from django.urls import path

from mosty.olympiad.views import intake

machine_urls = [path("olympiad/events", intake.events, name="olympiad_events")]
portal_urls = []
