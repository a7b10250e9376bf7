"""What allauth's events and refusals are called here."""

from django.utils.translation import gettext_lazy as _

TOO_OFTEN = _("Too many attempts. Wait five minutes, then try again.")
WRONG_CODE = _(
    "This code is not right. A code works once and for a short time: look at it again, "
    "or wait for the next one."
)

ACCOUNT_ERRORS = {
    "account_inactive": _("This account is closed. Ask an administrator."),
    "email_password_mismatch": _(
        "The e-mail or the password is not right. You can also sign in by a code that "
        "comes by e-mail."
    ),
    "enter_current_password": _("Write the password that you have now."),
    "incorrect_code": WRONG_CODE,
    "incorrect_password": _("The password is not right."),
    "invalid_login": _("Write the e-mail that your account has."),
    "too_many_login_attempts": TOO_OFTEN,
    "rate_limited": TOO_OFTEN,
}

FACTOR_ERRORS = {
    "incorrect_code": WRONG_CODE,
    "cannot_delete_authenticator": _(
        "Your role asks for a second factor: set up another one before this is removed."
    ),
    "cannot_generate_recovery_codes": _("Set up a second factor first."),
}

MESSAGES = {
    "mfa/messages/totp_activated.txt": _("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is removed."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Here are new recovery codes. Keep them on paper, away from the phone."
    ),
}

# Verbs of the journal, by the letter that allauth would have sent.
CHANGES = {
    "mfa/email/totp_activated": "account.app_set_up",
    "mfa/email/totp_deactivated": "account.app_removed",
    "mfa/email/webauthn_added": "account.passkey_added",
    "mfa/email/webauthn_removed": "account.passkey_removed",
    "mfa/email/recovery_codes_generated": "account.codes_made",
}

WAYS = {
    "reauthenticate": _("By password"),
    "mfa_reauthenticate": _("By a code of the authenticator app"),
    "mfa_reauthenticate:webauthn": _("By a passkey"),
}

# What the journal's verbs mean.
VERBS = {
    "account.opened": _("opened the account"),
    "account.closed": _("closed the account"),
    "account.reopened": _("opened the account again"),
    "account.renamed": _("changed names or languages"),
    "account.role_given": _("gave a role"),
    "account.role_redated": _("changed the dates of a role"),
    "account.role_taken": _("took a role"),
    "account.link_issued": _("made a one-time link"),
    "account.signed_in": _("signed in"),
    "account.session_ended": _("ended a session"),
    "account.sessions_ended": _("ended sessions"),
    "account.password_set": _("set a password"),
    "account.email_changed": _("changed the e-mail"),
    "account.app_set_up": _("set up an authenticator app"),
    "account.app_removed": _("removed the authenticator app"),
    "account.passkey_added": _("added a passkey"),
    "account.passkey_removed": _("removed a passkey"),
    "account.codes_made": _("made new recovery codes"),
    "account.factors_forgotten": _("took the second factors away"),
    "consent_text.written": _("began a version of a consent"),
    "consent_text.reworded": _("reworded a consent that is not published"),
    "consent_text.published": _("published a version of a consent"),
    "consent.given": _("recorded a consent"),
    "consent.withdrawn": _("recorded the withdrawal of a consent"),
    "person.export_ordered": _("had a copy of personal data made"),
    "person.export_taken": _("took a copy of personal data"),
    "erasure.asked": _("entered a demand to destroy data"),
    "erasure.category": _("destroyed a category of data"),
    "erasure.done": _("destroyed the data of a person"),
    "erasure.refused": _("refused a demand to destroy data"),
    "erasure.taken_back": _("took back a demand to destroy data"),
    "journal.personal_erased": _("erased personal values of the journal"),
    "letters.forgotten": _("destroyed letters to a person"),
}


def consent_text_labels():
    return {
        "text_ru": _("Text in Russian"),
        "text_en": _("Text in English"),
    }


# Parts of the policy sheet.
PARTS = {
    "site": _("The site"),
    "me": _("One’s own pages"),
    "office": _("The office"),
}
