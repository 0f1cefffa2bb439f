"""What an address of a channel must look like, and what is said when it does not."""

import pytest

from inburgering.db.kanalen import OnjuistAdres, Sftpadres, bezwaar


@pytest.mark.parametrize(
    ("kanaal", "adres"),
    [
        ("map", "plangroep"),
        ("smtp", "taken@plangroep.example"),
        ("sftp", "sftp://gemeente@sftp.plangroep.example/inbox"),
        ("sftp", "sftp://g_1@127.0.0.1:2222/~/van-de-gemeente/nieuw/"),
        ("pagina", ""),
    ],
)
def test_een_goed_adres_heeft_geen_bezwaar(kanaal: str, adres: str) -> None:
    """Each channel has its own form."""
    assert bezwaar(kanaal, adres) == ""


@pytest.mark.parametrize(
    ("kanaal", "adres", "zin"),
    [
        ("map", "", "de naam van een map"),
        ("map", "../weg", "de naam van een map"),
        ("map", "drukwerk", "is van de printwachtrij"),
        ("smtp", "plangroep", "een mailadres"),
        ("smtp", "a@b.nl, c@d.nl", "een mailadres"),
        ("smtp", "a@b.nl\nBcc: c@d.nl", "een mailadres"),
        ("pagina", "taken@plangroep.example", "kies dan 'smtp'"),
        ("sftp", "", "sftp://gebruiker@server/map"),
        ("sftp", "sftp://server/map", "de naam om mee in te loggen"),
        ("sftp", "sftp://jan:geheim@server/map", "Zet geen wachtwoord in het adres"),
        ("sftp", "sftp://jan@server", "ontbreekt de map"),
        ("sftp", "sftp://jan@server/", "ontbreekt de map"),
        ("sftp", "sftp://jan@server/a/../b", "'..' mag niet"),
        ("sftp", "sftp://jan@server/map met spatie", "ontbreekt de map"),
        ("sftp", "sftp://jan@server:0/map", "De naam van de server"),
        ("sftp", "sftp://jan@server:poort/map", "'adres' sftp://"),
        ("sftp", "sftp://jan@-x/map", "De naam van de server"),
        ("sftp", "https://jan@server/map", "'adres' sftp://"),
        ("sftp", "sftp://jan@server/map?x=1", "'adres' sftp://"),
    ],
)
def test_een_fout_adres_zegt_wat_te_schrijven(kanaal: str, adres: str, zin: str) -> None:
    """The refusal names the form, and never repeats what was typed: that may be a password."""
    assert zin in bezwaar(kanaal, adres)
    assert "geheim" not in bezwaar(kanaal, adres)


def test_een_sftpadres_in_delen() -> None:
    """`/~/` is the user's home, any other path begins at the root; the port is 22 unless it says so."""
    assert Sftpadres.lees("sftp://jan@server:2222/~/in/") == Sftpadres("jan", "server", 2222, "in")
    assert Sftpadres.lees("sftp://jan@server/in/nieuw") == Sftpadres("jan", "server", 22, "/in/nieuw")
    assert Sftpadres.lees("sftp://jan@server/in").wie == "jan@server"
    with pytest.raises(OnjuistAdres):
        Sftpadres.lees("sftp://")
