"""The Tab key, pressed for real over a whole page: every stop in reading order, seen, and no trap.

The page keeps what each stop looked like, so that a press costs one message to the browser and no more.
"""

from playwright.sync_api import Page

LUISTER = """() => {
  const kan = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
  const naam = e => `${e.tagName.toLowerCase()} '${(e.innerText || e.name || '').trim().slice(0, 40)}'`
  const gekozen = e => [...document.getElementsByName(e.name)].filter(
    r => r.type === 'radio' && r.form === e.form)
  const halte = e => {
    if (e.disabled || !e.checkVisibility({visibilityProperty: true})) return false
    if (e.type !== 'radio') return true
    const groep = gekozen(e)
    return e === (groep.find(r => r.checked) || groep[0])
  }
  const kijk = e => {
    const stijl = getComputedStyle(e), vak = e.getBoundingClientRect(), uit = []
    const ring = stijl.outlineStyle === 'none' ? 0 : parseFloat(stijl.outlineWidth)
    if (ring < 3 || stijl.outlineColor === 'rgba(0, 0, 0, 0)') uit.push('geen rand')
    if (vak.width <= 1 || vak.height <= 1) uit.push('te klein')
    if (vak.bottom <= 0 || vak.top >= innerHeight || vak.right <= 0 || vak.left >= innerWidth)
      uit.push('buiten beeld')
    else {
      const op = document.elementFromPoint(vak.x + vak.width / 2, vak.y + Math.min(vak.height / 2, 20))
      if (op !== null && op !== e && !e.contains(op) && !op.contains(e)) uit.push('er ligt iets op')
    }
    return uit.map(gebrek => `${naam(e)}: ${gebrek}`)
  }
  const orde = [...document.querySelectorAll(kan)].filter(halte)
  const t = window.inbToetsen = {orde, langs: [], gebreken: []}
  t.verslag = () => {
    const fout = t.orde.findIndex((e, i) => t.langs[i] !== e)
    if (fout >= 0) t.gebreken.push(
      `Tab: halte ${fout + 1} is ${t.langs[fout] ? naam(t.langs[fout]) : 'er niet'}, ` +
      `verwacht ${naam(t.orde[fout])}`)
    return [...new Set(t.gebreken)]
  }
  document.addEventListener('focusin', e => { t.langs.push(e.target); t.gebreken.push(...kijk(e.target)) })
  const begin = document.createElement('span')
  begin.tabIndex = -1
  document.body.prepend(begin)
  begin.focus()
  begin.remove()
  t.langs.length = t.gebreken.length = 0
  return t.orde.length
}"""
STAND = """() => [
  inbToetsen.langs.length, [document.body, inbToetsen.orde[0]].includes(document.activeElement)
]"""
IN_INHOUD = "() => document.querySelector('main').contains(document.activeElement)"
DELEN = 8  # presses inside one field: a day and a time have parts, and a button for the calendar
SPRONG = "Naar de inhoud"


def loop_langs(blad: Page) -> list[str]:
    """Press Tab from the top until it leaves the page; gives what is wrong on the way."""
    nodig = int(blad.evaluate(LUISTER))
    gezien, stil = 0, 0
    while gezien < nodig and stil <= DELEN:
        for _ in range(nodig - gezien if not stil else 1):
            blad.keyboard.press("Tab")
        eerder, (gezien, _) = gezien, blad.evaluate(STAND)
        stil = 0 if gezien > eerder else stil + 1
    gebreken: list[str] = blad.evaluate("() => inbToetsen.verslag()")
    return gebreken or _gaat_eruit(blad)


def _gaat_eruit(blad: Page) -> list[str]:
    """After the last stop Tab leaves the page, or begins at its top again: it is caught nowhere."""
    for _ in range(DELEN):
        blad.keyboard.press("Tab")
        _, weg = blad.evaluate(STAND)
        if weg:
            return []
    return ["Tab: na de laatste halte komt men niet van de bladzijde af"]


def sla_menu_over(blad: Page) -> list[str]:
    """The first stop leads past the menu, and the next one lies in the content."""
    blad.evaluate(LUISTER)
    blad.keyboard.press("Tab")
    if blad.evaluate("() => document.activeElement.innerText") != SPRONG:
        return ["Tab: de eerste halte leidt niet naar de inhoud"]
    blad.keyboard.press("Enter")
    if blad.evaluate("() => document.activeElement.tagName") != "MAIN":
        return ["Tab: na de sprong staat men niet bij de inhoud"]
    if not blad.evaluate(
        "() => document.querySelector('main a[href], main button, main summary, main select') !== null"
    ):
        return []
    blad.keyboard.press("Tab")
    return [] if blad.evaluate(IN_INHOUD) else ["Tab: na de sprong komt men niet in de inhoud"]
