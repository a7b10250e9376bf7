"""Addresses of the room."""

from django.urls import path

from mosty.imports.views import beginning, checking, imports, remarks, workbook

DRAFT = "imports/drafts/<int:pk>"

office_urls = [
    path("imports/", imports.imports, name="imports"),
    path("imports/add", beginning.add, name="add"),
    path("imports/blanks/<slug:kind>.<slug:form>", beginning.blank, name="blank"),
    path("imports/register/", workbook.workbook, name="workbook"),
    path("imports/register.xlsx", beginning.whole, name="whole"),
    path("imports/remarks/", remarks.remarks, name="remarks"),
    path("imports/remarks/all", remarks.all_remarks, name="all_remarks"),
    path("imports/remarks/<int:pk>", remarks.remark, name="remark"),
    path("imports/<int:pk>/", imports.record, name="record"),
    path("imports/<int:pk>/undo", imports.undo, name="undo"),
    path(f"{DRAFT}/", checking.draft, name="draft"),
    path(f"{DRAFT}/columns", beginning.columns, name="columns"),
    path(f"{DRAFT}/table", beginning.table, name="table"),
    path(f"{DRAFT}/countries", checking.countries, name="countries"),
    path(f"{DRAFT}/rows/<int:number>", checking.row, name="row"),
    path(f"{DRAFT}/proposals", checking.proposals, name="proposals"),
    path(f"{DRAFT}/leave-out", checking.leave_out, name="leave_out"),
    path(f"{DRAFT}/flags", checking.flag, name="flag"),
    path(f"{DRAFT}/again", workbook.again, name="again"),
    path(f"{DRAFT}/stop", checking.stop, name="stop"),
    path(f"{DRAFT}/start", checking.start, name="start"),
    path(f"{DRAFT}/put-away", checking.put_away, name="put_away"),
    path(f"{DRAFT}/bring-back", checking.bring_back, name="bring_back"),
]
