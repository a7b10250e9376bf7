"""The person, the account with what hangs on it, consents, demands, copies."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.roles import Role
from mosty.people.actions.exports import drop_exports
from mosty.people.models import CalendarLink, Person, User
from mosty.people.personal import Erased, Kept, Provider
from mosty.people.personal import register as add

PERSON_LABELS = {
    "family_name": _("Family name"),
    "given_name": _("Given name"),
    "patronymic": _("Patronymic"),
    "name_en": _("Full name in Latin letters"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "time_zone": _("Time zone"),
    "language": _("Language of letters"),
}
OF_PERSON = tuple(PERSON_LABELS)
PROOF = _(
    "The operator must be able to prove the consent (152-FZ, art. 9 part 3); kept for "
    "the term of limitation of three years (Civil Code, art. 196)."
)


def told(moment) -> str:
    return moment.isoformat() if moment else ""


def person_rows(subject) -> list[dict]:
    return [{name: getattr(subject.person, name) for name in OF_PERSON}]


def erase_person(subject, by):
    """The row stays without anything personal, for what points to it."""
    values = dict.fromkeys(OF_PERSON, "") | {"language": "ru"}
    had = sum(bool(getattr(subject.person, one)) for one in Person.personal_fields)
    Person.objects.filter(pk=subject.person.pk).update(
        **values, erased_at=timezone.now()
    )
    yield Erased(_("Name, e-mail, telephone"), had)


def account_rows(subject) -> list[dict]:
    user = subject.user
    if user is None:
        return []
    rows = [{"email": user.email, "since": told(user.joined_at)}]
    rows += [
        {
            "role": str(Role(one.role).label),
            "scope": one.scope,
            "since": told(one.since),
            "until": told(one.until),
        }
        for one in user.role_holdings.order_by("pk")
    ]
    rows += [
        {"factor": one.get_type_display(), "since": told(one.created_at)}
        for one in user.authenticator_set.order_by("pk")
    ]
    rows += [
        {
            "device": one.device,
            "network": one.network,
            "since": told(one.began_at),
            "seen_at": told(one.seen_at),
        }
        for one in user.sessions.order_by("began_at")
    ]
    rows += [
        {"factor": str(_("Address of the calendar")), "since": told(one.made_at)}
        for one in CalendarLink.objects.filter(user=user)
    ]
    return rows


def erase_account(subject, by):
    """With the account go its roles, factors, sessions, links and drafts."""
    user = User.objects.filter(person=subject.person).first()
    if user is None:
        return
    gone = {
        _("Account: e-mail and password"): 1,
        _("Roles"): user.role_holdings.count(),
        _("Second factors and passkeys"): user.authenticator_set.count(),
        _("One-time links"): user.signinlink_set.count(),
        _("Unsaved texts of forms"): user.drafts.count(),
    }
    user.delete()
    for what, count in gone.items():
        yield Erased(what, count)


def draft_rows(subject) -> list[dict]:
    if subject.user is None:
        return []
    return [
        {"form": one.form, "text": "\n".join(f"{name}: {text}" for name, text in pairs)}
        for one in subject.user.drafts.order_by("pk")
        if (pairs := one.values)
    ]


def consent_rows(subject) -> list[dict]:
    return [
        {
            "purpose": str(one.text.get_purpose_display()),
            "version": one.text.version,
            "text": one.text.text_ru,
            "given_on": told(one.given_on),
            "how": str(one.get_how_display()),
            "withdrawn_on": told(one.withdrawn_on),
        }
        for one in subject.person.consents.select_related("text")
    ]


def kept_consents(subject):
    if subject.person.consents.exists():
        yield Kept(_("Consents and their withdrawal, with papers"), PROOF)


def demand_rows(subject) -> list[dict]:
    return [
        {
            "received_on": told(one.received_on),
            "ground": str(one.get_ground_display()),
            "state": str(one.get_state_display()),
            "answer": one.answer,
        }
        for one in subject.person.erasure_requests.all()
    ]


def copy_rows(subject) -> list[dict]:
    return [
        {"asked_at": told(one.asked_at), "until": told(one.expires_at)}
        for one in subject.person.exports.all()
    ]


def erase_copies(subject, by):
    gone = drop_exports(subject.person.exports.all())
    yield Erased(_("Copies of the data made on demand"), gone)


def reach(person):
    user = getattr(person, "user", None)
    return [person.email, person.phone, user.email if user else ""]


SHARED_LABELS = {
    "email": _("E-mail"),
    "role": _("Role"),
    "scope": _("Only for"),
    "since": pgettext_lazy("personal data", "Since"),
    "until": pgettext_lazy("personal data", "Until"),
    "factor": _("Second factor"),
    "device": _("Browser"),
    "network": _("Network"),
    "seen_at": _("Last seen"),
    "form": pgettext_lazy("personal data", "Form"),
    "text": pgettext_lazy("personal data", "Text"),
    "purpose": pgettext_lazy("consent", "Purpose"),
    "version": pgettext_lazy("consent", "Version"),
    "given_on": _("Given on"),
    "how": pgettext_lazy("consent", "How"),
    "withdrawn_on": _("Withdrawn on"),
    "received_on": _("Received on"),
    "ground": _("Ground"),
    "state": pgettext_lazy("demand", "State"),
    "answer": pgettext_lazy("demand", "Answer"),
    "asked_at": _("Asked for at"),
}


def register() -> None:
    add(
        Provider(
            "person",
            _("Person"),
            person_rows,
            PERSON_LABELS,
            erase=erase_person,
            reach=reach,
            order=50,
        )
    )
    add(
        Provider(
            "account",
            _("Account, roles, second factors, sessions"),
            account_rows,
            SHARED_LABELS,
            erase=erase_account,
            order=40,
        )
    )
    add(Provider("drafts", _("Unsaved texts of forms"), draft_rows, SHARED_LABELS))
    add(
        Provider(
            "consents", _("Consents"), consent_rows, SHARED_LABELS, kept=kept_consents
        )
    )
    add(Provider("demands", _("Demands to destroy data"), demand_rows, SHARED_LABELS))
    add(
        Provider(
            "copies",
            _("Copies of the data made on demand"),
            copy_rows,
            SHARED_LABELS,
            erase=erase_copies,
        )
    )
