"""What a journey looks at beside what a person sees: widths, accessibility."""

from axe_playwright_python.sync_playwright import Axe

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def assert_accessible(page):
    """No violation of any axe-core rule on the page as it stands, and no overflow."""
    violations = Axe().run(page).response["violations"]
    told = [
        f"{one['id']}: {one['help']}: "
        + "; ".join(node["html"][:160] for node in one["nodes"][:3])
        for one in violations
    ]
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

    assert (told, overflow) == ([], 0)
