"""The application with the door of answers before Django."""

from mosty.config.wsgi import application as django_and_cache
from mosty.olympiad.gate import AnswerDoor

application = AnswerDoor(django_and_cache)
