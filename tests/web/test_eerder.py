"""Iemand was eerder: no form of settings undoes what someone else wrote since the page was opened."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

from sqlalchemy import text
from starlette.testclient import TestClient

from inburgering.db.tabellen import Gebruiker
from inburgering.web import eerder, toegang
from tests.web.conftest import post
from tests.web.eerder_gevallen import Geval, alle
from tests.web.opmaak import formulier, gebreken
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
TABELLEN = (
    "gebruiker", "gemeente", "afwezigheid", "abonnement", "partner", "partnertaak", "contract",
    "partnersleutel", "brieftekst", "huisstijl", "norm", "inrichting",
)  # fmt: skip
VAN_EEN_ANDER_SOORT = {
    "/trajecten/": "a change of a traject: the field `verwacht` holds the number of its log",
    "/p/": "the answer of a partner to one task: the task refuses a second",
    "/taken/": "the answer of a partner to one task: the task refuses a second",
    "/terugmeldingen/": "decides on one return: the row has a version, and a second decision is refused",
    "/partner-api/": "programs: the state of the task refuses a second answer",
    "/api/": "programs: they send the number of the log they expect",
    "/aanmelden": "one's own session",
    "/afmelden": "one's own session",
    "/wachtwoord/": "one's own password, by a link that works once",
    "/mijn-": "one's own password, keys and sessions",
    "/agenda": "one's own link",
    "/caseload/weergaven": "one's own views",
    "/caseload/kolommen": "one's own columns",
    "/caseload/contact": "trajects: recorded by the same way as on the page of one",
    "/toewijzen": "trajects: the form names who held each; one that went to a colleague since is refused",
    "/coordinator/herinner": "adds a reminder; overwrites nothing",
    "/herinneren": "adds a reminder; overwrites nothing",
}
"""Begins of addresses where no setting is overwritten, and why."""
VOEGT_TOE = {
    "/medewerkers/nieuw": "someone new; a name that is there is refused in the same turn",
    "/medewerkers/{wie}/uitnodigen": "a link that works once; the last one counts, and it is shown",
    "/afwezigheid": "a new absence; an overlap is refused in the same turn",
    "/keten/abonnementen/nieuw": "a new subscription",
    "/keten/abonnementen/{nr}/opnieuw": "sends again what was given up; a second time sends nothing",
    "/keten/duo/{kenmerk}/opnieuw": "into the next file; a second time changes nothing",
    "/partners/nieuw": "a new partner; a name that is there is refused in the same turn",
    "/partners/aandacht": "closes one signal; one that is closed is refused",
    "/partners/{nummer}/toegang/mensen": "a new account; an address that is there is refused",
    "/partners/{nummer}/toegang/mensen/{wie}/link": "a link that works once; the last one counts",
    "/partners/{nummer}/toegang/mensen/{wie}/sluiten": "only ever closes; a second time changes nothing",
    "/partners/{nummer}/toegang/sleutels": "a new key beside the others",
    "/partners/{nummer}/toegang/sleutels/{client_id}/intrekken": "only ever withdraws; a second time nothing",
    "/retourmail/{bericht}/gezien": "only ever marks as dealt with; the first one stays",
}
"""Addresses that only add or end, and why nothing of someone else is lost there."""


def test_elk_formulier_van_instellingen_ziet_dat_iemand_eerder_was(als: Als, stad: Stad) -> None:
    """Of every form: the second is refused, reads who was earlier, loses nothing, and may press again."""
    klant = als("bea")
    for geval in alle(klant, stad):
        te_laat(klant, stad, geval)


def te_laat(klant: TestClient, stad: Stad, geval: Geval) -> None:
    """One form that two people have open."""
    open_ = formulier(klant.get(geval.bladzijde).text, geval.pad)
    assert open_.get("gezien"), f"{geval.route}: het formulier zegt niet wat het liet zien"
    zonder = klant.post(geval.pad, data={**open_, **geval.daarna, "gezien": ""})
    assert zonder.status_code == 409, f"{geval.route}: zonder merk"
    waar = geval.eerst_pad or geval.pad
    eerste = formulier(klant.get(geval.eerst_pad or geval.bladzijde).text, waar)
    gelukt = klant.post(waar, data={**eerste, **geval.eerst}, files=geval.bestand)
    assert gelukt.status_code in (200, 303), f"{geval.route}: de eerste"
    staat = _staat(stad)
    tweede = klant.post(geval.pad, data={**open_, **geval.daarna})
    assert (tweede.status_code, gebreken(tweede.text)) == (409, []), geval.route
    assert "Iemand was eerder." in tweede.text, geval.route
    assert "Bea Smit heeft dit veranderd, 2" in tweede.text, geval.route
    assert _staat(stad) == staat, f"{geval.route}: er is toch iets geschreven"
    if geval.weer:
        nu = formulier(tweede.text, geval.pad)
        typte = {n: w for n, w in geval.daarna.items() if n != "stap"}
        assert {n: nu[n].strip() for n in typte} == {n: w.strip() for n, w in typte.items()}, geval.route
        weer = klant.post(geval.pad, data={**nu, **geval.daarna})
        assert weer.status_code in (200, 303), f"{geval.route}: nog een keer"
        assert _staat(stad) != staat, geval.route


def _staat(stad: Stad) -> dict[str, list[object]]:
    with stad.db.engine.connect() as c:
        return {t: [tuple(rij) for rij in c.execute(text(f"SELECT * FROM {t}"))] for t in TABELLEN}


def test_elk_formulier_is_bekend(als: Als, stad: Stad) -> None:
    """A new form is in one of the three lists, or it stands here with its address."""
    klant = als("bea")
    bewaakt = {geval.route for geval in alle(klant, stad)}
    adressen = {
        str(getattr(route, "path", ""))
        for route in toegang.routes(klant.app)  # type: ignore[arg-type]
        if "POST" in getattr(route, "methods", ())
    }
    los = {a for a in adressen if not a.startswith(tuple(VAN_EEN_ANDER_SOORT))}
    assert los == bewaakt | set(VOEGT_TOE)
    assert not bewaakt & set(VOEGT_TOE)
    assert [b for b in VAN_EEN_ANDER_SOORT if not any(a.startswith(b) for a in adressen)] == []


def test_wie_iets_anders_wijzigde_krijgt_het_andere_erbij(als: Als, stad: Stad) -> None:
    """She changed the telephone, a colleague the team and the function: what she left alone is taken over."""
    klant = als("bea")
    pad = f"/medewerkers/{stad.mensen['fatma']}"
    open_ = formulier(klant.get(pad).text, pad)
    post(klant, pad, {"team": "Zuid", "functie": "Adviseur"})
    tweede = klant.post(pad, data={**open_, "telefoon": "0612345678", "functie": "Regisseur"})
    assert "Team: was leeg, is nu Zuid. Dat staat nu ook in uw formulier." in tweede.text
    zin = "Functie: was leeg, is nu Adviseur. U vulde Regisseur in. Dat staat nog in uw formulier."
    assert zin in tweede.text
    nu = formulier(tweede.text, pad)
    assert (nu["team"], nu["telefoon"], nu["functie"]) == ("Zuid", "0612345678", "Regisseur")


def test_twee_die_van_dezelfde_versie_begonnen(als: Als, stad: Stad) -> None:
    """Of a letter the second sees who made which version, why, and line by line what changed."""
    klant = als("bea")
    geval = next(g for g in alle(klant, stad) if g.route.startswith("/briefteksten"))
    open_ = formulier(klant.get(geval.pad).text, geval.pad)
    post(klant, geval.pad, dict(geval.eerst))
    tweede = klant.post(geval.pad, data={**open_, **geval.daarna}).text
    assert "Versie 1: deze tekst geldt vanaf 23 november 2026. Waarom: Korter" in tweede
    assert '<ins><span class="verborgen">Erbij: </span>Tot dan.</ins>' in tweede
    assert "Wij zien u graag." in formulier(tweede, geval.pad)["tekst"]


def test_een_merk_dat_niet_van_ons_is(als: Als, stad: Stad) -> None:
    """It is no reason to write, and no fault either."""
    klant = als("bea")
    pad = f"/medewerkers/{stad.mensen['fatma']}"
    for merk in ("geen json", "[]", "{}", '{"naam":', "null", "1" * 5000, "[" * 5000):
        antwoord = post(klant, pad, {"team": "Zuid", "gezien": merk})
        assert antwoord.status_code == 409
        assert "Het formulier stond al langer open." in antwoord.text


def wacht_op_haar_beurt(klant: TestClient, stad: Stad) -> None:
    """Bea saves while a colleague is in the middle of saving: she waits, and then reads who was earlier."""
    pad = f"/medewerkers/{stad.mensen['fatma']}"
    velden = {**formulier(klant.get(pad).text, pad), "team": "Noord"}
    with ThreadPoolExecutor(1) as draad:
        with eerder.instellen(stad.db, stad.gemeente) as s:
            s.get_one(Gebruiker, stad.mensen["fatma"]).team = "Oost"
            s.flush()
            haar = draad.submit(klant.post, pad, data=velden)
            assert not wait([haar], timeout=0.3).done
        antwoord = haar.result(timeout=20)
    assert antwoord.status_code == 409
    assert "Team: was leeg, is nu Oost. U vulde Noord in." in antwoord.text
    with stad.db.lezen() as s:
        assert s.get_one(Gebruiker, stad.mensen["fatma"]).team == "Oost"


def test_op_hetzelfde_moment(als: Als, stad: Stad) -> None:
    """The look at what stands there is inside the turn: nobody slips in between looking and writing."""
    wacht_op_haar_beurt(als("bea"), stad)
