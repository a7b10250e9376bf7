"""Languages of a paper: any of them, by name in both languages."""

from django.http import QueryDict
from django.utils.translation import override

from mosty.agreements import languages
from mosty.agreements.forms.languages import LanguagesField
from mosty.imports.lists.further import language_of


def test_any_language_is_chosen_and_named_in_both_languages():
    field = LanguagesField()
    data = QueryDict("languages=ru&languages=hu&languages=&languages=ru")

    chosen = field.clean(field.widget.value_from_datadict(data, {}, "languages"))
    drawn = field.widget.render("languages", chosen)

    assert chosen == ["ru", "hu"]
    assert '<input type="checkbox" name="languages" value="hu"' in drawn
    assert '<option value="hu">' not in drawn
    assert '<option value="sw">суахили</option>' in drawn
    with override("en"):
        assert (languages.name("sr"), languages.name("qq")) == ("Serbian", "qq")
    assert [language_of(one) for one in ("Суахили", "serbian", "xx")] == [
        "sw",
        "sr",
        "",
    ]
