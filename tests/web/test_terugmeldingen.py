"""Returns a person must look at: both sides on one page, and the decision recorded, told and logged."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from inburgering.db import terugmelden
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Gebruiker, Onderdeel, Overdracht, Signaal, Terugmelding, Toegang
from inburgering.db.terugbericht import Antwoord, Bericht, Binnenkomst, Weg
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]
TOKEN = "een-link-die-niemand-raadt"
ANNA = {"naam": "Anna Smit"}
VERSLAG = ANNA | {"resultaat": "uitgevoerd", "verslag": "De huur loopt."}


@pytest.fixture(autouse=True)
def link(stad: Stad) -> None:
    """A link to the task at Plangroep."""
    with stad.db.schrijven() as s:
        deel = s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one()
        s.add(
            Toegang(
                token_hash=hash_van(TOKEN),
                onderdeel_id=deel.id or 0,
                doel="overdracht",
                verloopt=VANDAAG + timedelta(days=30),
            )
        )


def stuur(stad: Stad, soort: str, feiten: dict[str, Any], op: date = VANDAAG, **meer: Any) -> Antwoord:
    """Plangroep says something in a file."""
    bericht = Bericht(soort=soort, op=op, feiten=feiten, token=TOKEN, **meer)
    van = Binnenkomst(weg=Weg.BESTAND, partij=f"{soort}{feiten}{op}", map_="plangroep")
    return terugmelden.neem_aan(stad.db, bericht, van, om(VANDAAG))


def rij(stad: Stad, nummer: int) -> Terugmelding:
    """The row of the inbox."""
    with stad.db.lezen() as s:
        return s.get_one(Terugmelding, nummer)


def stand(stad: Stad) -> str:
    """The state of the task at Plangroep."""
    with stad.db.lezen() as s:
        return (
            s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht", Onderdeel.nr == 1)).one().toestand
        )


def open_signalen(stad: Stad) -> list[str]:
    """What is still to be looked at about returns."""
    with stad.db.lezen() as s:
        vraag = select(Signaal.reden).where(
            col(Signaal.soort).startswith("terugmelding_"), col(Signaal.afgehandeld_door).is_(None)
        )
        return list(s.exec(vraag))


def beslis(k: TestClient, nummer: int, stap: str, **velden: str) -> Any:
    """Choose a form on the page and send it."""
    pad = f"/terugmeldingen/{nummer}"
    bladzijde = k.get(pad).text
    blad = lees(bladzijde)
    stappen = [a["value"] for a in blad.van("input") if a.get("name") == "stap"]
    assert stap in stappen, stappen
    csrf = formulier(bladzijde, pad)["csrf"]
    return k.post(pad, data={"csrf": csrf, "stap": stap, **velden})


def test_de_lijst_en_beide_kanten(als: Als, stad: Stad) -> None:
    """A second, different report: on the list, in the menu, and both reports on one page."""
    assert stuur(stad, "terugmelding", VERSLAG).stand == "verwerkt"
    tweede = stuur(stad, "terugmelding", VERSLAG | {"verslag": "De huur loopt niet."})
    k = als("sanne")
    lijst = k.get("/terugmeldingen").text
    assert gebreken(lijst) == []
    assert "1 bericht" in lijst
    assert "Dit past niet bij het eerdere bericht van 23 november 2026" in lijst
    bladzijde = k.get(f"/terugmeldingen/{tweede.nummer}").text
    assert gebreken(bladzijde) == []
    for woord in ("Wat wij weten", "De huur loopt.", "Wat de partner zegt", "De huur loopt niet."):
        assert woord in bladzijde
    assert "Het komt in de plaats van het eerdere bericht van 23 november 2026" in bladzijde


def test_een_tweede_terugmelding_komt_in_de_plaats(als: Als, stad: Stad) -> None:
    """Processed: the earlier report is corrected in the log, the signal is closed, the decision is kept."""
    stuur(stad, "terugmelding", VERSLAG)
    tweede = stuur(stad, "terugmelding", VERSLAG | {"verslag": "De huur loopt niet."})
    assert len(open_signalen(stad)) == 1
    assert beslis(als("sanne"), tweede.nummer, "verwerk").status_code == 303
    laatste = [r for r in stad.log(stad.zaken["route"]) if r.soort == "terugmelding"][-1]
    assert laatste.corrigeert is not None
    assert (laatste.door, laatste.namens) == ("Sanne de Jong", "Anna Smit (Plangroep)")
    assert laatste.feiten is not None
    assert laatste.feiten["gegevens"]["verslag"] == "De huur loopt niet."
    na = rij(stad, tweede.nummer)
    assert (na.uitkomst, na.wacht, na.besluit) == ("strijdig", False, "verwerkt")
    assert na.besloten_door_id == stad.mensen["sanne"]
    assert open_signalen(stad) == []
    assert (stand(stad), beslis_kan(als("sanne"), tweede.nummer)) == ("teruggemeld", False)


def beslis_kan(k: TestClient, nummer: int) -> bool:
    """Whether the page still offers a decision."""
    return 'name="stap"' in k.get(f"/terugmeldingen/{nummer}").text


def test_aannemen_na_weigeren_laat_de_weigering_vervallen(als: Als, stad: Stad) -> None:
    """Refused by mistake and then accepted: the page says what lapses; processed, the task is accepted."""
    stuur(stad, "weigering", ANNA | {"reden": "Vol."})
    tweede = stuur(stad, "aanvaarding", ANNA)
    assert (tweede.stand, stand(stad)) == ("strijdig", "geweigerd")
    k = als("petra")
    assert (
        "Dan vervalt eerst wat op 23 november 2026 is vastgelegd (taak weigeren)."
        in k.get(f"/terugmeldingen/{tweede.nummer}").text
    )
    assert beslis(k, tweede.nummer, "verwerk").status_code == 303
    assert stand(stad) == "aanvaard"


def test_wat_al_verder_is_kan_alleen_worden_afgewezen(als: Als, stad: Stad) -> None:
    """Accepted after it was reported: nothing to record; the partner reads why it is refused."""
    stuur(stad, "terugmelding", VERSLAG)
    laat = stuur(stad, "aanvaarding", ANNA)
    k = als("sanne")
    zonder = beslis(k, laat.nummer, "wijs_af", waarom_niet=" ")
    assert zonder.status_code == 422
    assert "Vul dit in: de partner leest het." in zonder.text
    assert gebreken(zonder.text) == []
    assert beslis(k, laat.nummer, "wijs_af", waarom_niet="U had al teruggemeld.").status_code == 303
    assert rij(stad, laat.nummer).besluit == "afgewezen"
    zin = "De gemeente heeft uw bericht niet verwerkt: U had al teruggemeld."
    assert zin in k.get(f"/p/{TOKEN}").text
    nog_eens = stuur(stad, "aanvaarding", ANNA)
    assert (nog_eens.dubbel, nog_eens.stand, nog_eens.zin) == (True, "afgewezen", zin)
    notities = [r.feiten for r in stad.log(stad.zaken["route"]) if r.soort == "afhandeling_signaal"]
    assert "U had al teruggemeld." in str(notities[-1])


def test_een_dag_voor_de_verzending_wordt_gewijzigd_verwerkt(als: Als, stad: Stad) -> None:
    """Said to be accepted on 1 November, sent on the 9th: not as it is, but with the day mended."""
    vroeg = stuur(stad, "aanvaarding", ANNA, date(2026, 11, 1))
    assert (vroeg.stand, vroeg.reden) == ("twijfel", "voor_verzending")
    k = als("sanne")
    assert 'value="verwerk"' not in k.get(f"/terugmeldingen/{vroeg.nummer}").text
    nog_fout = beslis(k, vroeg.nummer, "wijzig", op="2026-11-01", waarom="Gebeld.", **ANNA)
    assert nog_fout.status_code == 409
    assert "ligt voor de verzending" in nog_fout.text
    assert 'value="Anna Smit"' in nog_fout.text
    leeg = beslis(k, vroeg.nummer, "wijzig", op="onzin", waarom="", naam="")
    assert leeg.status_code == 422
    assert gebreken(leeg.text) == []
    goed = beslis(k, vroeg.nummer, "wijzig", op="10-11-2026", waarom="Gebeld: de 10e.", **ANNA)
    assert goed.status_code == 303
    laatste = [r for r in stad.log(stad.zaken["route"]) if r.soort == "aanvaarding"][-1]
    assert (laatste.op, stand(stad)) == (date(2026, 11, 10), "aanvaard")
    assert rij(stad, vroeg.nummer).besluit == "gewijzigd"


def test_onbekende_velden_staan_erbij_en_gaan_niet_mee(als: Als, stad: Stad) -> None:
    """What has no place in the contract is shown, and not recorded."""
    vreemd = stuur(stad, "aanvaarding", ANNA, onbekend={"dossier <b>": {"x": 1}})
    assert vreemd.reden == "onbekend_veld"
    k = als("sanne")
    bladzijde = k.get(f"/terugmeldingen/{vreemd.nummer}").text
    assert "dossier &lt;b&gt;" in bladzijde
    assert beslis(k, vreemd.nummer, "verwerk").status_code == 303
    assert "dossier" not in str(stad.log(stad.zaken["route"])[-1].feiten)
    assert stand(stad) == "aanvaard"


def test_een_vraag_wordt_beantwoord(als: Als, stad: Stad) -> None:
    """The partner reads the answer on the page of the task; without one nothing is closed."""
    vraag = stuur(stad, "vraag", ANNA | {"vraag": "Welke bank?"})
    k = als("sanne")
    assert "Welke bank?" in k.get(f"/terugmeldingen/{vraag.nummer}").text
    assert beslis(k, vraag.nummer, "antwoord").status_code == 422
    assert beslis(k, vraag.nummer, "antwoord", antwoord="De bank van de bijstand.").status_code == 303
    assert "Antwoord van de gemeente: De bank van de bijstand." in k.get(f"/p/{TOKEN}").text
    assert open_signalen(stad) == []


def test_token_van_de_ene_taak_en_nummer_van_de_andere(als: Als, stad: Stad) -> None:
    """Mixed up: a person says which of the two it is about, and there it is recorded."""
    ander = stad.zaken["opgeroepen"]
    stad.draag_over(ander, date(2026, 11, 9), date(2026, 12, 18))
    termijnen = {"reactie_uiterlijk": "2026-11-23", "gereed_op": "2026-12-18"}
    from inburgering.db.opdracht import Herkomst

    stad.doe(ander, "overdracht.verzending", date(2026, 11, 9), termijnen, herkomst=Herkomst.SYSTEEM)
    with stad.db.lezen() as s:
        nummer = s.exec(select(Overdracht.nummer).where(Overdracht.traject_id == ander)).one()
    dooreen = stuur(stad, "aanvaarding", ANNA, taak=nummer)
    assert (dooreen.stand, dooreen.reden) == ("strijdig", "andere_taak")
    k = als("sanne")
    assert beslis(k, dooreen.nummer, "wijzig", op="2026-11-23", waarom="Gebeld.", **ANNA).status_code == 422
    keuze = {"op": "2026-11-23", "waarom": "Gebeld.", "taak": nummer, **ANNA}
    assert beslis(k, dooreen.nummer, "wijzig", **keuze).status_code == 303
    assert stad.log(ander)[-1].soort == "aanvaarding"
    assert "aanvaarding" not in [r.soort for r in stad.log(stad.zaken["route"])]


def test_twee_keer_beslissen_kan_niet(als: Als, stad: Stad) -> None:
    """Someone else was earlier: said so, and nothing changes."""
    vraag = stuur(stad, "vraag", ANNA | {"vraag": "Welke bank?"})
    k = als("sanne")
    pad = f"/terugmeldingen/{vraag.nummer}"
    velden = {**formulier(k.get(pad).text, pad), "antwoord": "De eerste."}
    assert k.post(pad, data=velden).status_code == 303
    tweede = k.post(pad, data=velden | {"antwoord": "De tweede."})
    assert tweede.status_code == 409
    assert "al besloten" in tweede.text
    assert rij(stad, vraag.nummer).besluit_zin == "Antwoord van de gemeente: De eerste."


def test_wie_wat_ziet(als: Als, stad: Stad) -> None:
    """A consulent sees those of her own trajects; another municipality none, and cannot open them."""
    vraag = stuur(stad, "vraag", ANNA | {"vraag": "Welke bank?"})
    assert "1 bericht" in als("sanne").get("/terugmeldingen").text
    assert "0 berichten" in als("fatma").get("/terugmeldingen").text
    assert "1 bericht" in als("petra").get("/terugmeldingen").text
    kees = als("kees")
    assert "0 berichten" in kees.get("/terugmeldingen?toon=alles").text
    assert kees.get(f"/terugmeldingen/{vraag.nummer}").status_code == 404
    assert kees.get("/terugmeldingen/abc").status_code == 404


def test_de_beheerder_ziet_hoe_vaak_zonder_gegevens(als: Als, stad: Stad) -> None:
    """Forged returns per day and way; no content, and for nobody else."""
    with stad.db.schrijven() as s:
        beheerder = Gebruiker(gemeente_id=stad.gemeente, naam="Bea Heer", rol="beheerder")
        s.add(beheerder)
        s.flush()
        stad.mensen["bea"] = int(beheerder.id or 0)
        s.exec(select(Toegang)).one().ingetrokken = True
    stuur(stad, "aanvaarding", ANNA)
    stuur(stad, "weigering", ANNA | {"reden": "Vol."})
    assert als("sanne").get("/terugmeldingen/vervalst").status_code == 403
    bladzijde = als("bea").get("/terugmeldingen/vervalst").text
    assert gebreken(bladzijde) == []
    assert "Ingetrokken token" in bladzijde
    assert "2 keer" in bladzijde
    for woord in ("Anna", "Vol.", "Nguy"):
        assert woord not in bladzijde
