"""The bank of tasks."""

from django.urls import path

from mosty.olympiad.views import bank, bank_files

office_urls = [
    path("bank/", bank.bank, name="bank"),
    path("bank/add", bank.choose_kind, name="add_task"),
    path("bank/add/<str:kind>", bank.add_task, name="add_task_of"),
    path("bank/import", bank_files.import_tasks, name="import_tasks"),
    path("bank/export.<str:form>", bank_files.export, name="export_tasks"),
    path("bank/<int:pk>/", bank.task, name="task"),
    path("bank/<int:pk>/edit", bank.edit_task, name="edit_task"),
    path("bank/<int:pk>/check", bank.check_task, name="check_task"),
    path("bank/<int:pk>/archive", bank.archive_task, name="archive_task"),
    path("bank/<int:pk>/restore", bank.restore_task, name="restore_task"),
]
machine_urls = [
    path("olympiad/media/<uuid:key>", bank.media, name="olympiad_media"),
]
