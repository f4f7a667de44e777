"""All settings of Cầu Nối; what an office may change comes from CAUNOI_* variables (docs/operations.md)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from caunoi.people.rules import GRANTS
from caunoi.site.environment import (
    Environment,
    database_address,
    openid_connect,
    origin_of,
    own_secret,
    signing_secret,
)

_env = Environment(os.environ)

# --- Where things are kept -------------------------------------------------------------------------------
CAUNOI_DATA = _env.folder("DATA", "data")
CAUNOI_MAX_UPLOAD_MB = _env.number("MAX_UPLOAD_MB", 100, least=1)
# No upload touches a disk before the gate has looked at it, on no page (R15).
FILE_UPLOAD_HANDLERS = ["caunoi.documents.uploads.MemoryOnly"]
# A reading runs in a process of its own: its memory, and how long it may go without finishing a page.
CAUNOI_READING_MEMORY_MB = _env.number("READING_MEMORY_MB", 2048, least=256)
CAUNOI_READING_SECONDS = _env.number("READING_SECONDS", 180, least=1)

# --- Safety ----------------------------------------------------------------------------------------------
DEBUG = _env.flag("DEBUG")
SECRET_KEY = _env.text("SECRET_KEY") or own_secret(CAUNOI_DATA)
SECRET_KEY_FALLBACKS = _env.words("OLD_SECRET_KEYS")
ALLOWED_HOSTS = _env.words("HOSTS", ("127.0.0.1", "localhost", "[::1]"))
_https = _env.flag("HTTPS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"] if _https else []
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
_behind_proxy = _env.flag("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _behind_proxy else None
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "caunoi.ui.views.form_too_old"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "caunoi_session"
SESSION_SAVE_EVERY_REQUEST = False
CAUNOI_OIDC_ISSUER = _env.address("OIDC_ISSUER")
# A browser asks before it follows a form to the identity provider.
_form_targets = " ".join(filter(None, ("'self'", origin_of(CAUNOI_OIDC_ISSUER))))
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    f"form-action {_form_targets}; frame-ancestors 'none'"
)

# --- Rooms -----------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "caunoi.site",
    "caunoi.reminders",
    "caunoi.delegates",
    "caunoi.programmes",
    "caunoi.meetings",
    "caunoi.tasks",
    "caunoi.documents",
    "caunoi.issuing",
    "caunoi.people",
    "caunoi.ledger",
    "caunoi.ui",
    # Without "allauth" itself: its own templates must never be found.
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    *(["caunoi.people.middleware.behind_proxy"] if _behind_proxy else []),
    "django.middleware.security.SecurityMiddleware",
    "caunoi.ui.middleware.content_security",
    "caunoi.meetings.floor_following.following",
    "caunoi.delegates.door_desk_views.scanned",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "caunoi.documents.middleware.no_files_of_strangers",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "caunoi.ui.middleware.sign_in_again",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "caunoi.people.middleware.seen",
    "caunoi.people.middleware.SecondFactorAsked",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "caunoi.ui.middleware.RefusalMiddleware",
    "caunoi.site.gate.Gate",
]
ROOT_URLCONF = "caunoi.site.urls"
WSGI_APPLICATION = "caunoi.site.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "caunoi.site.navigation.rail",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Messages carry the tones of the product, so that a template may say notice-{{ message.level_tag }}.
MESSAGE_TAGS = {10: "calm", 20: "calm", 25: "done", 30: "soon", 40: "late"}

# --- People ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "site:today"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# allauth signs people in; what it asks of us is in people/adapters.py, why in docs/adr/0017.
ACCOUNT_ADAPTER = "caunoi.people.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "caunoi.people.forms.SignInForm",
    "reauthenticate": "caunoi.people.forms.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
# Our own count of wrong tries stands instead: in rows, over all the ways in, and told in the ledger.
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
MFA_ADAPTER = "caunoi.people.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "caunoi.people.forms.CodeForm",
    "reauthenticate": "caunoi.people.forms.CodeAgainForm",
    "activate_totp": "caunoi.people.forms.SetUpCodesForm",
    "login_webauthn": "caunoi.people.forms.KeySignInForm",
    "authenticate_webauthn": "caunoi.people.forms.KeyForm",
    "reauthenticate_webauthn": "caunoi.people.forms.KeyAgainForm",
    "add_webauthn": "caunoi.people.forms.NewKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# The code before and the code after count too: telephones and old machines are half a minute apart.
MFA_TOTP_TOLERANCE = 1
CAUNOI_OIDC_NAME = _env.text("OIDC_NAME", "cổng liên thông")
SOCIALACCOUNT_ADAPTER = "caunoi.people.identities.IdentityAdapter"
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_PROVIDERS = openid_connect(
    CAUNOI_OIDC_ISSUER, _env.text("OIDC_CLIENT_ID"), _env.text("OIDC_CLIENT_SECRET"), CAUNOI_OIDC_NAME
)
# Roles that cannot work without a second factor.
CAUNOI_SECOND_FACTOR = _env.choices("SECOND_FACTOR", tuple(GRANTS))

# --- Database --------------------------------------------------------------------------------------------
_database = _env.text("DATABASE_URL")
if _database:
    _address = database_address(_database)
    DATABASES: dict[str, dict[str, Any]] = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _address.name,
            "USER": _address.user,
            "PASSWORD": _address.password,
            "HOST": _address.host,
            "PORT": _address.port,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": CAUNOI_DATA / "caunoi.sqlite3",
            # Opening the file, its settings and its schema anew costs more than most requests.
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                # A write that begins as a read cannot wait for its turn; so every transaction asks at once.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: an office machine that loses power must not lose a decision it has already shown.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Work in the background ------------------------------------------------------------------------------
CAUNOI_QUEUE = _env.choice("QUEUE", "database", ("database", "celery"))
CAUNOI_REDIS_URL = _env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
_backends = {
    "database": "django_tasks_db.DatabaseBackend",
    "celery": "caunoi.site.celery_queue.CeleryBackend",
}
TASKS = {"default": {"BACKEND": _backends[CAUNOI_QUEUE]}}

# --- Letters ---------------------------------------------------------------------------------------------
# Where our pages stand, for links in letters: never taken from a request.
CAUNOI_ADDRESS = _env.address("ADDRESS")
CAUNOI_EMAIL_HOST = EMAIL_HOST = _env.text("EMAIL_HOST")
_tls = _env.choice("EMAIL_TLS", "starttls", ("starttls", "ssl", "none"))
EMAIL_USE_TLS = _tls == "starttls"
EMAIL_USE_SSL = _tls == "ssl"
EMAIL_PORT = _env.number("EMAIL_PORT", {"starttls": 587, "ssl": 465, "none": 25}[_tls], least=1)
EMAIL_HOST_USER = _env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = _env.text("EMAIL_PASSWORD")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _env.text("EMAIL_FROM", "caunoi@localhost")
CAUNOI_WEBHOOK_URL = _env.address("WEBHOOK_URL")
CAUNOI_WEBHOOK_SECRET = signing_secret(CAUNOI_WEBHOOK_URL, _env.text("WEBHOOK_SECRET"))

# --- The office's own signature --------------------------------------------------------------------------
CAUNOI_SIGN_KEY = _env.text("SIGN_KEY")
CAUNOI_SIGN_PASSWORD = _env.text("SIGN_PASSWORD")

# --- Language, time, files -------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
# What `make setup` fetched for pages: the reader of QR codes.
STATICFILES_DIRS = [
    folder for folder in [Path(sys.prefix) / "share" / "caunoi" / "static"] if folder.is_dir()
]
STATIC_ROOT = CAUNOI_DATA / "static-built"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 600

# --- Log -------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "caunoi.site.log_lines.Lines",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": _env.text("LOG_LEVEL", "INFO").upper()},
}

# Read by the tests only; named here so that they may be set beside the others.
_env.flag("NO_SKIPS")
_env.refuse_unknown()

# Without it WhiteNoise warns at every start; it holds nothing until `collectstatic` is run.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# Rooms above the drafts that know what else follows when the facts of a document change.
CAUNOI_DRAFT_FOLLOWERS: tuple[str, ...] = ("caunoi.tasks.followers.moved_tasks",)
