"""A backtest in the browser: from Zendesk and from a file, with the figures of the API on the page."""

import json
from typing import Any

from playwright.sync_api import Response, expect

from tests.browser.admin.conftest import Admin
from tests.running_demo import Demo

DEARER = """async () => {
  const {draft} = await import('/static/admin/draft.js');
  await draft.keep(({rules}) => {
    const {offers: [replacement, voucher]} = rules.find(({id}) => id === 'damaged');
    replacement.cost = 99.5;
    voucher.percent = 25;
  });
}"""
CUT = """async (parts) => {
  const {pieces} = await import('/static/admin/cutting.js');
  const found = [];
  try {
    for await (const {tickets} of pieces(new Blob(parts))) {
      found.push(tickets.map(({id, requester}) => [id, requester?.name ?? '']));
    }
  } catch (problem) { return problem.words; }
  return found;
}"""

FILES: list[tuple[str, Any]] = [
    ('{"id": 1}\n{"id": 2, "subject": "a } \\" ] b"}\n', [[[1, ""], [2, ""]]]),
    ('[{"id": 1, "tags": ["x", {"y": []}]}, {"id": 2}]', [[[1, ""], [2, ""]]]),
    ('{"tickets": [{"id": 1, "requester_id": 7}], "count": 1, "users": [{"id": 7, "name": "Mo"}]}', [[[1, "Mo"]]]),
    ('{"users": [{"id": 7, "name": "Mo"}], "tickets": [{"id": 1, "requester_id": 7}]}', [[[1, "Mo"]]]),
    ("\n".join(f'{{"id": {number}}}' for number in range(401)), [200, 200, 1]),
    ("id,subject\n1,lamp", "neither JSON Lines nor JSON"),
    ('{"id": 1}\n{"id": 2', "ends in the middle"),
    ('{"id": 1}\n{"id": 2,}', "Ticket 2 of this file is not JSON."),
    ("", "There are no tickets in this file."),
]


class Answers:
    """What the server has said of backtests while a page was open."""

    def __init__(self, admin: Admin) -> None:
        self._page, self._last = admin.page, dict[str, Any]()
        admin.page.on("response", self._hear)

    @property
    def finished(self) -> dict[str, Any]:
        """The answer with the report, which the page may have drawn a moment before it is heard here."""
        for _ in range(100):
            if self._last.get("report"):
                return self._last
            self._page.wait_for_timeout(50)
        raise AssertionError(f"no report was heard within five seconds, the last answer was {self._last}")

    def _hear(self, response: Response) -> None:
        request = response.request
        if (
            request.method == "GET"
            and "/admin/backtests/" in response.url
            and response.ok
            and "csv" not in response.url
        ):
            self._last = response.json()


def shown(money: dict[str, str]) -> str:
    return f"{float(money['amount']):,.2f} {money['currency']}"


def check_report(admin: Admin, told: dict[str, Any]) -> None:
    """The page says what the API says."""
    report, cost = told["report"], told["report"]["cost"]
    words = admin.find("report-words")
    expect(words).to_contain_text(f"Of {report['tickets']} tickets, {report['complaints']} read like a complaint.")
    expect(words).to_contain_text(f"{report['changed']} tickets are answered differently")
    expect(admin.find("cost-live").locator(".big")).to_have_text(shown(cost["live"]["total"]))
    expect(admin.find("cost-draft").locator(".big")).to_have_text(shown(cost["draft"]["total"]))
    expect(admin.find("cost-more").locator(".big")).to_have_text(f"{shown(cost['more']['total'])} more")
    row = admin.find("by-type").get_by_role("row", name="Damaged item")
    live = next(each for each in cost["live"]["by_type"] if each["type"] == "damaged_item")
    expect(row).to_contain_text(shown(live["total"]))
    expect(admin.find("chart")).to_contain_text(shown(live["total"]))
    assert admin.find("changed").locator("tbody tr").count() == len(report["changed_tickets"])
    fired = {rule["name"]: rule["fired"] for rule in report["rules"]["draft"]}
    used = admin.find("rules").get_by_role("row", name="Broken on arrival 5").get_by_role("cell")
    expect(used.nth(1)).to_have_text(str(fired["Broken on arrival"]))


def test_a_backtest_of_zendesks_tickets(admin: Admin) -> None:
    """The draft against the live policy over all tickets of the account, and the table to take along."""
    answers = Answers(admin)
    admin.open("#/backtest")
    admin.frame.evaluate(DEARER)
    admin.click("run")
    expect(admin.find("report-words")).to_be_visible(timeout=20_000)
    check_report(admin, answers.finished)

    admin.find("rules").get_by_role("button", name="Draft").click()
    assert int(admin.find("rules").locator("tbody tr td").nth(1).inner_text()) > 0
    with admin.page.expect_download() as download:
        admin.click("csv")
    assert "Broken on arrival" in download.value.path().read_text(encoding="utf-8")


def test_a_backtest_of_a_file(admin: Admin, demo: Demo) -> None:
    """An export of hundreds of tickets goes up in pieces; a ticket that cannot be read is named."""
    rows = demo.get("tickets.json")["tickets"]
    lines = [json.dumps({**row, "id": 1000 * copy + row["id"]}) for copy in range(6) for row in rows]
    lines.insert(3, '{"id": "lamp"}')
    answers = Answers(admin)
    admin.open("#/backtest")
    admin.frame.evaluate(DEARER)
    admin.click("source-upload")
    expect(admin.find("run")).to_be_disabled()
    file = {"name": "tickets.jsonl", "mimeType": "application/json", "buffer": "\n".join(lines).encode()}
    admin.find("file").set_input_files(file)
    expect(admin.find("file-name")).to_contain_text("tickets.jsonl")
    admin.click("run")
    expect(admin.find("report-words")).to_be_visible(timeout=30_000)

    assert answers.finished["report"]["tickets"] == len(lines) - 1
    expect(admin.find("report-words")).to_contain_text(f"Of {len(lines) - 1} tickets")
    expect(admin.find("cautions")).to_contain_text("1 ticket could not be read.")
    expect(admin.find("banner-warning")).to_contain_text("Ticket 4: ")
    expect(admin.find("cost-draft").locator(".big")).to_have_text(
        shown(answers.finished["report"]["cost"]["draft"]["total"])
    )
    admin.page.emulate_media(reduced_motion="reduce")
    for scheme in ("light", "dark"):
        admin.wear(scheme)
        assert admin.faults() == [], scheme


def test_a_backtest_is_cancelled(admin: Admin) -> None:
    """What was counted until then is shown, and that it was cancelled."""
    admin.page.route("**/admin/backtests/*/tickets", lambda route: route.abort())
    admin.open("#/backtest")
    admin.click("source-upload")
    admin.find("file").set_input_files({"name": "t.jsonl", "mimeType": "application/json", "buffer": b'{"id": 1}'})
    admin.click("run")
    expect(admin.find("upload-problem")).to_contain_text("Amends cannot be reached")
    admin.click("cancel")
    expect(admin.find("cancelled")).to_contain_text("Cancelled after 0 tickets.")


def test_a_span_that_cannot_be_is_refused(admin: Admin) -> None:
    """The server's sentence stands under the button, and the button works again."""
    admin.open("#/backtest")
    admin.find("most").fill("lots")
    admin.click("run")
    expect(admin.find("trouble")).to_contain_text("a number from 1 to 100,000")
    expect(admin.find("run")).to_be_enabled()


def test_files_are_cut_into_pieces(admin: Admin) -> None:
    """Each shape of an export gives its tickets, however the stream is broken up; anything else gives a sentence."""
    admin.open("#/codes")
    for text, found in FILES:
        cut = admin.frame.evaluate(CUT, list(text))
        if isinstance(found, str):
            assert found in cut
        elif isinstance(found[0], int):
            assert [len(piece) for piece in cut] == found
        else:
            assert cut == found
