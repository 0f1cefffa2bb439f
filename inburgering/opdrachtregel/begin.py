"""The command line as a whole: which commands there are, and what happens when one fails."""

import os
import sys
from collections.abc import Sequence

import typer

from inburgering.opdrachtregel import (
    account,
    bewaring,
    bewijzen,
    brieven,
    dienst,
    gemeente,
    inzage,
    inzien,
    keten,
    kopie,
    laden,
    logboek,
    partnersleutel,
    post,
    rekenen,
    sleutel,
    toezicht,
    uitrol,
    werk,
    wetboek,
)
from inburgering.opdrachtregel.fouten import toon
from inburgering.opdrachtregel.nederlands import Groep, Opdracht, gebruiksfout

app = typer.Typer(
    name="inburgering",
    cls=Groep,
    help="De motor voor gemeentelijke trajecten onder de Wet inburgering 2021.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for opdracht in (
    dienst.demo,
    rekenen.termijnen,
    wetboek.wet,
    bewijzen.bewijs,
    brieven.brieven,
    gemeente.importeer,
    gemeente.genereer,
    laden.laad,
    werk.bewaak,
    werk.bezorg,
    post.drukwerk,
    post.haal_binnen,
    werk.rapporteer,
    werk.opruimen,
    uitrol.rol_uit,
    toezicht.toezicht,
    toezicht.herbouw,
    logboek.logboek,
    kopie.reservekopie,
    kopie.herstel,
    sleutel.sleutel,
    partnersleutel.partner_sleutel,
    bewaring.bewaring,
    inzage.inzage,
    inzien.inzagelog,
    account.account,
    gemeente.migreer,
    dienst.web,
):
    app.command(cls=Opdracht)(opdracht)
app.add_typer(keten.keten)


def start(argumenten: Sequence[str]) -> int:
    """Run one command and give its exit code: 0 only on success, 2 when it was asked in a wrong way."""
    try:
        uitkomst = app(list(argumenten), prog_name="inburgering", standalone_mode=False)
    except KeyboardInterrupt:
        print("Gestopt.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output went away: `inburgering … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as fout:  # noqa: BLE001 - the last one who can say it in Dutch
        return _mislukt(fout)
    return uitkomst if isinstance(uitkomst, int) else 0


def _mislukt(fout: Exception) -> int:
    if type(fout).__name__ == "NoArgsIsHelpError":
        print(fout)
        return 2
    if getattr(fout, "exit_code", None) == 2:
        print(gebruiksfout(fout), file=sys.stderr)
        return 2
    toon(fout)
    return 1
