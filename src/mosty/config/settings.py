"""Settings, read from the environment through small typed readers.

Every variable is described in docs/operations.md, except MOSTY_INVALID_VARIABLE: it
is for tests, in which an undefined name in a template must not pass unseen.
"""

import os
from pathlib import Path

from mosty.config import env
from mosty.config.database import django_databases
from mosty.config.keys import secret_key
from mosty.config.logs import logging_configuration

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent
DATA = env.folder("MOSTY_DATA", Path.cwd() / "var")

DEBUG = False
SECRET_KEY = env.text("SECRET_KEY") or secret_key(DATA)
ALLOWED_HOSTS = env.words("MOSTY_HOSTS", "localhost 127.0.0.1 [::1]")
PUBLIC_URL = env.text("MOSTY_URL", "http://localhost:8000").rstrip("/")
IS_LOCAL = f"{PUBLIC_URL}/".startswith(
    tuple(f"http://{host}{end}" for host in ("localhost", "127.0.0.1") for end in ":/")
)

ROOMS = [
    "portal",
    "office",
    "imports",
    "olympiad",
    "sveden",
    "projects",
    "agreements",
    "activities",
    "partners",
    "pages",
    "people",
    "letters",
    "documents",
    "listings",
    "places",
    "search",
    "institution",
    "journal",
    "access",
    "ui",
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django_htmx",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    *[f"mosty.{room}" for room in ROOMS],
]

MIDDLEWARE = [
    "mosty.config.proxies.ClientAddress",
    "mosty.config.request_log.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mosty.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mosty.ui.middleware.KnownMethods",
    "django.middleware.csrf.CsrfViewMiddleware",
    "mosty.people.middleware.KnownAccount",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mosty.people.middleware.SeenLately",
    "mosty.people.middleware.SavedForms",
    "mosty.institution.middleware.InstitutionZone",
    "mosty.access.middleware.PoliteRefusal",
    "mosty.pages.middleware.MovedPages",
]

ROOT_URLCONF = "mosty.config.urls"
WSGI_APPLICATION = "mosty.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mosty.institution.context.institution",
                "mosty.pages.context.menu",
                "mosty.ui.context.display",
                "mosty.office.context.office",
                "mosty.letters.context.bell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "mosty.ui.templatetags.ui",
                "mosty.ui.templatetags.language",
            ],
            "string_if_invalid": env.text("MOSTY_INVALID_VARIABLE"),
        },
    }
]

DATABASES = {"default": django_databases(os.environ, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_ONLY_TABLES = [
    "journal_entry",
    "journal_seal",
    "olympiad_event",
    "sveden_edition",
]
# A change of these is no reason to read anything anew: no page keeps what is in them.
UNMARKED_TABLES = [
    "documents_upload",
    "documents_uploadpart",
    "journal_datachange",
    "journal_publicchange",
    "journal_seal",
    "journal_sealmark",
    "letters_mailboxmark",
    "olympiad_attempt",
    "olympiad_event",
    "olympiad_presence",
    "olympiad_quarantined",
    "olympiad_result",
    "people_draft",
    "people_remembered",
    "people_session",
]
# A change of these tells the agreements whose rows were touched, by this column.
MARKED_BY_ROWS = {
    "agreements_agreement": "id",
    "agreements_agreement_directions": "agreement_id",
    "agreements_agreementactivity": "agreement_id",
    "agreements_approvalround": "agreement_id",
    "agreements_clearance": "agreement_id",
    "agreements_confirmation": "agreement_id",
    "agreements_extension": "agreement_id",
    "agreements_lifequestion": "agreement_id",
    "agreements_obligation": "agreement_id",
    "agreements_paper": "agreement_id",
    "agreements_party": "agreement_id",
}

# Machines ask for these; no hour of the day is told there.
TIMELESS_PATHS = [
    "/healthz",
    "/readyz",
    "/static/",
    "/olympiad/events",
    "/olympiad/pulse",
]

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["mosty.people.backends.Accounts"]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "office:desk"
SECOND_FACTOR_URL = "mfa_index"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "MinimumLengthValidator": {"min_length": 12},
        "UserAttributeSimilarityValidator": {"user_attributes": ["email"]},
        "CommonPasswordValidator": {},
    }.items()
]
SESSION_ENGINE = "mosty.people.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60  # without use; `people.sessions.LONGEST` in any case
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_remembered",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

ACCOUNT_ADAPTER = "mosty.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/15m/ip,3/15m/key"}
MFA_ADAPTER = "mosty.people.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_LOCAL
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "file_permissions_mode": 0o640},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "mosty.documents.receiving.CarefulUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

EMAIL_URL = env.text("MOSTY_SMTP")
EMAIL_FOLDER = DATA / "letters"
LETTERS_FROM = env.text("MOSTY_LETTERS_FROM", "mosty@localhost")
LETTERS_RETURN = env.text("MOSTY_LETTERS_RETURN")
BOUNCES_URL = env.text("MOSTY_BOUNCES")

PROXIES = env.words("MOSTY_PROXIES")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mosty.ui.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not IS_LOCAL
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # TLS is ended by the proxy in front

LOGGING = logging_configuration(level=env.text("MOSTY_LOG_LEVEL", "INFO"))
LOGGING_CONFIG = "logging.config.dictConfig"

PROCRASTINATE_ON_APP_READY = "mosty.journal.deferring.on_app_ready"
