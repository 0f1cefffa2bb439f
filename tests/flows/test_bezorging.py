"""The outbox emptied: what is sent, what waits, what goes to a person, and that one letter harms no other."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from inburgering.db import post
from inburgering.db.tabellen import Partner, Post, Signaal
from inburgering.flows import bezorging
from inburgering.flows.bezorging import Uitslag, bezorg, bezorg_ronde
from inburgering.flows.kanalen import BlijvendeFout, TijdelijkeFout
from inburgering.flows.map import Map
from inburgering.omgeving import Omgeving, OnjuisteInstelling
from tests.flows.conftest import DAG
from tests.werkplek import Werkplek, om


class Proefkanaal:
    """A channel that remembers what it got, and fails as often as it is told."""

    def __init__(self, *fouten: Exception) -> None:
        self.kreeg: list[post.Zending] = []
        self.fouten = list(fouten)

    def lever(self, zending: post.Zending) -> None:
        if self.fouten:
            raise self.fouten.pop(0)
        self.kreeg.append(zending)


def brieven(werkplek: Werkplek) -> dict[str, str]:
    """Every letter and how it stands."""
    with werkplek.db.lezen() as s:
        return {p.sjabloon: p.stand for p in s.exec(select(Post))}


def redenen(werkplek: Werkplek) -> list[str]:
    """What a person was told."""
    with werkplek.db.lezen() as s:
        return [x.reden for x in s.exec(select(Signaal)) if x.soort.startswith("post_")]


def test_alles_wat_klaarstaat_gaat_uit(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """The decision goes to the print queue, the task to Plangroep, and the log says on which day."""
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG)) == Uitslag(verzonden=2)
    assert set(brieven(werkplek).values()) == {"verzonden"}
    assert len(list((omgeving.uitgaand / "drukwerk").glob("*.pdf"))) == 1
    assert len(list((omgeving.uitgaand / "plangroep").glob("*.pdf"))) == 1
    verzending = next(r for r in werkplek.log(taak) if r.soort == "verzending")
    assert verzending.op == DAG
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG)) == Uitslag()


def test_een_tijdelijke_fout_komt_later_terug(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """The first attempt fails, the second, minutes later, has the same name."""
    kanaal = Proefkanaal(TijdelijkeFout("De schijf is vol."))
    kanalen = {"map": kanaal}
    eerst = bezorg(werkplek.db, omgeving, lambda: om(DAG), kanalen)
    assert eerst == Uitslag(verzonden=1, later=1)
    straks = om(DAG) + post.EERSTE_WACHT
    assert bezorg(werkplek.db, omgeving, lambda: straks - timedelta(seconds=1), kanalen) == Uitslag()
    assert bezorg(werkplek.db, omgeving, lambda: straks, kanalen) == Uitslag(verzonden=1)
    assert redenen(werkplek) == []


def test_een_blijvende_fout_gaat_naar_een_mens(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """What does not heal becomes a signaal at once, and the other letter still leaves."""
    kanaal = Proefkanaal(BlijvendeFout("Het adres bestaat niet."))
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG), {"map": kanaal}) == Uitslag(verzonden=1, mislukt=1)
    (reden,) = redenen(werkplek)
    assert reden.endswith(" ging niet goed weg. Het adres bestaat niet.")


def test_een_fout_van_ons_houdt_de_rest_niet_op(
    werkplek: Werkplek, omgeving: Omgeving, taak: int, caplog: pytest.LogCaptureFixture
) -> None:
    """An unexpected fault is tried again, named by its kind only: its text may hold a name."""
    kanaal = Proefkanaal(KeyError("Yonas Tesfaye"))
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG), {"map": kanaal}) == Uitslag(verzonden=1, later=1)
    with werkplek.db.lezen() as s:
        fouten = [p.fout for p in s.exec(select(Post)) if p.fout]
    assert fouten == ["De brief kon niet worden gemaakt of bezorgd (KeyError)."]
    assert "Yonas" not in caplog.text


def test_een_onbekend_kanaal_zegt_wat_te_kiezen(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """A partner with a channel that does not exist."""
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG), {"duif": Proefkanaal()}).mislukt == 2
    assert "Kies bij de partner uit: map, smtp, sftp, pagina." in redenen(werkplek)[0]


def test_zonder_mailserver_hoort_een_mens_wat_in_te_stellen(
    werkplek: Werkplek, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A partner that wants mail where none is set up."""
    monkeypatch.delenv("INBURGERING_SMTP", raising=False)
    with werkplek.db.schrijven() as s:
        partner = s.get_one(Partner, werkplek.partner)
        partner.kanaal, partner.adres = "smtp", "taken@plangroep.example"
    traject = werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    werkplek.draag_over(traject, DAG, date(2026, 11, 20))
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG)) == Uitslag(verzonden=1, mislukt=1)
    assert "Zet in INBURGERING_SMTP" in redenen(werkplek)[0]


def test_een_link_per_poging_voor_post_per_mail(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """A mailed letter carries a link of its own on each attempt; the folder's letter has it inside."""
    with werkplek.db.schrijven() as s:
        s.get_one(Partner, werkplek.partner).kanaal = "smtp"
    traject = werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    werkplek.draag_over(traject, DAG, date(2026, 11, 20))
    mail, map_ = Proefkanaal(TijdelijkeFout("Straks.")), Proefkanaal()
    bezorg(werkplek.db, omgeving, lambda: om(DAG), {"smtp": mail, "map": map_})
    bezorg(werkplek.db, omgeving, lambda: om(DAG, 11), {"smtp": mail, "map": map_})
    assert mail.kreeg[0].link.startswith("https://inb.example/p/")
    assert map_.kreeg[0].link == ""


def test_een_brief_die_intussen_is_ingetrokken_gaat_niet_uit(
    werkplek: Werkplek, omgeving: Omgeving, taak: int
) -> None:
    """Withdrawn between the claim and the rendering: it stays where it is."""
    kanaal = Proefkanaal()
    with werkplek.db.schrijven() as s:
        nummers = post.neem(s, om(DAG), 10)
        for nummer in nummers:
            s.get_one(Post, nummer).stand = "ingetrokken"
    uitslagen = [
        bezorging._bezorg_een(werkplek.db, omgeving.adres, nr, om(DAG), {"map": kanaal}) for nr in nummers
    ]
    assert uitslagen == [Uitslag(), Uitslag()]
    assert kanaal.kreeg == []


def test_twee_tegelijk_nemen_niet_dezelfde_brief(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> None:
    """While one works on a letter, another finds nothing; after five minutes the claim has lapsed."""
    with werkplek.db.schrijven() as s:
        assert len(post.neem(s, om(DAG), 10)) == 2
    kanalen = {"map": Map(omgeving.uitgaand)}
    assert bezorg_ronde(werkplek.db, omgeving, om(DAG), kanalen) is None
    later = om(DAG) + post.LEASE + timedelta(seconds=1)
    assert bezorg_ronde(werkplek.db, omgeving, later, kanalen) == Uitslag(verzonden=2)


def test_wat_na_middernacht_wordt_overgedaan_vervangt_de_vorige(
    werkplek: Werkplek, omgeving: Omgeving, taak: int
) -> None:
    """Delivered on Tuesday, not recorded; on Wednesday it goes out again under the same name, and says so."""

    class GaatUit(Map):
        def lever(self, zending: post.Zending) -> None:
            super().lever(zending)
            raise TijdelijkeFout("De stroom viel uit.")

    bezorg(werkplek.db, omgeving, lambda: om(DAG), {"map": GaatUit(omgeving.uitgaand)})
    bezorg(werkplek.db, omgeving, lambda: om(DAG + timedelta(days=1)))
    for adres in ("plangroep", "drukwerk"):
        regels = (omgeving.uitgaand / adres / "manifest.jsonl").read_text().splitlines()
        eerste, tweede = map(json.loads, regels)
        assert (tweede["naam"], tweede["vervangt"]) == (eerste["naam"], eerste["sha256"])
    verzending = next(r for r in werkplek.log(taak) if r.soort == "verzending")
    assert verzending.op == DAG + timedelta(days=1)


def test_een_link_die_niemand_kan_openen_gaat_niet_uit(
    werkplek: Werkplek, omgeving: Omgeving, taak: int
) -> None:
    """Outside a demo the address in letters must be one that a partner can reach; nothing is claimed."""
    with pytest.raises(OnjuisteInstelling, match="INBURGERING_ADRES"):
        bezorg(werkplek.db, replace(omgeving, adres="http://127.0.0.1:8000"), lambda: om(DAG))
    assert set(brieven(werkplek).values()) == {"wacht"}
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG)) == Uitslag(verzonden=2)


def test_bezorgd_maar_niet_vast_te_leggen_is_voor_een_mens(
    werkplek: Werkplek, omgeving: Omgeving, taak: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It left; recording it fails on a fault of ours: no repeat, a signaal, and the other letter is fine."""
    kanaal, echt = Proefkanaal(), post.verzonden

    def verzonden(session: Session, zending: post.Zending, nu: datetime) -> None:
        if zending.sjabloon == "beschikking_pip":
            raise KeyError("Yonas Tesfaye")
        echt(session, zending, nu)

    monkeypatch.setattr(post, "verzonden", verzonden)
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG), {"map": kanaal}) == Uitslag(verzonden=1, mislukt=1)
    assert len(kanaal.kreeg) == 2
    assert "De brief is bezorgd, maar dat kon niet worden vastgelegd (KeyError)." in redenen(werkplek)[0]


def test_ook_een_fout_die_niet_op_te_schrijven_is_houdt_niemand_op(
    werkplek: Werkplek, omgeving: Omgeving, taak: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failure of one letter cannot be written down either; the other leaves, and the claim lapses."""

    def mislukt(*_: object, **__: object) -> None:
        raise KeyError

    monkeypatch.setattr(post, "mislukt", mislukt)
    kanaal = Proefkanaal(TijdelijkeFout("Straks."))
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG), {"map": kanaal}) == Uitslag(verzonden=1, later=1)
    later = om(DAG) + post.LEASE + timedelta(seconds=1)
    assert bezorg(werkplek.db, omgeving, lambda: later, {"map": kanaal}) == Uitslag(verzonden=1)


def test_wie_eerder_was_wordt_gewacht(
    werkplek: Werkplek, omgeving: Omgeving, taak: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone changed the traject at the same moment: the sending is recorded at the second try."""
    echt, botsingen = post.verzonden, [StaleDataError()]

    def verzonden(session: Session, zending: post.Zending, nu: datetime) -> None:
        if botsingen:
            raise botsingen.pop()
        echt(session, zending, nu)

    monkeypatch.setattr(post, "verzonden", verzonden)
    assert bezorg(werkplek.db, omgeving, lambda: om(DAG), {"map": Proefkanaal()}) == Uitslag(verzonden=2)
