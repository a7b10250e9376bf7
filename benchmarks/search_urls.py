"""One address, so that results of the benchmark lead somewhere."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("healthz", lambda request: HttpResponse(), name="healthz")]
