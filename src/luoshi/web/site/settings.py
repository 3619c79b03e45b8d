"""Settings: safe as they stand, changed by environment variables only. Importing them writes nothing.

LUOSHI_DATABASE    the SQLite file; by default in the user's data folder
LUOSHI_SECRET_KEY  by default made once and kept beside the database
LUOSHI_HOSTS       names the register answers to, with commas between; by default this machine's own
LUOSHI_HTTPS       1 where it is reached over HTTPS
LUOSHI_WORD_TEMPLATE  the office's own Word template of the assignments; by default the one that comes with Luoshi
LUOSHI_DEBUG       1 for development only
"""

import os
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from luoshi.web.site.data import default_database, secret_key


def _on(name: str) -> bool:
    return os.environ.get(name, "") == "1"


HERE = Path(__file__).resolve().parent
DATABASE = Path(os.environ.get("LUOSHI_DATABASE") or default_database()).expanduser().absolute()

DEBUG = _on("LUOSHI_DEBUG")
SECRET_KEY = os.environ.get("LUOSHI_SECRET_KEY") or SimpleLazyObject(lambda: secret_key(DATABASE.parent))
ALLOWED_HOSTS = [
    host.strip() for host in os.environ.get("LUOSHI_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host.strip()
]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "luoshi.web.site",
    "luoshi.web.register",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "luoshi.web.site.middleware.bounded",
    "luoshi.web.site.middleware.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "luoshi.web.site.middleware.api_problems",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
            "context_processors": ["django.template.context_processors.request"],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "luoshi.web.register.templatetags.register_words",
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATABASE,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
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

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if _on("LUOSHI_HTTPS"):
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    CSRF_TRUSTED_ORIGINS = [f"https://{host.removeprefix('.')}" for host in ALLOWED_HOSTS if host != "*"]
# Of what is sent apart from files; files are bounded by the middleware, before anything reads them.
LARGEST_REQUEST = 32 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # A page that is not there is the visitor's affair; a fault is ours.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
    },
}
