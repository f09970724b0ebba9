"""An account's own wordings: who gets which, what the letter says of it, and that they stay the account's own."""

import timeit
from collections import Counter
from collections.abc import Callable

import pytest

from integration.apology.complaint import Severity
from integration.apology.letter import Brief
from integration.apology.policy import OfferKind
from integration.flows.letters import Variant, Wording, chosen, fingerprint
from integration.rendering import writers
from integration.rendering.writers import AccountWriters
from tests.builders import a_brief, a_complaint, a_remedy, a_ticket, an_offer
from tests.letter_fakes import FakeWordings, a_wording, shipped, shipped_writer
from tests.letters_matrix import FACTS

KINDER = shipped("damaged_item").replace("reached you damaged", "came to you broken")
TICKETS = 10_000


def of_ticket(number: int, **changes: object) -> Brief:
    return a_brief(FACTS, an_offer(), ticket=a_ticket(id=str(number)), **changes)


def an_account(*wordings: Wording, account: str = "acme") -> tuple[AccountWriters, FakeWordings]:
    kept = FakeWordings()
    kept.put(account, *wordings)
    return AccountWriters(shipped_writer(), kept), kept


def test_an_account_without_wordings_has_the_shipped_writer() -> None:
    """Nothing is compiled and nothing is read for those who changed nothing."""
    all_, kept = an_account()

    assert all_.of("acme") is shipped_writer()
    assert kept.asked == 0


def test_a_wording_is_written_for_its_account_only() -> None:
    """What one company words its own way stays with it: another account's letters are the shipped ones."""
    all_, _ = an_account(a_wording("damaged_item", KINDER))

    mine, theirs = all_.of("acme").write(of_ticket(1)), all_.of("other").write(of_ticket(1))

    assert "came to you broken" in mine.text
    assert "reached you damaged" in theirs.text
    assert (mine.variant, theirs.variant) == ("a", "")


def test_two_accounts_with_wordings_do_not_meet() -> None:
    """Both override the same letter, each in its own words, out of one set of compiled templates."""
    all_, kept = an_account(a_wording("damaged_item", KINDER))
    kept.put("other", a_wording("damaged_item", KINDER.replace("broken", "in pieces")))

    assert "came to you broken" in all_.of("acme").write(of_ticket(1)).text
    assert "came to you in pieces" in all_.of("other").write(of_ticket(1)).text
    assert "came to you broken" in all_.of("acme").write(of_ticket(1)).text


def test_a_part_is_put_into_every_letter() -> None:
    """A shared part of the account's own stands in letters that are shipped; the record tells them apart."""
    all_, _ = an_account(a_wording("_sign_off", "{% paragraph sign_off %}The whole crew{% endparagraph %}"))
    writer = all_.of("acme")

    for type_ in ("damaged_item", "late_delivery", "a_type_of_their_own"):
        brief = of_ticket(1, complaint=a_complaint(type_))
        letter = writer.write(brief)
        assert letter.text.endswith("The whole crew")
        assert letter.template != shipped_writer().write(brief).template
        assert letter.variant == ""


def test_the_order_of_letters_can_be_their_own() -> None:
    """Even what every letter extends is taken from the account, for the letters it left as they are shipped."""
    order = shipped("_letter") + "{% paragraph thanks %}See you soon{% endparagraph %}"
    all_, _ = an_account(a_wording("_letter", order))

    assert all_.of("acme").write(of_ticket(1)).text.endswith("See you soon")


def test_a_type_of_their_own_gets_a_letter_of_its_own() -> None:
    """An account's own type is written with its own wording where there is one."""
    all_, _ = an_account(a_wording("lost_booking", shipped("any_type").replace("go as it should", "take place")))

    letter = all_.of("acme").write(of_ticket(1, complaint=a_complaint("lost_booking")))

    assert "did not take place" in letter.text
    assert letter.template.startswith("en/lost_booking:a@")


def test_the_record_names_the_variant_and_the_texts() -> None:
    """`en/damaged_item:b@…`: which variant, and the fingerprint of all that the letter was put together from."""
    all_, kept = an_account(a_wording("damaged_item", shipped("damaged_item"), KINDER, shares=(0, 100)))
    first = all_.of("acme").write(of_ticket(1))
    kept.put("acme", a_wording("_thing", "your parcel"))
    second = all_.of("acme").write(of_ticket(1))

    assert (first.variant, second.variant) == ("b", "b")
    assert first.template.startswith("en/damaged_item:b@")
    assert second.template.startswith("en/damaged_item:b@")
    assert first.template != second.template


@pytest.mark.parametrize("shares", [(50, 50), (80, 20), (34, 33, 33), (10, 20, 30, 40), (100, 0)])
def test_shares_are_kept_over_ten_thousand_tickets(shares: tuple[int, ...]) -> None:
    """Each variant gets its share of the tickets, within two in a hundred."""
    variants = [Variant("abcdefg"[place], "", share) for place, share in enumerate(shares)]
    counted = Counter(chosen(variants, "acme", str(number), "en", "damaged_item").key for number in range(TICKETS))

    for variant in variants:
        assert abs(counted[variant.key] / TICKETS - variant.share / 100) <= 0.02


def test_a_ticket_keeps_its_variant() -> None:
    """Whoever asks, however often, in whatever process: the same ticket has the same variant."""
    wording = a_wording("damaged_item", shipped("damaged_item"), KINDER)
    one, other = (an_account(wording)[0].of("acme") for _ in range(2))
    first = [one.write(of_ticket(number)).variant for number in range(40)]

    assert [other.write(of_ticket(number)).variant for number in range(40)] == first
    assert set(first) == {"a", "b"}


def test_variants_of_different_letters_fall_independently() -> None:
    """Who gets `b` of one letter gets `a` or `b` of another: the same people are not always the ones tried on."""
    variants = [Variant("a", "", 50), Variant("b", "", 50)]
    pairs = Counter(
        tuple(chosen(variants, "acme", str(number), "en", name).key for name in ("damaged_item", "_contact"))
        for number in range(TICKETS)
    )

    assert len(pairs) == 4
    assert all(abs(count / TICKETS - 0.25) <= 0.02 for count in pairs.values())


def test_wordings_are_compiled_once_a_change() -> None:
    """A request looks at one number; the wordings are read and compiled again only when that has changed."""
    all_, kept = an_account(a_wording("damaged_item", KINDER))
    first = all_.of("acme")

    assert all_.of("acme") is first
    assert kept.asked == 1

    kept.put("acme", a_wording("damaged_item", shipped("damaged_item")))

    assert "reached you damaged" in all_.of("acme").write(of_ticket(1)).text
    assert kept.asked == 2


def test_only_so_many_accounts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the number of accounts; whoever was asked for the longest ago is compiled again."""
    monkeypatch.setattr(writers, "MOST_REMEMBERED", 2)
    kept = FakeWordings()
    all_ = AccountWriters(shipped_writer(), kept)
    for account in ("one", "two", "three"):
        kept.put(account, a_wording("_thing", "your parcel"))
        all_.of(account)

    assert kept.asked == 3
    all_.of("three")
    assert kept.asked == 3
    all_.of("one")
    assert kept.asked == 4


def test_a_wording_that_fits_no_more_is_left_out_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """A placeholder that an update took away: the shipped letter is written, by all variants, and the log says so."""
    broken = a_wording("damaged_item", KINDER, KINDER.replace("{{ item }}", "{{ gone }}"), shares=(0, 100))
    all_, _ = an_account(broken)

    letter = all_.of("acme").write(of_ticket(1))

    assert letter == shipped_writer().write(of_ticket(1))
    assert "does not fit any more" in capsys.readouterr().out


def test_points_for_a_call_are_one_a_line() -> None:
    """Points come with a grave case or a call that is offered, cleaned; they may name what the letter has set."""
    points = "\n  Say {{ sorry }} first.\n{% if me %}You are {{ agent }}.{% endif %}\n{% raw %}{{x}}{% endraw %}\n\n"
    guarded = points.replace("You are {{ agent }}.", "{% say %}You are {{ agent }}.{% endsay %}")
    writer = an_account(a_wording("_call", guarded))[0].of("acme")
    grave = of_ticket(1, complaint=a_complaint(severity=Severity.HIGH))
    called = of_ticket(1, remedy=a_remedy(an_offer(OfferKind.PHONE_CALL)))
    offered = of_ticket(1, remedy=a_remedy(an_offer(), offer_call=True))

    for brief in (grave, called, offered):
        sorry, who, inert = writer.write(brief).call
        assert sorry.startswith("Say I am ")
        assert sorry.endswith("sorry first.")
        assert (who, inert) == ("You are Priya Nair.", "{\u200b{x}\u200b}")
    assert writer.write(of_ticket(1)).call == ()


def test_a_fingerprint_tells_texts_apart() -> None:
    """Eight hexadecimal digits, the same for the same texts and another for the same letters in other texts."""
    assert fingerprint("ab", "c") == fingerprint("ab", "c")
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert len(fingerprint("ab")) == 8


def fastest(deed: Callable[[], object]) -> float:
    return min(timeit.repeat(deed, number=20, repeat=15))
