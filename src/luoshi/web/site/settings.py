"""Settings: safe as they stand, changed by environment variables only. Importing them writes nothing.

LUOSHI_DATABASE    the SQLite file, or postgresql://user:password@host/name; by default a file in the user's data folder
LUOSHI_SECRET_KEY  by default made once and kept beside the database
LUOSHI_HOSTS       names the register answers to, with commas between; by default this machine's own
LUOSHI_HTTPS       1 where it is reached over HTTPS
LUOSHI_PROXIES     how many proxies stand before it, whose X-Forwarded-For is believed; by default none
LUOSHI_WORD_TEMPLATE  the office's own Word template of the assignments; by default the one that comes with Luoshi
LUOSHI_REMINDERS   a TOML file that says who is reminded when; by default as luoshi.judging.reminders has it
LUOSHI_ADDRESS     where the register is reached, for mails: https://luoshi.example
LUOSHI_MAIL_HOST   the mail server of reminders; by default none is mailed. LUOSHI_MAIL_PORT, _USER, _PASSWORD, _FROM;
                   LUOSHI_MAIL_SECURITY is starttls (by default), tls or none
LUOSHI_DEBUG       1 for development only
"""

import os
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from luoshi.web.site.data import data_folder, database, default_database, secret_key


def _on(name: str) -> bool:
    return os.environ.get(name, "") == "1"


HERE = Path(__file__).resolve().parent
DATABASE = os.environ.get("LUOSHI_DATABASE") or str(default_database())

DEBUG = _on("LUOSHI_DEBUG")
HTTPS = _on("LUOSHI_HTTPS")
PROXIES = int(os.environ.get("LUOSHI_PROXIES") or 0)
SECRET_KEY = os.environ.get("LUOSHI_SECRET_KEY") or SimpleLazyObject(lambda: secret_key(data_folder(DATABASE)))
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("LUOSHI_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host.strip()
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "luoshi.web.site",
    "luoshi.web.journal",
    "luoshi.web.people",
    "luoshi.web.register",
    "luoshi.web.delivery",
    "luoshi.web.public",
    "luoshi.web.monitor",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "luoshi.web.site.middleware.bounded",
    "luoshi.web.site.middleware.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "luoshi.web.site.middleware.api_problems",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "luoshi.web.people.middleware.person",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "luoshi.web.site.urls"
WSGI_APPLICATION = "luoshi.web.site.wsgi.application"
APPEND_SLASH = False
CSRF_FAILURE_VIEW = "luoshi.web.site.errors.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "luoshi.web.people.context.person",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "luoshi.web.people.templatetags.people_words",
                "luoshi.web.register.templatetags.register_words",
                "luoshi.web.journal.templatetags.journal_words",
                "luoshi.web.delivery.templatetags.delivery_words",
                "luoshi.web.monitor.templatetags.monitor_words",
            ],
        },
    }
]

DATABASES = {"default": database(DATABASE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Long work is done by `luoshi worker`, which `luoshi serve` runs beside the web process.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
WORD_TEMPLATE = os.environ.get("LUOSHI_WORD_TEMPLATE", "")

# Chinese first: it is what the program is written in. English is a translation, complete.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_NAME = "luoshi_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# People, and how a log-in is kept; how long it lasts is in luoshi.web.people.waiting.
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOCAL_NAMES = ("localhost",)
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "luoshi_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_SECURE = True
    # The prefix makes browsers refuse it from a neighbouring or an unencrypted site.
    SESSION_COOKIE_NAME = "__Host-luoshi_session"
    LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    CSRF_TRUSTED_ORIGINS = [f"https://{host.removeprefix('.')}" for host in ALLOWED_HOSTS if host != "*"]
# The longest form holds an entry's fields, each of at most 2000 characters; the one with most fields ticks 200 rows.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
# A finding comes with several files; together they are no more than one request may be.
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["luoshi.web.site.uploads.Bounded"]
# Nothing larger is received at all: see luoshi.web.site.middleware.
LARGEST_REQUEST = 32 * 1024 * 1024

# Reminders, and the mail that they are sent by.
REMINDERS = os.environ.get("LUOSHI_REMINDERS", "")
ADDRESS = os.environ.get("LUOSHI_ADDRESS", "").rstrip("/")
EMAIL_HOST = os.environ.get("LUOSHI_MAIL_HOST", "")
MAIL = bool(EMAIL_HOST)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("LUOSHI_MAIL_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("LUOSHI_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LUOSHI_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("LUOSHI_MAIL_SECURITY", "starttls") == "starttls"
EMAIL_USE_SSL = os.environ.get("LUOSHI_MAIL_SECURITY", "") == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("LUOSHI_MAIL_FROM", "luoshi@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # A page that is not there is the visitor's affair; a fault is ours.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # What a connection notes of a fault while it is given up; the fault itself is raised, and told once.
        "psycopg": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
    },
}
