"""The answer sheet's scripts: an old telephone's syntax, small, the server's chain.

Parsed and run by the Node.js that comes with Playwright.
"""

import gzip
import json
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from mosty.olympiad.chain import Event, link
from mosty.olympiad.views.taking import MODULES

STATIC = Path(__file__).resolve().parent.parent / "static" / "olympiad"
SCRIPTS = sorted((STATIC / "sheet").glob("*.js"))
MOST_BYTES = 60 * 1024
PARSE = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const { readFileSync } = require("fs");
for (const path of process.argv.slice(1)) {
  try {
    parse(readFileSync(path, "utf8"), { ecmaVersion: 2018, sourceType: "module" });
  } catch (error) {
    console.log(`${path}: ${error.message}`);
  }
}
"""
LINK = """
import(process.argv[1]).then(({ link, clean }) => console.log(JSON.stringify(
  JSON.parse(process.argv[2]).map((one) => [link(one), clean(one.value)]))));
"""


def node(*arguments) -> str:
    executable, _cli = compute_driver_executable()
    return subprocess.run(
        [executable, *arguments], capture_output=True, text=True, check=True
    ).stdout


def test_scripts_keep_to_the_syntax_of_2018():
    assert node("--expose-internals", "-e", PARSE, *map(str, SCRIPTS)) == ""


def test_parser_would_see_a_newer_syntax(tmp_path):
    newer = tmp_path / "newer.js"
    newer.write_text("const a = b?.c ?? 1;")

    assert "newer.js" in node("--expose-internals", "-e", PARSE, str(newer))


def test_page_knows_its_modules_and_they_are_small():
    assert {one.stem for one in SCRIPTS} == {*MODULES, "worker"}
    files = [*SCRIPTS, STATIC / "sheet.css"]
    assert sum(len(gzip.compress(one.read_bytes())) for one in files) <= MOST_BYTES


def test_device_and_server_chain_the_same_bytes(tmp_path):
    values = ["", '"Нева"', '{"x":1,"y":2}', "😀" * 40, "\n\u2028\\", "я" * 5_000]
    events = [
        Event("a", "device-0001", seq, "t1", value, "2026-03-02T10:00:00Z", "0" * 64)
        for seq, value in enumerate(values, 1)
    ]
    names = (
        "attempt",
        "client",
        "seq",
        "item",
        "value",
        "client_time",
        "prev_hash",
    )
    told = [{name: getattr(one, name) for name in names} for one in events]
    module = tmp_path / "chain.mjs"
    module.write_bytes((STATIC / "sheet" / "chain.js").read_bytes())

    done = json.loads(node("-e", LINK, module.as_uri(), json.dumps(told)))

    assert [hashed for hashed, _clean in done] == [link(one) for one in events]
    assert [clean for _hashed, clean in done] == values
