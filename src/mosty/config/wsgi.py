"""The door that granian knocks at: the cache of pages, and Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mosty.config.settings")

django_application = get_wsgi_application()

# The cache reads models, so Django stands before it is imported.
from mosty.config.pagecache.door import PageCache

application = PageCache(django_application)
