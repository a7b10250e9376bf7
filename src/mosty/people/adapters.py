"""How allauth speaks and acts in this house: our words, our letters, our journal."""

import base64
import hashlib
import io
import time

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib import messages
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from mosty.access.refusals import Refused
from mosty.people import actions, wording
from mosty.people.devices import device_words, network_words
from mosty.people.first_page import first_page
from mosty.people.sessions import BEGAN, DEVICE, NETWORK, SEEN


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: nobody signs up, letters are rows, a sign-in is journalled."""

    error_messages = DefaultAccountAdapter.error_messages | wording.ACCOUNT_ERRORS

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        return request.client_address or "unknown"

    def is_safe_url(self, url):
        """Only a path of this site: no host, not even ours under another scheme."""
        return (
            bool(url)
            and url.startswith("/")
            and url_has_allowed_host_and_scheme(url, None)
        )

    def get_login_redirect_url(self, request):
        return first_page(request.user)

    def login(self, request, user):
        super().login(request, user)
        now = int(time.time())
        agent = request.META.get("HTTP_USER_AGENT", "")
        request.session[BEGAN] = request.session[SEEN] = now
        request.session[DEVICE] = device_words(agent)
        request.session[NETWORK] = network_words(request.client_address)
        ways = [one["method"] for one in get_authentication_records(request, user)]
        actions.note_sign_in(user, ways=ways)

    def reauthenticate(self, user, password):
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def send_mail(self, template_prefix, email, context):
        actions.send_code(
            email,
            code=context["code"],
            minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
        )

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """A factor was set up or removed: the journal and its owner learn of it."""
        verb = wording.CHANGES.get(template_prefix)
        if verb:
            actions.note_change(user, verb, by=self.request.user)

    def add_message(self, request, level, message_template=None, *more, **options):
        """Our own words; what has none, like «signed in», is not said at all."""
        said = options.get("message") or wording.MESSAGES.get(message_template)
        if said:
            messages.add_message(request, level, said)

    def get_reauthentication_methods(self, user):
        return [
            one | {"description": wording.WAYS.get(one["id"], one["description"])}
            for one in super().get_reauthentication_methods(user)
        ]


class UnreadableFactor(Refused):
    message = _(
        "The secret of this second factor cannot be read: the site’s key has changed. "
        "Ask an administrator to take the factor away, then set it up again."
    )


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are kept encrypted with the site's key."""

    error_messages = DefaultMFAAdapter.error_messages | wording.FACTOR_ERRORS

    def encrypt(self, text):
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as fault:
            raise UnreadableFactor from fault

    def get_totp_issuer(self):
        return self._get_site_name()

    def _get_site_name(self):
        return settings.PUBLIC_URL.partition("://")[2]

    def can_delete_authenticator(self, authenticator):
        return actions.may_do_without(authenticator)

    def build_totp_svg(self, url):
        """Black on white in both colour schemes."""
        drawn = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(drawn)
        return drawn.getvalue().decode()

    def generate_authenticator_name(self, user, type):
        agent = self.request.META.get("HTTP_USER_AGENT", "")
        return device_words(agent) or str(_("Passkey"))


def cipher() -> Fernet:
    key = hashlib.sha256(b"mosty.people.factors:" + settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key.digest()))
