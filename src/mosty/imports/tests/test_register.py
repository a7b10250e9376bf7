"""The register of imports."""

import pytest

from mosty.imports.register import IMPORTS
from mosty.imports.tests.factories import DraftFactory, FlagFactory, ImportFactory
from mosty.listings.tests.looking import file_of, names_in, questions_of
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_imports_are_found_by_who_made_them_and_by_their_remarks(client):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    mine = ImportFactory(name="мои.csv", made_by=f"user:{user.pk}", kind="partners")
    FlagFactory(of_import=mine)
    ImportFactory(name="сами.txt", made_by="a test", counts={"made": 18})
    ImportFactory(name="зря.txt", undone=True)
    draft = DraftFactory(name="ждёт.csv")

    assert names_in(client, IMPORTS) == ["зря.txt", "сами.txt", "мои.csv"]
    assert names_in(client, IMPORTS, "?who=mine&remarks=open") == ["мои.csv"]
    assert names_in(client, IMPORTS, "?state=undone&made_from=11.2020") == ["зря.txt"]
    assert names_in(client, IMPORTS, "?q=сам&kind=page") == ["сами.txt"]
    rows = {row[0]: row for row in file_of(client, "imports")}
    assert rows["мои.csv"][3] == str(user.person)
    assert rows["сами.txt"][4:6] == ["18", "0"]
    assert draft.name in client.get("/office/imports/").text
    assert questions_of(client, IMPORTS) <= 10
    client.force_login(UserFactory(editor=True))
    assert client.get("/office/lists/imports/file.csv").status_code == 403
