"""Keys point down, tasks named by `defer` exist, office pages ask a rule."""

import ast
import re

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from procrastinate.contrib.django import app as procrastinate_app

from tests.house.rooms import level, python_files

OURS = [config for config in apps.get_app_configs() if config.name.startswith("mosty.")]


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_keys_point_to_the_same_or_a_lower_room(config):
    upward = [
        f"{field} → {field.related_model._meta.label}"
        for model in config.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if getattr(field, "remote_field", None)
        and not field.auto_created
        and field.related_model._meta.app_config.name.startswith("mosty.")
        and level(field.related_model._meta.app_label) > level(config.label)
    ]

    assert upward == []


def deferred_names():
    for path in python_files():
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called, first = getattr(node.func, "id", ""), node.args[0]
            if called == "defer" and isinstance(first, ast.Constant):
                yield path.name, first.value


def test_each_deferred_name_is_a_registered_task():
    procrastinate_app.perform_import_paths()
    known = set(procrastinate_app.tasks)

    missing = [(file, name) for file, name in deferred_names() if name not in known]

    assert missing == []


def views(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from views(pattern, address)
        elif isinstance(pattern, URLPattern):
            yield address, pattern.callback


def test_each_page_says_which_methods_it_answers_to():
    """Any other is answered with 405 before a form's token is asked for."""
    silent = [address for address, view in views() if not hasattr(view, "methods")]

    assert silent == []


def test_each_office_page_has_a_rule():
    unguarded = [
        address
        for address, view in views()
        if re.match(r"^(en/)?office/", address) and not hasattr(view, "rule")
    ]

    assert unguarded == []
    assert any("office/" in address for address, _view in views())
