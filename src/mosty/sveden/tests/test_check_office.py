"""The page that checks a page, the command, and what is fetched for both."""

import http.server
import json
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mosty.config.commands import sveden
from mosty.people.tests.factories import UserFactory
from mosty.sveden import fetching, strangers
from mosty.sveden.tests.test_checking import GOOD, page

WRONG = GOOD.replace("stateName", "stаteName")
ADDRESS = reverse("sveden_office:check")


@pytest.fixture
def office(client):
    client.force_login(UserFactory(coordinator=True))
    return client


@pytest.fixture(scope="module")
def site():
    """A site of somebody else, on this machine."""
    pages = {
        "/": page(GOOD, '<tr><td><a itemprop="addRef" href="/more">x</a></td></tr>'),
        "/more": page(GOOD.replace(' itemprop="dogReg"', "")),
        "/long": b"x" * (fetching.MOST_BYTES + 10),
    }

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/moved":
                self.send_response(302)
                self.send_header("Location", "/")
                self.end_headers()
                return
            data = pages.get(self.path)
            self.send_response(200 if data else 404)
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_said):
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.django_db
def test_pasted_source_is_checked_and_each_fault_told_with_its_line(office):
    told = office.post(ADDRESS, {"pasted": page(GOOD, WRONG).decode()})

    fault = told.context["errors"][0]
    assert (fault["line"], fault["itemprop"]) == (3, "stаteName")
    assert fault["message"] in told.content.decode()
    assert told.context["findings"].agreements == 2


@pytest.mark.django_db
def test_a_file_is_checked(office):
    file = SimpleUploadedFile("inter.html", page(GOOD))

    told = office.post(ADDRESS, {"file": file})

    assert (told.context["errors"], told.context["warnings"]) == ([], [])


@pytest.mark.django_db
def test_nothing_given_is_told_and_an_address_within_is_refused(office, site):
    empty = office.post(ADDRESS, {})
    inside = office.post(ADDRESS, {"address": site})

    assert empty.context["form"].non_field_errors()
    assert inside.context["form"].non_field_errors() == [strangers.REASONS["private"]]


def test_what_is_fetched_is_bounded(site):
    def got(path, **options):
        try:
            return fetching.get(site + path, **options)[0].removeprefix(site)
        except fetching.CannotGet as error:
            return error.code

    assert got("/") == "private"
    assert got("/moved", may_be_private=True) == "/"
    assert got("/gone", may_be_private=True) == "status"
    assert got("/long", may_be_private=True) == "too_large"
    with pytest.raises(fetching.CannotGet, match="address"):
        fetching.get("file:///etc/passwd", may_be_private=True)


def test_the_command_checks_an_address_with_its_further_pages(site, capsys):
    code = sveden.main(["check", site, "--private", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 1
    assert told["agreements"] == 2
    assert told["warnings"] == []
    (error,) = told["errors"]
    assert (error["code"], error["line"], error["itemprop"], error["page"]) == (
        "missing",
        2,
        "dogReg",
        "/more",
    )
    assert error["message"]


def test_the_command_checks_a_file(tmp_path, capsys):
    path = tmp_path / "inter.html"
    path.write_bytes(page(GOOD))

    assert sveden.main(["check", str(path)]) == 0
    path.write_bytes(page(WRONG))
    assert sveden.main(["check", str(path)]) == 1
    assert "stаteName" in capsys.readouterr().out
    assert sveden.main(["check", str(tmp_path / "none.html")]) == 1
    assert "none.html" in capsys.readouterr().err
