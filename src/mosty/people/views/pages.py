"""allauth's pages as ours: with our templates, a rule and known methods."""

from pathlib import PurePosixPath

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.ui.methods import answers_to

FORM = ("GET", "HEAD", "POST")


def page(view_class, template, *, rule, form=None, **options):
    """A page function made of one of allauth's view classes.

    It keeps the class's own checks; `rule` says who may open it, for the policy.
    """
    options["template_name"] = template
    if form is not None:
        options["form_class"] = form
    view = guarded(rule)(view_class.as_view(**options))
    if not rule.is_for_visitors:
        view = login_required(view)
    view.__name__ = view.__qualname__ = PurePosixPath(template).stem
    return never_cache(answers_to(*FORM)(view))
