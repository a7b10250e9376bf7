"""Every page asks its rule; a page's rule can be listed."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import resolve, reverse

from mosty.access.refusals import SecondFactorDue


def guarded(rule, model=None, *, key="pk", along=()):
    """Fetch the object (404 if invisible), ask the rule (403 if not).

    `rule(user)` without a model, `rule(user, thing)` with one. The model's
    default manager must offer `visible_to(user)`. The address names the object
    by the keyword `key`; what it points to by the names in `along` comes by the same
    question. The view keeps the rule as `view.rule`. Whoever owes a second
    factor is led to set one up before any page that asks for a role.
    """
    asks_role = not hasattr(rule, "roles") or bool(rule.roles)

    def decorate(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            if asks_role and getattr(request.user, "owes_second_factor", False):
                raise SecondFactorDue
            if model is None:
                if not rule(request.user):
                    raise PermissionDenied
                return view(request, *args, **kwargs)
            visible = model._default_manager.visible_to(request.user)
            if along:
                visible = visible.select_related(*along)
            thing = visible.filter(**{key: kwargs.pop(key)}).first()
            if thing is None:
                raise Http404
            if not rule(request.user, thing):
                raise PermissionDenied
            return view(request, thing, *args, **kwargs)

        wrapper.rule = rule
        return wrapper

    return decorate


def may_open(user, url_name: str) -> bool:
    """Whether the page of this name, which takes nothing, lets the person in."""
    rule = getattr(resolve(reverse(url_name)).func, "rule", None)
    return rule is None or bool(rule(user))
