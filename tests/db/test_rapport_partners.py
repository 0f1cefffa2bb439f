"""Partner figures and small numbers, worked out by hand."""

from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from inburgering.db.rapport_klein import deel, onderdruk
from inburgering.db.rapport_partners import p90
from tests.trage_partnercijfers import Cijfer, Verloop, cijfers, snel, tel

PEIL = date(2026, 7, 1)
BEGIN = date(2026, 1, 5)


def taak(
    dagen: int | None, *, partner: str = "A", hoe: str = "terugmelding", aanvulling: bool = False
) -> Verloop:
    """A task sent on 5 January, agreed for the 19th, ended after so many days (None: not yet)."""
    klaar = None if dagen is None else BEGIN + timedelta(days=dagen)
    return Verloop(
        partner, "Budgetbeheer", BEGIN, date(2026, 1, 19), klaar, hoe if klaar else "",
        beoordeeld=klaar is not None, aanvulling=aanvulling,
    )  # fmt: skip


def een(lijst: list[Verloop], vanaf: int = 1) -> Cijfer:
    """The one line of these tasks."""
    (cijfer,) = snel(lijst, PEIL, vanaf)
    return cijfer


def test_the_figures_of_ten_tasks() -> None:
    """Reported after 2, 4, …, 20 days; agreed for the fourteenth day: seven on time; median 11, p90 18."""
    c = een([taak(d) for d in range(2, 22, 2)])
    assert (c.verzonden, c.teruggemeld, c.niet_doorgegaan, c.open) == (10, 10, 0, 0)
    assert (c.mediaan, c.p90, c.op_tijd, c.compleet) == (11, 18, "70%", "100%")


def test_what_is_still_open_is_counted_apart() -> None:
    """Six reported on day 10 and four not yet: the median is of the six, on time six of ten."""
    c = een([taak(10)] * 6 + [taak(None)] * 4)
    assert (c.teruggemeld, c.open, c.mediaan, c.op_tijd) == (6, 4, 10, "60%")


def test_what_did_not_go_through_counts_for_nobody() -> None:
    """A refusal after two days is not a quick report, and a withdrawal is not late."""
    c = een([taak(10)] * 5 + [taak(2, hoe="weigering"), taak(100, hoe="intrekking")])
    assert (c.niet_doorgegaan, c.mediaan, c.op_tijd) == (2, 10, "100%")


def test_an_agreed_day_that_has_not_come_cannot_be_judged() -> None:
    """On the nineteenth itself nobody is late yet: of the reported ones nothing is said either."""
    lijst = [taak(2)] * 5 + [taak(None)] * 5
    (c,) = snel(lijst, date(2026, 1, 19), 1)
    assert c.op_tijd == ""
    (c,) = snel(lijst, date(2026, 1, 20), 1)
    assert c.op_tijd == "50%"


def test_the_figures_of_a_past_day_do_not_know_the_future() -> None:
    """On 10 January, five days in, what was reported on day ten is still open."""
    assert tel([taak(10)] * 3, date(2026, 1, 10)) == (0, 0, 3)
    assert tel([taak(10)] * 3, date(2026, 1, 15)) == (3, 0, 0)


def test_complete_is_of_what_was_judged() -> None:
    """Ten judged, four asked back: 60 percent."""
    assert een([taak(3)] * 6 + [taak(3, aanvulling=True)] * 4).compleet == "60%"


def test_a_partner_with_few_tasks_is_not_shown() -> None:
    """Four tasks under a threshold of five: no number at all; the order is by name."""
    lijst = [taak(3, partner="Zon")] * 8 + [taak(3, partner="Aarde")] * 4 + [taak(3, partner="Maan")] * 7
    uit = snel(lijst, PEIL, 5)
    assert [c.partner for c in uit] == ["Aarde", "Maan", "Zon", "Alle partners"]
    assert uit[0] == Cijfer("Aarde", "Budgetbeheer", None, None, None, None, None, None, "", "")
    assert (uit[3].verzonden, uit[3].teruggemeld) == (None, None)  # 19 less 15 would be Aarde's four


def test_two_small_partners_hide_each_other() -> None:
    """Four and three are left out; their seven may follow from the total, neither of the two can."""
    lijst = [taak(3, partner="A")] * 4 + [taak(3, partner="B")] * 3 + [taak(3, partner="C")] * 9
    assert [c.verzonden for c in snel(lijst, PEIL, 5)] == [None, None, 9, 16]
    te_weinig = [taak(3, partner="A"), taak(3, partner="B")] + [taak(3, partner="C")] * 9
    assert [c.verzonden for c in snel(te_weinig, PEIL, 5)] == [None, None, 9, None]


def test_counted_by_numbers_every_line_is_the_same() -> None:
    """Of a thousand made-up offices, each with few or many tasks: line by line as counted task by task."""
    toeval, leeg, vol = Random(20261123), 0, 0
    for _ in range(1000):
        lijst = [willekeurig(toeval) for _ in range(toeval.choice((1, 4, 12, 60)))]
        vanaf = toeval.choice((1, 3, 5, 10))
        uit = cijfers(lijst, PEIL, vanaf)
        assert snel(lijst, PEIL, vanaf) == uit
        leeg += sum(c.verzonden is None for c in uit)
        vol += sum(bool(c.op_tijd and c.compleet) for c in uit)
    assert min(leeg, vol) > 200  # both what is shown and what is left out came by


def willekeurig(toeval: Random) -> Verloop:
    """A task of one of a few partners that went anyhow; some end only after the peildatum."""
    verzonden = PEIL - timedelta(days=toeval.randrange(1, 200))
    hoe = toeval.choice(
        ("terugmelding", "terugmelding", "weigering", "intrekking", "vertrek", "toezegging", "")
    )
    aanvulling = toeval.random() < 0.2
    return Verloop(
        toeval.choice("AAABBC"), toeval.choice(("Budgetbeheer", "Begeleiding")), verzonden,
        toeval.choice((None, verzonden + timedelta(days=toeval.randrange(60)))),
        verzonden + timedelta(days=toeval.randrange(90)) if hoe else None, hoe,
        beoordeeld=aanvulling or toeval.random() < 0.5, aanvulling=aanvulling,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("delen", "getoond"),
    [
        ([10, 0, 6], [10, 0, 6]),
        ([10, 2, 6], [10, None, None]),
        ([10, 2, 4], [10, None, None]),
        ([20, 1, 1], [None, None, None]),
        ([20, 3, 2], [20, None, None]),
        ([9, 1, 0], [None, None, 0]),
        ([4, 0, 0], [None, None, None]),
    ],
)
def test_parts_of_a_shown_whole(delen: list[int], getoond: list[int | None]) -> None:
    """What is left out is never one part, nor together fewer than five."""
    assert onderdruk(delen, 5) == getoond


def test_no_left_out_number_follows_from_the_rest() -> None:
    """Whatever the parts: what is missing is at least two parts and five people, or everything."""
    for delen in product(range(8), repeat=3):
        uit = onderdruk(delen, 5)
        weg = [d for d, getoond in zip(delen, uit, strict=True) if getoond is None]
        assert all(getoond in (None, d) for d, getoond in zip(delen, uit, strict=True))
        assert not any(0 < d < 5 for d in uit if d is not None)
        assert not weg or len(weg) == 3 or (len(weg) > 1 and sum(weg) >= 5), delen


@pytest.mark.parametrize(
    ("teller", "noemer", "tekst"),
    [
        (16, 20, "80% of meer"),
        (19, 20, "80% of meer"),
        (20, 20, "100%"),
        (15, 20, "75%"),
        (3, 20, "20% of minder"),
        (0, 20, "0%"),
        (4, 4, ""),
        (4, 6, ""),
        (6, 6, "100%"),
        (995, 1000, "99%"),
        (5, 5000, "1%"),
    ],
)
def test_a_share_names_no_few_people(teller: int, noemer: int, tekst: str) -> None:
    """One to four of twenty are a bound; nobody and everybody may be said, of enough people."""
    assert deel(teller, noemer, 5) == tekst


def test_p90_is_the_day_by_which_nine_of_ten_were_in() -> None:
    """Of ten the ninth, of eleven the tenth, of one that one."""
    assert p90(range(1, 11)) == 9
    assert p90(range(1, 12)) == 10
    assert p90([7]) == 7
