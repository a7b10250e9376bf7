"""The board, late answers, the end of a log."""

from django.urls import path

from mosty.olympiad.views import late, watching

office_urls = [
    path("rounds/<int:pk>/board", watching.board, name="board"),
    path("rounds/<int:pk>/publish", watching.publish, name="publish_results"),
    path("rounds/<int:pk>/hide", watching.hide, name="hide_results"),
    path("rounds/<int:pk>/late", late.queue, name="late"),
    path("attempts/<uuid:pk>/late", late.attempt, name="late_attempt"),
    path("<int:pk>/log", watching.end_log, name="end_log"),
]
