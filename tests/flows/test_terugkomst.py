"""Return files: recorded once, refused with a reason, never lost, never half read."""

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from inburgering.db import terug_rij, terugmelden
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Onderdeel, Signaal, Terugmelding, Toegang
from inburgering.db.terug_besluit import Beslissing, besluit
from inburgering.db.terugbericht import Besluit
from inburgering.flows import terugkomst
from inburgering.flows.bezorging import bezorg
from inburgering.flows.terugkomst import Oogst, haal_op
from inburgering.omgeving import Omgeving
from tests.flows.conftest import DAG
from tests.werkplek import Werkplek, om

TOKEN = "een-token-dat-alleen-plangroep-heeft"
ECHT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = DAG + timedelta(days=2)
AANVAARDING = {
    "taak": "PST-2026-00001-T1",
    "token": TOKEN,
    "gebeurtenis": "aanvaarding",
    "op": "2026-10-08",
    "feiten": {"naam": "Ria Smit"},
}


@pytest.fixture
def overdracht(werkplek: Werkplek, omgeving: Omgeving, taak: int) -> int:
    """The task was sent to Plangroep, whose link has a token that this test knows."""
    bezorg(werkplek.db, omgeving, lambda: om(DAG))
    with werkplek.db.schrijven() as s:
        deel = s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one()
        hash_ = hash_van(TOKEN)
        s.add(
            Toegang(
                token_hash=hash_,
                onderdeel_id=int(deel.id or 0),
                doel="overdracht",
                verloopt=date(2026, 12, 4),
            )
        )
    return taak


def leg_neer(
    omgeving: Omgeving, inhoud: Any, naam: str = "antwoord.json", wie: str = "plangroep", oud: float = 60
) -> Path:
    """Put a file in a partner's folder, last changed `oud` seconds ago."""
    plek = omgeving.inkomend / wie
    plek.mkdir(parents=True, exist_ok=True)
    ruw = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
    (plek / naam).write_bytes(ruw)
    toen = ECHT.timestamp() - oud
    os.utime(plek / naam, (toen, toen))
    return plek / naam


def haal(werkplek: Werkplek, omgeving: Omgeving, dag: date = LATER) -> Oogst:
    """One round of collecting."""
    return haal_op(werkplek.db, omgeving, om(dag), ECHT)


def bestanden(omgeving: Omgeving, waar: str, wie: str = "plangroep") -> list[str]:
    """What lies in one of the partner's folders, by name."""
    return sorted(p.name for p in (omgeving.inkomend / wie / waar).glob("*"))


def reden(omgeving: Omgeving, wie: str = "plangroep") -> str:
    """The reason beside the one refused file."""
    (pad,) = (omgeving.inkomend / wie / "afgekeurd").glob("*.reden.txt")
    return pad.read_text(encoding="utf-8")


def bonnen(omgeving: Omgeving, wie: str = "plangroep") -> list[dict[str, Any]]:
    """The receipts beside what was taken in."""
    paden = sorted((omgeving.inkomend / wie / "verwerkt").glob("*.ontvangst.json"))
    return [json.loads(pad.read_text(encoding="utf-8")) for pad in paden]


def inbox(werkplek: Werkplek) -> list[Terugmelding]:
    """What was received, oldest first."""
    with werkplek.db.lezen() as s:
        return list(s.exec(select(Terugmelding).order_by(col(Terugmelding.id))))


def soorten(werkplek: Werkplek, traject: int) -> list[str]:
    """What the log says."""
    return [r.soort for r in werkplek.log(traject)]


def test_een_aanvaarding_komt_in_het_logboek(werkplek: Werkplek, omgeving: Omgeving, overdracht: int) -> None:
    """Plangroep accepts by a file: recorded on its day, by the person it names, for the partner."""
    leg_neer(omgeving, AANVAARDING)
    assert haal(werkplek, omgeving) == Oogst(verwerkt=1)
    rij = next(r for r in werkplek.log(overdracht) if r.soort == "aanvaarding")
    assert (rij.op, rij.door) == (date(2026, 10, 8), "Ria Smit (Plangroep)")
    assert (rij.herkomst, rij.naar) == ("partner", "aanvaard")
    naam, bon = bestanden(omgeving, "verwerkt")
    assert naam.startswith("antwoord.")
    assert bon == naam.removesuffix(".json") + ".ontvangst.json"
    assert bestanden(omgeving, "bezig") == []


def test_hetzelfde_bestand_telt_een_keer(werkplek: Werkplek, omgeving: Omgeving, overdracht: int) -> None:
    """The same content again, under any name, is put away as done, answered the same and changes nothing."""
    leg_neer(omgeving, AANVAARDING)
    haal(werkplek, omgeving)
    leg_neer(omgeving, AANVAARDING, "nog-eens.json")
    assert haal(werkplek, omgeving) == Oogst(verwerkt=1)
    assert soorten(werkplek, overdracht).count("aanvaarding") == 1
    assert len(bestanden(omgeving, "verwerkt")) == 4
    eerste, tweede = (regel for bon in bonnen(omgeving) for regel in bon["regels"])
    assert (eerste["dubbel"], tweede["dubbel"]) == (False, True)
    assert eerste["uitkomst"] == tweede["uitkomst"] == "verwerkt"


def test_gestopt_na_het_vastleggen(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recorded but not yet put away: the next round puts it away and records nothing again."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    leg_neer(omgeving, AANVAARDING)
    with monkeypatch.context() as m:
        m.setattr(terugkomst, "_berg_op", stop)
        with pytest.raises(KeyboardInterrupt):
            haal(werkplek, omgeving)
    assert len(bestanden(omgeving, "bezig")) == 1
    assert haal(werkplek, omgeving) == Oogst(verwerkt=1)
    assert soorten(werkplek, overdracht).count("aanvaarding") == 1


@pytest.mark.parametrize(
    ("naam", "oud"),
    [("antwoord.json", 1), ("antwoord.json.deel", 600), ("x.tmp", 600), (".antwoord.json", 600)],
)
def test_wat_nog_groeit_blijft_liggen(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int, naam: str, oud: float
) -> None:
    """Changed a second ago, or under a name for files that are not done: not touched."""
    pad = leg_neer(omgeving, AANVAARDING, naam, oud=oud)
    assert haal(werkplek, omgeving) == Oogst()
    assert pad.exists()


def test_een_bestand_uit_de_toekomst_wordt_gelezen(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int
) -> None:
    """A clock that is ahead, or a time zone mistaken, does not make a file wait for ever."""
    leg_neer(omgeving, AANVAARDING, oud=-7200)
    assert haal(werkplek, omgeving) == Oogst(verwerkt=1)


INHOUD = {
    "dag in de toekomst": (AANVAARDING | {"op": "2026-10-09"}, "toekomst"),
    "verkeerd token": (AANVAARDING | {"token": "geraden"}, "Het token is onbekend"),
    "naam ontbreekt": (AANVAARDING | {"feiten": {}}, "Uw naam"),
    "een BSN erin": (AANVAARDING | {"feiten": {"naam": "Ria", "bsn": "999990019"}}, "Er staat een BSN"),
    "naam is een BSN": (AANVAARDING | {"feiten": {"naam": "999 990 019"}}, "Er staat een BSN"),
    "geen gebeurtenis": (AANVAARDING | {"gebeurtenis": "afsluiting"}, "Het veld gebeurtenis is een van"),
    "verzonnen taaknummer": (AANVAARDING | {"taak": "PST-2026-99999-T1"}, "hoort niet bij dit token"),
}


@pytest.mark.parametrize("wat", INHOUD)
def test_een_bestand_dat_niet_klopt_krijgt_een_reden(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int, wat: str
) -> None:
    """It is kept, with a Dutch reason beside it, and nothing is recorded."""
    inhoud, zin = INHOUD[wat]
    voor = soorten(werkplek, overdracht)
    leg_neer(omgeving, inhoud)
    assert haal(werkplek, omgeving) == Oogst(afgekeurd=1)
    assert zin in reden(omgeving)
    assert TOKEN not in reden(omgeving)
    assert soorten(werkplek, overdracht) == voor
    assert len(bestanden(omgeving, "afgekeurd")) == 3
    (rij,) = inbox(werkplek)
    assert (rij.weg, rij.uitkomst, rij.wacht) == ("bestand", "afgewezen", False)
    assert "999" not in json.dumps(rij.inhoud)
    assert haal(werkplek, omgeving) == Oogst()


def test_een_verlopen_of_ingetrokken_token_opent_niets(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int
) -> None:
    """The last day counts, the day after does not; a withdrawn token never does."""
    leg_neer(omgeving, AANVAARDING)
    assert haal(werkplek, omgeving, date(2026, 12, 5)).afgekeurd == 1
    leg_neer(omgeving, AANVAARDING)
    with werkplek.db.schrijven() as s:
        s.exec(select(Toegang).where(Toegang.token_hash == hash_van(TOKEN))).one().ingetrokken = True
    assert haal(werkplek, omgeving, date(2026, 12, 4)).afgekeurd == 1
    with werkplek.db.schrijven() as s:
        s.exec(select(Toegang).where(Toegang.token_hash == hash_van(TOKEN))).one().ingetrokken = False
    leg_neer(omgeving, AANVAARDING)
    assert haal(werkplek, omgeving, date(2026, 12, 4)).verwerkt == 1


def test_een_token_van_een_ander_opent_niets(werkplek: Werkplek, omgeving: Omgeving, overdracht: int) -> None:
    """Plangroep's token in the folder of another partner is refused."""
    leg_neer(omgeving, AANVAARDING, wie="vluchtelingenwerk")
    assert haal(werkplek, omgeving) == Oogst(afgekeurd=1)
    assert "niet van u" in reden(omgeving, "vluchtelingenwerk")
    (rij,) = inbox(werkplek)
    assert (rij.reden, rij.inhoud, rij.traject_id) == ("andere_partner", {}, None)


def test_wat_niet_past_wordt_een_signaal_een_keer(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int
) -> None:
    """Accepted after it was refused: kept, and the consulent hears of it once, with the reason."""
    leg_neer(omgeving, AANVAARDING | {"gebeurtenis": "weigering", "feiten": {"naam": "Ria", "reden": "Vol."}})
    haal(werkplek, omgeving)
    for _ in range(2):
        leg_neer(omgeving, AANVAARDING)
        assert haal(werkplek, omgeving) == Oogst(verwerkt=1)
    with werkplek.db.lezen() as s:
        vraag = select(Signaal).where(col(Signaal.soort).startswith("terugmelding_"))
        (signaal,) = s.exec(vraag).all()
    assert signaal.voor == "consulent"
    assert signaal.reden.startswith("Een bericht van Plangroep (taak aannemen) wacht op u.")
    assert [r.uitkomst for r in inbox(werkplek)] == ["verwerkt", "strijdig", "dubbel"]


def test_iets_anders_dan_json_wordt_na_een_uur_afgekeurd(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int
) -> None:
    """A report as PDF: a person must read it, so it does not lie there in silence."""
    leg_neer(omgeving, b"%PDF", "verslag.pdf", oud=600)
    assert haal(werkplek, omgeving) == Oogst()
    leg_neer(omgeving, b"%PDF", "verslag.pdf", oud=4000)
    assert haal(werkplek, omgeving) == Oogst(afgekeurd=1)
    assert "Alleen bestanden met de naam .json of .csv" in reden(omgeving)


def test_een_koppeling_naar_elders_wordt_niet_gevolgd(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int, tmp_path: Path
) -> None:
    """A symbolic link in the folder, or as the folder, reads nothing."""
    elders = tmp_path / "geheim.json"
    elders.write_text(json.dumps(AANVAARDING))
    (omgeving.inkomend / "plangroep").mkdir(parents=True)
    (omgeving.inkomend / "plangroep" / "x.json").symlink_to(elders)
    (omgeving.inkomend / "ander").symlink_to(omgeving.inkomend / "plangroep")
    assert haal(werkplek, omgeving) == Oogst()


def test_zonder_map_gebeurt_er_niets(werkplek: Werkplek, omgeving: Omgeving) -> None:
    """No partner has sent anything yet."""
    assert haal(werkplek, omgeving) == Oogst()


def test_een_csv_met_meer_berichten(werkplek: Werkplek, omgeving: Omgeving, overdracht: int) -> None:
    """Each row has its own outcome in the receipt; a bad row does not hold up a good one."""
    rijen = [
        "taak;token;gebeurtenis;op;naam;dossier",
        f"PST-2026-00001-T1;{TOKEN};aanvaarding;08-10-2026;Ria Smit;",
        f"PST-2026-00001-T1;{TOKEN};start_uitvoering;08-10-2026;;",
        "PST-2026-00002-T1;geraden;aanvaarding;08-10-2026;Ria Smit;",
        f"PST-2026-00001-T1;{TOKEN};vraag;onzin;Ria Smit;",
        f"PST-2026-00001-T1;{TOKEN};aanvaarding;07-10-2026;Ria Smit;7",
    ]
    leg_neer(omgeving, "\r\n".join(rijen).encode("utf-8-sig"), "week41.csv")
    assert haal(werkplek, omgeving) == Oogst(verwerkt=1)
    (bon,) = bonnen(omgeving)
    assert [(r["regel"], r["uitkomst"], r["reden"]) for r in bon["regels"]] == [
        (2, "verwerkt", ""),
        (3, "verwerkt", ""),
        (4, "afgewezen", "token_onbekend"),
        (5, "afgewezen", "onleesbaar"),
        (6, "twijfel", "onbekend_veld"),
    ]
    assert {r["taak"] for r in bon["regels"]} == {"PST-2026-00001-T1", "PST-2026-00002-T1"}
    assert TOKEN not in json.dumps(bon)
    assert "Ria" not in json.dumps(bon)
    assert len(inbox(werkplek)) == 5


def test_een_stop_halverwege_een_groot_bestand(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after the first of two messages: the next round knows the first and takes the second."""
    echte, gedaan = terugmelden.neem_aan, list[int]()

    def stop(*delen: Any) -> Any:
        if gedaan:
            raise KeyboardInterrupt
        gedaan.append(1)
        return echte(*delen)

    tweede = AANVAARDING | {"gebeurtenis": "start_uitvoering", "feiten": {}}
    leg_neer(omgeving, [AANVAARDING, tweede])
    with monkeypatch.context() as m:
        m.setattr(terugmelden, "neem_aan", stop)
        with pytest.raises(KeyboardInterrupt):
            haal(werkplek, omgeving)
    assert haal(werkplek, omgeving) == Oogst(verwerkt=1)
    assert [(r["uitkomst"], r["dubbel"]) for r in bonnen(omgeving)[0]["regels"]] == [
        ("verwerkt", True),
        ("verwerkt", False),
    ]
    assert soorten(werkplek, overdracht).count("aanvaarding") == 1


def test_te_laat_in_een_bestand(werkplek: Werkplek, omgeving: Omgeving, overdracht: int) -> None:
    """Done by 20 November, reported on the 24th: recorded and called late."""
    verslag = {"naam": "Ria Smit", "resultaat": "uitgevoerd", "verslag": "De huur loopt."}
    leg_neer(omgeving, AANVAARDING | {"gebeurtenis": "terugmelding", "op": "2026-11-20", "feiten": verslag})
    assert haal(werkplek, omgeving, date(2026, 11, 24)) == Oogst(verwerkt=1)
    assert bonnen(omgeving)[0]["regels"][0]["uitkomst"] == "te_laat"
    assert "terugmelding" in soorten(werkplek, overdracht)


def test_een_verlopen_token_blijft_niet_stil(werkplek: Werkplek, omgeving: Omgeving, overdracht: int) -> None:
    """Refused, but the consulent hears that the partner wrote: the report would be lost otherwise."""
    leg_neer(omgeving, AANVAARDING)
    assert haal(werkplek, omgeving, date(2026, 12, 5)) == Oogst(afgekeurd=1)
    with werkplek.db.lezen() as s:
        (signaal,) = s.exec(select(Signaal).where(col(Signaal.soort).startswith("terugmelding_"))).all()
    assert "De link in de brief is verlopen." in signaal.reden
    (rij,) = inbox(werkplek)
    assert (rij.reden, rij.inhoud, rij.traject_id) == ("token_verlopen", {}, None)


def test_een_besluit_komt_terug_naast_het_bestand(
    werkplek: Werkplek, omgeving: Omgeving, overdracht: int
) -> None:
    """A person refuses a doubtful message with a reason: the partner's system finds it, once."""
    leg_neer(omgeving, AANVAARDING | {"op": "2026-10-01"})
    haal(werkplek, omgeving)
    with werkplek.db.schrijven() as s:
        rij = s.exec(select(Terugmelding)).one()
        kijk = terug_rij.kijk_van(s, rij.onderdeel_id or 0)
        wat = Beslissing(
            besluit=Besluit.AFGEWEZEN, door="Sanne", door_id=werkplek.consulent, reden="De dag klopt niet.",
            nu=om(LATER),
        )  # fmt: skip
        besluit(s, rij, kijk, wat)
        nummer = rij.id
    haal(werkplek, omgeving)
    (pad,) = (omgeving.inkomend / "plangroep" / "verwerkt").glob(f"*.besluit-{nummer}.json")
    gelezen = json.loads(pad.read_text(encoding="utf-8"))
    assert (gelezen["regel"], gelezen["besluit"], gelezen["taak"]) == (1, "afgewezen", "PST-2026-00001-T1")
    assert gelezen["uitleg"].endswith("niet verwerkt: De dag klopt niet.")
    pad.unlink()
    haal(werkplek, omgeving)
    assert not pad.exists()
