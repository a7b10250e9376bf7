"""Where pupils take part, and where their devices send to."""

from django.urls import path

from mosty.olympiad.views import intake, practising, taking, taking_doors, taking_files

machine_urls = [
    path("olympiad/events", intake.events, name="olympiad_events"),
    path("olympiad/start", taking_doors.start, name="olympiad_start"),
    path("olympiad/state", taking_doors.state, name="olympiad_state"),
    path("olympiad/pulse", taking_doors.pulse, name="olympiad_pulse"),
    path("olympiad/hand-in", taking_doors.hand_in, name="olympiad_hand_in"),
    path("olympiad/outcome", taking_doors.outcome, name="olympiad_outcome"),
    path("olympiad/attach", taking_files.attach, name="olympiad_attach"),
    path("olympiad/worker.js", taking.worker, name="olympiad_worker"),
    path("olympiad/package/<int:pk>-<str:part>", taking.paper, name="olympiad_package"),
]
portal_urls = [
    path("", taking.olympiad, name="olympiad"),
    path("sheet", taking.sheet, name="sheet"),
    path("file", taking_files.answer_file, name="answer_file"),
    path("results", taking_files.results, name="results"),
]
office_urls = [path("practice", practising.practice, name="practice")]
