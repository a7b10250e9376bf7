import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from mosty.listings import actions
from mosty.partners.register import REGISTER
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
def test_q(client, db):
    u=UserFactory(coordinator=True); client.force_login(u)
    actions.choose_columns(REGISTER.name, [one.name for one in REGISTER.columns], by=u)
    OrganisationFactory.create_batch(2); client.get("/office/partners/")
    with CaptureQueriesContext(connection) as a: client.get("/office/partners/")
    open("/tmp/c/q.txt","w").write("\n".join(q["sql"][:200] for q in a))
