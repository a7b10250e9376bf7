"""The placeholders of templates: what each stands for, and where it is asked."""

import re
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

EN = "_en"


@dataclass(frozen=True)
class Placeholder:
    """`{{ path }}` in a template; a pair has `{{ path_en }}` for English as well.

    `about` explains, for the page that lists them. `is_long` asks for more lines.
    """

    path: str
    label: object
    is_pair: bool = False
    is_long: bool = False
    about: object = ""

    @property
    def field(self) -> str:
        return self.path.replace(".", "_")

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.path, f"{self.path}{EN}") if self.is_pair else (self.path,)


@dataclass(frozen=True)
class Group:
    title: object
    placeholders: tuple[Placeholder, ...]


OURS = pgettext_lazy("side of a draft", "Our institution")
PARTNER = pgettext_lazy("side of a draft", "The partner")
EACH = pgettext_lazy("side of a draft", "Each partner in turn")
PARTNERS = "partners"
ONE_OF_THEM = re.compile(rf"^{PARTNERS}\.\d+\.")


def side(path: str, title) -> Group:
    """The requisites of a party."""

    def one(name, label, is_pair=True, **more):
        return Placeholder(f"{path}.{name}", label, is_pair, **more)

    return Group(
        title,
        (
            one("name", _("Full name")),
            one("short", _("Short name")),
            one("legal_form", _("Legal form"), False),
            one(
                "represented",
                _("Represented by whom"),
                about=_(
                    "In Russian in the genitive: «ректора Иванова Ивана Ивановича»."
                ),
            ),
            one("acting", _("«действующего» or «действующей»"), False),
            one(
                "authority",
                _("Acting on the basis of what"),
                about=_("In Russian in the genitive: «Устава»."),
            ),
            one("position", _("Position of the signatory")),
            one("signatory", _("Signatory")),
            one("address", _("Postal address"), is_long=True),
            one("ids", _("Identifiers in one line")),
            one("inn", _("ИНН"), False),
            one("ogrn", _("ОГРН"), False),
            one("email", _("E-mail"), False),
            one("phone", _("Telephone"), False),
            one("coordinator", _("Coordinator")),
        ),
    )


GROUPS = (
    Group(
        _("The paper"),
        (
            Placeholder("number", _("Number of the paper")),
            Placeholder("date", _("Date in words"), True),
            Placeholder("city", _("Place of signing"), True),
            Placeholder("subject", _("Subject of the paper"), True, is_long=True),
            Placeholder("term", _("Term in words"), True),
            Placeholder("renewal", _("Sentence on prolongation"), True, is_long=True),
            Placeholder("parent_number", _("Number of the agreement above it")),
        ),
    ),
    side("ours", OURS),
    side("partner", PARTNER),
)
REPEATED = side(PARTNERS, EACH)
KNOWN = {
    path: one for group in GROUPS for one in group.placeholders for path in one.paths
}


def groups_for(names: list[str]) -> tuple[Group, ...]:
    """All groups, with one for each of the partners, who are called so."""
    each = (side(f"{PARTNERS}.{at}", name) for at, name in enumerate(names))
    return (*GROUPS, *each)


def asked_of(paths: list[str], *, partners: int) -> list[str]:
    """The paths for which words are asked: what is said of each partner, for each."""
    asked = []
    for path in paths:
        head, _dot, name = path.partition(".")
        if head != PARTNERS:
            asked.append(path)
        elif name:
            asked += [f"{PARTNERS}.{at}.{name}" for at in range(partners)]
    return asked


def labels() -> dict[str, str]:
    """What stands in a draft for each placeholder that has no words."""
    told = {}
    for group in (*GROUPS, REPEATED):
        for one in group.placeholders:
            name = str(one.label)
            if "." in one.path:
                name = f"{group.title}: {name}"
            told[one.path] = name
            if one.is_pair:
                told[f"{one.path}{EN}"] = str(format_lazy("{} (EN)", name))
    return told


def label_of(path: str) -> str:
    """The label of a path, also of one that is said of a partner in turn."""
    return labels().get(ONE_OF_THEM.sub(f"{PARTNERS}.", path), path)
