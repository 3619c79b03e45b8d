"""Addresses of the review; a part of the register's."""

from django.urls import path

from luoshi.web.register.views import adding, assigning, deciding, desk, publishing, record, upload

urlpatterns = [
    path("upload", upload.upload, name="upload"),
    path("reports/<key:key>/review", desk.desk, name="review"),
    path("reports/<key:key>/review/add", adding.add, name="review-add"),
    path("reports/<key:key>/review/add-entry", adding.add_entry, name="review-add-entry"),
    path("reports/<key:key>/review/several", deciding.decide_several, name="review-several"),
    path("reports/<key:key>/review/sure/<entry_kind:kind>", deciding.confirm_sure, name="review-sure"),
    path("reports/<key:key>/review/undo", deciding.undo, name="review-undo"),
    path("reports/<key:key>/review/<offset:number>", deciding.decide, name="review-decide"),
    path("reports/<key:key>/review/<offset:number>/assign", assigning.assign, name="review-assign"),
    path("reports/<key:key>/journal", record.journal, name="journal"),
    path("reports/<key:key>/differences", record.differences, name="differences"),
    path("reports/<key:key>/differences/<offset:number>", record.settle, name="difference"),
    path("reports/<key:key>/versions", record.versions, name="versions"),
    path("reports/<key:key>/versions/freeze", record.freeze, name="freeze"),
    path("reports/<key:key>/versions/<offset:number>", record.version, name="version"),
    path("reports/<key:key>/versions/<offset:number>.json", record.version_json, name="version-json"),
    path("reports/<key:key>/publish", publishing.publish, name="publish"),
    path("reports/<key:key>/withdraw", publishing.withdraw, name="withdraw"),
]
