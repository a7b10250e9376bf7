"""Addresses of the room."""

from django.urls import path

from mosty.agreements.views import (
    approval,
    by_letter,
    clearing,
    done,
    drafts,
    entering,
    office,
    parts,
    portal,
    routes,
    texts,
)

portal_urls = [
    path("agreements/", portal.register, name="register"),
    path("agreements/list.<slug:form>", portal.export, name="export"),
    path("agreements/<int:number>/", portal.agreement, name="agreement"),
    path("agreements/decide/<str:token>", by_letter.decide, name="decide"),
    path("agreements/<int:number>/card.pdf", portal.agreement_pdf, name="card"),
    path("agreements/<int:number>/record.json", portal.agreement_json, name="json"),
]

ONE = "agreements/<int:pk>"
office_urls = [
    path("agreements/", office.records, name="records"),
    path("agreements/add", entering.add, name="add"),
    path("agreements/draft", entering.draft, name="draft"),
    path("agreements/suggest", office.suggest, name="suggest"),
    path("agreements/placeholders", drafts.listed, name="placeholders"),
    path("agreements/templates/<slug:name>.docx", drafts.sample, name="sample"),
    path(f"{ONE}/", office.record, name="record"),
    path(f"{ONE}/edit", office.edit, name="edit"),
    path(f"{ONE}/dates", office.dates, name="dates"),
    path(f"{ONE}/extend", parts.extend, name="extend"),
    path(f"{ONE}/end", office.end, name="end"),
    path(f"{ONE}/not-ended", office.take_end_back, name="take_end_back"),
    path(f"{ONE}/sign", office.sign, name="sign"),
    path(f"{ONE}/move", office.move, name="move"),
    path(f"{ONE}/archive", office.archive, name="archive"),
    path(f"{ONE}/restore", office.restore, name="restore"),
    path(f"{ONE}/place", office.move_place, name="move_place"),
    path(f"{ONE}/parties/add", parts.seat, name="seat"),
    path(f"{ONE}/parties/<int:party>", parts.party, name="party"),
    path(f"{ONE}/parties/<int:party>/name", parts.name, name="name"),
    path(f"{ONE}/papers/add", parts.attach, name="attach"),
    path(f"{ONE}/papers/compose", drafts.compose, name="compose"),
    path(f"{ONE}/papers/compare", texts.compare, name="compare"),
    path(f"{ONE}/papers/parallel", texts.parallel, name="parallel"),
    path(f"{ONE}/papers/<int:paper>", parts.paper, name="paper"),
    path(f"{ONE}/approval/", approval.approval, name="approval"),
    path(f"{ONE}/approval/begin", approval.begin, name="begin_approval"),
    path(f"{ONE}/approval/steps/<int:step>", approval.decide, name="decide"),
    path(f"{ONE}/approval/text", approval.text, name="approval_text"),
    path(f"{ONE}/approval/remark", approval.remark, name="remark"),
    path(
        f"{ONE}/approval/remarks/<int:remark>/settle",
        approval.settle,
        name="settle_remark",
    ),
    path(
        f"{ONE}/approval/<int:number>/sheet.pdf",
        approval.sheet_pdf,
        name="approval_sheet",
    ),
    path(f"{ONE}/clearance/add", clearing.add, name="add_clearance"),
    path(f"{ONE}/clearance/<int:clearance>", clearing.clearance, name="clearance"),
    path(f"{ONE}/obligations/add", parts.promise, name="promise"),
    path(f"{ONE}/obligations/<int:obligation>", parts.obligation, name="obligation"),
    path(
        f"{ONE}/extensions/<int:extension>/take-back",
        parts.take_extension_back,
        name="take_extension_back",
    ),
    path("agreements/routes/", routes.routes, name="routes"),
    path("agreements/routes/add", routes.add_route, name="add_route"),
    path("agreements/routes/<int:pk>/", routes.edit_route, name="edit_route"),
    path(
        "agreements/routes/<int:pk>/archive",
        routes.put_route_away,
        name="put_route_away",
    ),
    path("absences/", routes.absences, name="absences"),
    path("absences/add", routes.add_absence, name="add_absence"),
    path(
        "absences/<int:pk>/call-off", routes.call_absence_off, name="call_absence_off"
    ),
    path("activities/", done.deeds, name="deeds"),
    path("activities/add", done.record_done, name="record_done"),
    path("activities/<int:pk>/", done.deed, name="deed"),
    path("activities/<int:pk>/edit", done.edit_deed, name="edit_deed"),
    path("activities/<int:pk>/archive", done.put_away, name="put_away"),
    path("activities/<int:pk>/restore", done.bring_back, name="bring_back"),
]
