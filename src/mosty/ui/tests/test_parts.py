"""A part is drawn once for the same values in a language, and anew for any other."""

from django.template import Context, Template
from django.utils.translation import override

from mosty.ui.display import Display
from mosty.ui.templatetags.parts import drawn

PANEL = Template('{% part "ui/display_panel.html" display=display %}')


def panel(language="en", **chosen):
    with override(language):
        return PANEL.render(Context({"display": Display(**chosen), "path": "/"}))


def test_part_is_drawn_once_for_the_same_values():
    drawn.cache_clear()

    assert panel(size="150") == panel(size="150")
    assert (drawn.cache_info().misses, drawn.cache_info().hits) == (1, 1)


def test_part_is_drawn_anew_for_other_values_or_another_language():
    drawn.cache_clear()

    parts = {panel(), panel(size="150"), panel("ru"), panel("ru", size="150")}

    assert len(parts) == 4
    assert "As it was" in panel(size="150")
    assert "As it was" not in panel()
