"""What a letter is called where a person must look at it: enough to find it, nothing of whom it is about."""

from jinja2 import UndefinedError

from inburgering.db.basis import dag_van
from inburgering.db.tabellen import Post
from inburgering.db.zaak import Zaak
from inburgering.templates import brief
from inburgering.wet.taal import datum


def noem(zaak: Zaak, post: Post) -> str:
    """As it begins a sentence: `De brief 'Taak voor u: taalles' van 5 oktober 2026`.

    The subject is ours, not a municipality's own, which may hold a name. The day is that on which the letter
    was put ready: two of one kind differ by it.
    """
    klaar = next((r.moment for r in zaak.rijen if r.volgnr == post.aanleiding), None)
    van = f" van {datum(dag_van(klaar))}" if klaar else ""
    try:
        return f"De brief '{brief.onderwerp(post.sjabloon, post.gegevens)}'{van}"
    except (KeyError, UndefinedError):  # what is wrong with the letter may be just this
        return f"De brief{van}"
