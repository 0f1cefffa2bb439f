"""Messages as they come back: delivery reports of several mail servers, and what only looks like one."""

from textwrap import dedent

KENMERK = "PST-2026-00001-7-taak_budgetbeheer"
PARTNER = "taken@plangroep.example"

TEKST = """\
    From: {van}
    To: inb@proefstad.example
    Subject: {onderwerp}
    Date: Tue, 6 Oct 2026 10:00:03 +0200
    Message-ID: <dsn-1@mx.plangroep.example>
"""

RAPPORT = (
    TEKST
    + """\
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

    --grens
    Content-Type: text/plain; charset=utf-8

    Uw bericht kon niet worden bezorgd.

    --grens
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.proefstad.example
    Arrival-Date: Tue, 6 Oct 2026 10:00:01 +0200

    Final-Recipient: rfc822; {adres}
    {oorspronkelijk}Action: {actie}
    Status: {status}
    Diagnostic-Code: smtp; 550 5.1.1 <{adres}>: Recipient address rejected
    {meer}
    --grens
    Content-Type: {deel}

    From: inb@proefstad.example
    To: {adres}
    Subject: Er staat een taak voor u klaar
    Message-ID: <{kenmerk}@proefstad.example>

    --grens--
"""
)


def rapport(
    kenmerk: str = KENMERK, adres: str = PARTNER, actie: str = "failed", status: str = "5.1.1", *,
    oorspronkelijk: str = "", deel: str = "message/rfc822", meer: str = "",
) -> bytes:  # fmt: skip
    """A delivery report (RFC 3464) as Postfix and Exchange write it."""
    voor = f"Original-Recipient: rfc822;{oorspronkelijk}\n" if oorspronkelijk else ""
    tekst = dedent(RAPPORT).format(
        van="MAILER-DAEMON@mx.proefstad.example", onderwerp="Undelivered Mail Returned to Sender",
        adres=adres, actie=actie, status=status, kenmerk=kenmerk, oorspronkelijk=voor, deel=deel, meer=meer,
    )  # fmt: skip
    return tekst.encode()


def qmail(kenmerk: str = KENMERK) -> bytes:
    """A refusal of before RFC 3464: plain text, with the headers of our message below it."""
    kop = dedent(TEKST).format(van="MAILER-DAEMON@mx.plangroep.example", onderwerp="failure notice")
    tekst = f"""
Hi. This is the qmail-send program at mx.plangroep.example.
<{PARTNER}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Message-ID: <{kenmerk}@proefstad.example>
Subject: Er staat een taak voor u klaar
"""
    return f"{kop}{tekst}".encode()


def antwoord(kenmerk: str = KENMERK, tekst: str = "Wij zijn gesloten tot maandag.") -> bytes:
    """Someone, or a machine for someone, answers our message."""
    kop = dedent(TEKST).format(van=PARTNER, onderwerp="Afwezig: Er staat een taak voor u klaar")
    return (
        f"{kop}In-Reply-To: <{kenmerk}@proefstad.example>\nAuto-Submitted: auto-replied\n\n{tekst}\n".encode()
    )


def reclame() -> bytes:
    """Mail that has nothing to do with us."""
    kop = dedent(TEKST).format(van="aanbieding@winkel.example", onderwerp="Nu extra voordelig")
    return f"{kop}\nKoop nu.\n".encode()
