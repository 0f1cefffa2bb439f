"""What is read from a message that came back; whatever it holds, reading never fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering.db.nabezorging import Retour, Soort
from inburgering.flows.retourmail_lezen import lees
from tests.flows.retourpost import KENMERK, PARTNER, antwoord, qmail, rapport, reclame


@pytest.mark.parametrize("deel", ["message/rfc822", "text/rfc822-headers"])
def test_een_weigering_met_code_adres_en_kenmerk(deel: str) -> None:
    """The report says what, about whom and why; our Message-ID stands in what is returned with it."""
    retour = lees(rapport(deel=deel))
    assert (retour.soort, retour.code) == (Soort.GEWEIGERD, "5.1.1")
    assert retour.adressen == {PARTNER}
    assert KENMERK in retour.kenmerken


@pytest.mark.parametrize(
    ("actie", "soort"),
    [
        ("failed", Soort.GEWEIGERD),
        ("FAILED ", Soort.GEWEIGERD),
        ("delayed", Soort.VERTRAAGD),
        ("delivered", Soort.BEZORGD),
        ("relayed", Soort.BEZORGD),
        ("expanded", Soort.BEZORGD),
        ("iets anders", Soort.TWIJFEL),
    ],
)
def test_elke_actie_heeft_een_betekenis(actie: str, soort: Soort) -> None:
    """A delay is no refusal; a word that RFC 3464 does not know is doubtful."""
    assert lees(rapport(actie=actie)).soort is soort


def test_van_twee_ontvangers_telt_de_slechtste() -> None:
    """One took it, the other refused: it is about the one that refused."""
    meer = "\nFinal-Recipient: rfc822; ander@plangroep.example\nAction: failed\nStatus: 5.2.2\n"
    retour = lees(rapport(actie="delivered", status="2.0.0", meer=meer))
    assert (retour.soort, retour.code) == (Soort.GEWEIGERD, "5.2.2")
    assert retour.adressen == {"ander@plangroep.example"}


def test_een_doorgestuurd_adres_noemt_ook_het_eerste() -> None:
    """Mail that was sent on is refused at another address; ours is the original one."""
    retour = lees(rapport(adres="jan@elders.example", oorspronkelijk=PARTNER))
    assert retour.adressen == {"jan@elders.example", PARTNER}


def test_wat_geen_rapport_is_maar_erop_lijkt_is_twijfel() -> None:
    """The old plain text refusal: our Message-ID and a code are found, but a person must look."""
    retour = lees(qmail())
    assert (retour.soort, retour.code) == (Soort.TWIJFEL, "5.1.1")
    assert KENMERK in retour.kenmerken


def test_een_antwoord_en_reclame() -> None:
    """An answer names our message and is no refusal; an advertisement has nothing to do with us."""
    assert (lees(antwoord()).soort, KENMERK in lees(antwoord()).kenmerken) == (Soort.OVERIG, True)
    assert lees(reclame()) == Retour(Soort.OVERIG, "", ("dsn-1",))


@pytest.mark.parametrize("eind", [0, 40, 300, 700, 1000])
def test_een_half_rapport(eind: int) -> None:
    """Cut off anywhere it is read for what is there."""
    assert lees(rapport()[:eind]).soort in Soort


@given(st.binary(max_size=400))
def test_wat_er_ook_in_staat(ruw: bytes) -> None:
    """Bytes of a stranger never make it fail."""
    assert lees(rapport() + ruw).soort is Soort.GEWEIGERD
    assert lees(ruw).soort in Soort
