"""Addresses of the room.

`entrance_urls` bear the names that allauth leads to; `people:…` is our own.
"""

from django.urls import path

from mosty.people.views import (
    calendars,
    consents,
    data,
    drafts,
    factors,
    office,
    own,
    personal,
    sign_in,
)

entrance_urls = [
    path("sign-in", sign_in.sign_in, name="account_login"),
    path("sign-in", sign_in.sign_in, name="account_request_login_code"),
    path("sign-in/code", sign_in.enter_code, name="account_confirm_login_code"),
    path("sign-in/password", sign_in.by_password, name="account_by_password"),
    path("sign-in/passkey", sign_in.by_passkey, name="mfa_login_webauthn"),
    path("sign-in/second-step", sign_in.second_step, name="mfa_authenticate"),
    path("sign-in/closed", sign_in.closed, name="account_inactive"),
    path("me/confirm", factors.confirm_password, name="account_reauthenticate"),
    path("me/confirm/code", factors.confirm_code, name="mfa_reauthenticate"),
    path(
        "me/confirm/passkey",
        factors.confirm_passkey,
        name="mfa_reauthenticate_webauthn",
    ),
    path("me/factors/", factors.factors, name="mfa_index"),
    path("me/factors/", factors.factors, name="mfa_list_webauthn"),
    path("me/factors/app", factors.set_up_app, name="mfa_activate_totp"),
    path("me/factors/app/remove", factors.remove_app, name="mfa_deactivate_totp"),
    path("me/factors/passkey", factors.add_passkey, name="mfa_add_webauthn"),
    path(
        "me/factors/passkey/<int:pk>/remove",
        factors.remove_passkey,
        name="mfa_remove_webauthn",
    ),
    path("me/factors/codes", factors.recovery_codes, name="mfa_view_recovery_codes"),
    path("me/factors/codes/new", factors.new_codes, name="mfa_generate_recovery_codes"),
]

portal_urls = [
    path("sign-in", sign_in.sign_in, name="sign_in"),
    path("sign-in/again", sign_in.begin_again, name="begin_again"),
    path("sign-in/<str:token>", sign_in.use_link, name="use_link"),
    path("sign-out", sign_in.sign_out, name="sign_out"),
    path("me/", own.me, name="account"),
    path("me/drafts", drafts.drafts, name="drafts"),
    path("me/names", own.names, name="names"),
    path("me/password", own.password, name="password"),
    path("me/email", own.email, name="email"),
    path("me/email/code", own.email_code, name="email_code"),
    path("me/calendar", calendars.calendar, name="calendar"),
    path("me/calendar/new", calendars.open_calendar, name="open_calendar"),
    path("me/calendar/shut", calendars.shut_calendar, name="shut_calendar"),
    path("calendar/<str:token>.ics", calendars.feed, name="calendar_feed"),
    path("consents/", consents.texts, name="consents"),
    path("me/data/", data.data, name="data"),
    path("me/data/consents/<str:purpose>", data.agree, name="agree"),
    path("me/data/withdraw/<int:pk>", data.withdraw, name="withdraw"),
    path("me/data/copy", data.copy, name="copy"),
    path("me/data/copy/<uuid:key>", data.take_copy, name="take_copy"),
    path("me/data/destroy", data.destroy, name="destroy"),
    path("me/data/destroy/take-back", data.take_back, name="take_back"),
    path("me/sessions/end-others", own.end_others, name="end_others"),
    path("me/sessions/<str:key>/end", own.end_session, name="end_session"),
]

office_urls = [
    path("people/", office.accounts, name="accounts"),
    path("people/invite", office.invite, name="invite"),
    path("people/<int:pk>/", office.account, name="account"),
    path("people/<int:pk>/names", office.names, name="names"),
    path("people/<int:pk>/role", office.give_role, name="give_role"),
    path("people/<int:pk>/role/<int:holding>/take", office.take_role, name="take_role"),
    path("people/<int:pk>/invite", office.send_invitation, name="send_invitation"),
    path("people/<int:pk>/close", office.close, name="close"),
    path("people/<int:pk>/reopen", office.reopen, name="reopen"),
    path("people/<int:pk>/sign-out", office.end_sessions, name="end_sessions"),
    path("people/<int:pk>/factors", office.forget_factors, name="forget_factors"),
    path("policy/", office.policy, name="policy"),
    path("consents/", consents.versions, name="consent_texts"),
    path("consents/<int:pk>/", consents.version, name="consent_text"),
    path("consents/<int:pk>/edit", consents.reword, name="reword_text"),
    path("consents/<int:pk>/publish", consents.publish, name="publish_text"),
    path("personal-data/", personal.persons, name="personal"),
    path("personal-data/demands/", personal.demands, name="demands"),
    path("personal-data/consents/", personal.given, name="consents"),
    path("personal-data/copies/<uuid:key>", personal.take_copy, name="take_copy"),
    path("personal-data/persons/<int:pk>/", personal.person, name="person_data"),
    path(
        "personal-data/persons/<int:pk>/consent",
        personal.record_consent,
        name="record_consent",
    ),
    path("personal-data/persons/<int:pk>/copy", personal.hand_out, name="hand_out"),
    path(
        "personal-data/persons/<int:pk>/demand",
        personal.enter_demand,
        name="enter_demand",
    ),
    path(
        "personal-data/consents/<int:pk>/withdraw",
        personal.record_withdrawal,
        name="record_withdrawal",
    ),
    path("personal-data/demands/<int:pk>/", personal.demand, name="erasure"),
    path("personal-data/demands/<int:pk>/refuse", personal.refuse, name="refuse"),
    path(
        "personal-data/demands/<int:pk>/take-back",
        personal.take_back,
        name="take_back",
    ),
    path(
        "personal-data/demands/<int:pk>/carry-out",
        personal.carry_out,
        name="carry_out",
    ),
]
