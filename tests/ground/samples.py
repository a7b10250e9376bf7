"""A record for every address that names one, so that the policy can be tried.

A room that brings an address with arguments adds its sample here: under the
namespace of the address, or under its full name where one sample does not fit all.
Each is made once, by the factories of its room, when the first address asks for it.
"""

from collections.abc import Callable

from mosty.activities.tests.factories import (
    ActivityFactory,
    CooperationFormFactory,
    DirectionFactory,
)
from mosty.agreements.models import RulePack
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.documents.tests.factories import stored
from mosty.letters.tests.factories import LetterFactory
from mosty.pages.tests.factories import NewsFactory, PageFactory
from mosty.partners.tests.factories import (
    CheckSourceFactory,
    MergeFactory,
    OrganisationFactory,
    SuspectedPairFactory,
)
from mosty.people.tests.factories import (
    ConsentFactory,
    ConsentTextFactory,
    ErasureRequestFactory,
    PersonFactory,
    SignInLinkFactory,
    UserFactory,
)
from mosty.places.tests.factories import CountryFactory, RegionFactory
from mosty.projects.tests.factories import ProjectFactory
from mosty.sveden.tests.factories import EditionFactory

NOBODYS = "00000000-0000-4000-8000-000000000000"


def constant(**arguments) -> Callable[[], dict]:
    """Arguments that name no record: the rule must answer before it is looked for."""
    return lambda: arguments


def account() -> dict:
    user = UserFactory(expert=True)
    holding = user.role_holdings.get()
    return {"pk": user.pk, "holding": holding.pk, "key": NOBODYS}


def document() -> dict:
    version = stored().versions.get()
    return {
        "pk": version.document_id,
        "key": version.document.key,
        "number": version.number,
        "rendition": 1,
    }


def agreement() -> dict:
    made = AgreementFactory(signed=True)
    parts = dict.fromkeys(
        (
            "clearance",
            "confirmation",
            "discharge",
            "extension",
            "notice",
            "obligation",
            "paper",
            "party",
            "plan",
            "question",
            "remark",
            "step",
        ),
        1,
    )
    return {
        "number": made.register_number,
        "pk": made.pk,
        "form": "csv",
        **parts,
    }


def published() -> dict:
    """An edition, and a document that the statutory page links."""
    document = stored()
    PaperFactory(document=document)
    return {"number": EditionFactory().number, "pk": document.pk}


def link() -> dict:
    SignInLinkFactory(token="a-sample")
    return {"token": "a-sample"}


SAMPLES: dict[str, Callable[[], dict]] = {
    "activities": lambda: {"pk": ActivityFactory().pk},
    "accent": constant(colour="1f5a5e"),
    "activities_office": constant(pk=1, number=1, name="direction"),
    "activities:direction": lambda: {"number": DirectionFactory().number},
    "activities:form": lambda: {"number": CooperationFormFactory().number},
    "agreements": agreement,
    "agreements_office": agreement,
    "agreements:decide": constant(token="a-sample"),
    "agreements:life_answer": constant(token="a-sample"),
    "agreements:confirm": constant(token="a-sample"),
    "agreements:propose": constant(token="a-sample"),
    "agreements:confirm_statement": constant(token="a-sample"),
    "agreements_office:absence": constant(pk=1),
    "agreements_office:call_absence_off": constant(pk=1),
    "agreements_office:edit_route": constant(pk=1),
    "agreements_office:pack": lambda: {"pk": RulePack.objects.get().pk},
    "agreements_office:put_pack_away": lambda: {"pk": RulePack.objects.get().pk},
    "agreements_office:package_file": constant(pk=1, part="1-letter"),
    "agreements_office:handover": constant(pk=1),
    "agreements_office:life_question": constant(pk=1),
    "agreements_office:life_release": constant(pk=1),
    "agreements_office:life_reply": constant(pk=1),
    "agreements_office:life_settle": constant(pk=1),
    "agreements_office:life_wait": constant(pk=1),
    "agreements_office:put_route_away": constant(pk=1),
    "agreements_office:sample": constant(name="agreement_ru"),
    "agreements_office:take_handover_back": constant(pk=1),
    "dataset": constant(name="agreements", form="csv"),
    "documents": document,
    "documents:rendition": constant(key=NOBODYS, pk=1),
    "documents:upload": constant(key=NOBODYS),
    "documents_office": document,
    "imports_office": constant(pk=1, number=1, kind="partners", form="csv"),
    "institution_office": constant(part="names"),
    "journal_office": lambda: {
        "kind": "people.user",
        "pk": UserFactory().pk,
        "entry": 1,
    },
    "journal_office:take_back": constant(kind="no.kind", pk=1, entry=1),
    "letters": constant(pk=1, token="a-sample"),
    "letters_office": lambda: {
        "pk": LetterFactory().pk,
        "name": "people/letters/code",
    },
    "listings_office": constant(
        pk=1, listing="agreements", column="title", form="csv", key=NOBODYS
    ),
    "logo": constant(version="1"),
    "mfa_remove_webauthn": constant(pk=1),
    "olympiad": constant(pk=1, token="a-sample"),
    "olympiad_media": constant(key=NOBODYS),
    "olympiad_office": constant(pk=1, kind="single", form="gift"),
    "olympiad_office:late_attempt": constant(pk=NOBODYS),
    "olympiad_package": constant(pk=1, part="a-sample"),
    "pages": lambda: {"slug": PageFactory().slug},
    "pages:preview": constant(token="a-sample"),
    "pages_office": constant(pk=1),
    "pages:news_item": lambda: {"slug": NewsFactory().slug},
    "partners": lambda: {"pk": OrganisationFactory().pk, "form": "csv"},
    "partners_office:check_together": constant(source=1),
    "partners_office:put_source_away": lambda: {"pk": CheckSourceFactory().pk},
    "partners_office:source": lambda: {"pk": CheckSourceFactory().pk},
    "partners_office:pair": lambda: {"pk": SuspectedPairFactory().pk},
    "partners_office:take_back": lambda: {"pk": SuspectedPairFactory().pk},
    "partners_office:part": lambda: {"pk": MergeFactory().pk},
    "partners_office": lambda: {
        "pk": OrganisationFactory().pk,
        "check": 1,
        "contact": 1,
        "entry": 1,
        "link": 1,
    },
    "people": constant(pk=1, purpose="news", key=NOBODYS),
    "people:calendar_feed": constant(token="1-a-sample"),
    "people:end_session": constant(key="0" * 40),
    "people:use_link": link,
    "people_office": account,
    "portal:country": lambda: {"code": CountryFactory().code.lower()},
    "portal:region": lambda: {"code": RegionFactory().code.lower()},
    "projects": lambda: {"pk": ProjectFactory().pk},
    "projects_office": lambda: {"pk": ProjectFactory().pk},
    "sveden:file": constant(form="csv"),
    "sveden:inter_page": constant(number=1),
    "sveden_office": published,
    "sitemap_section": constant(section="pages"),
}


PERSONAL_DATA: dict[str, Callable[[], dict]] = {
    **dict.fromkeys(
        ("person_data", "record_consent", "hand_out", "enter_demand"),
        lambda: {"pk": PersonFactory().pk},
    ),
    **dict.fromkeys(
        ("consent_text", "reword_text", "publish_text"),
        lambda: {"pk": ConsentTextFactory(draft=True).pk},
    ),
    **dict.fromkeys(
        ("erasure", "refuse", "take_back", "carry_out"),
        lambda: {"pk": ErasureRequestFactory().pk},
    ),
    "record_withdrawal": lambda: {"pk": ConsentFactory().pk},
    "take_copy": constant(key=NOBODYS),
}
SAMPLES |= {f"people_office:{name}": made for name, made in PERSONAL_DATA.items()}


class NoSample(LookupError):
    """An address has an argument that no sample names."""


class Samples:
    """The arguments of an address; what is made is kept for the next one."""

    def __init__(self):
        self.made: dict[str, dict] = {}

    def arguments_of(self, name: str, wanted: set[str]) -> dict:
        key = name if name in SAMPLES else name.partition(":")[0]
        if key in SAMPLES and key not in self.made:
            self.made[key] = SAMPLES[key]()
        held = self.made.get(key, {})
        if wanted - held.keys():
            raise NoSample(
                f"The address {name} has the arguments {sorted(wanted)}: add a sample "
                f"of them to SAMPLES in tests/ground/samples.py, under “{name}” or "
                "its namespace, so that its rule can be tried with every role."
            )
        return {argument: held[argument] for argument in wanted}
