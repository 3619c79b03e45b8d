"""Addresses of what leaves the register and of what comes back."""

from django.urls import path

from luoshi.web.register.views import importing, leaving

urlpatterns = [
    path("reports/<key:key>/export", leaving.export, name="export"),
    path("reports/<key:key>/export/make", leaving.make, name="export-make"),
    path("reports/<key:key>/entries.json", leaving.entries_json, name="entries-json"),
    path("reports/<key:key>/entries.csv", leaving.entries_csv, name="entries-csv"),
    path("reports/<key:key>/import", importing.upload, name="import"),
    path("reports/<key:key>/reread", leaving.reread, name="reread"),
    path("jobs/<uuid:job>", importing.job, name="job"),
    path("jobs/<uuid:job>/file", leaving.job_file, name="job-file"),
    path("jobs/<uuid:job>/apply", importing.apply, name="job-apply"),
]
