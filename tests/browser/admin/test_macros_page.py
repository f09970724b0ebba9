"""The page of native macros: what a sync would change, and the sync, against the sandbox."""

from playwright.sync_api import expect

from tests.browser.admin.conftest import SLOW, Admin


def test_macros_are_looked_at_and_brought_in_step(admin: Admin) -> None:
    """An admin reads what is new, line by line, writes it with one click, and then there is nothing to do."""
    admin.open("#/macros")
    expect(admin.find("macros-create")).to_contain_text("14", timeout=SLOW)
    admin.find("macros-create").locator("summary", has_text="Late delivery").click()
    expect(admin.find("macros-create")).to_contain_text("{{ticket.requester.first_name}}")
    assert admin.faults() == []

    admin.click("macros-sync")
    expect(admin.find("macros-keep")).to_contain_text("14", timeout=SLOW)
    expect(admin.find("macros-sync")).to_have_text("All in step")
    titles = [macro["title"] for macro in admin.demo.get("macros.json")["macros"]]
    assert sum(title.startswith("Amends::English::") for title in titles) == 14
