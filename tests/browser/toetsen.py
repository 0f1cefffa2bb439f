"""The Tab key, pressed for real over a whole page: every stop in reading order, seen, and no trap.

The page keeps what each stop looked like, so that a press costs one message to the browser and no more.
After its last stop the window must lose the focus, as it does when Tab goes on to the bar of the browser: a
page that leads back to its own top without that is a trap (WCAG 2.1.2). The page itself keeps that it left
(`weg`), for on some pages the focus is back at the top within the same press: a browser without a bar has
nowhere to go and gives it back by itself. A script that takes it back calls `focus()`: that is a trap too.
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
  const t = window.inbToetsen = {orde, langs: [], gebreken: [], weg: false}
  t.verslag = () => {
    const zeg = (e, anders) => e ? naam(e) : anders
    const langer = t.langs.length > t.orde.length ? t.langs : t.orde
    const fout = langer.findIndex((_, i) => t.langs[i] !== t.orde[i])
    if (fout >= 0) t.gebreken.push(
      `Tab: halte ${fout + 1} is ${zeg(t.langs[fout], 'er niet')}, ` +
      `verwacht ${zeg(t.orde[fout], 'niets meer op de bladzijde')}`)
    t.klaar()
    return [...new Set(t.gebreken)]
  }
  const stop = new AbortController(), focus = HTMLElement.prototype.focus
  t.klaar = () => { stop.abort(); HTMLElement.prototype.focus = focus }
  HTMLElement.prototype.focus = function (...keuzes) {
    if (t.weg) t.gebreken.push(`${naam(this)}: haalt terug wie van de bladzijde af gaat`)
    focus.apply(this, keuzes)
  }
  document.addEventListener('focusin', e => {
    if (t.weg) return
    t.langs.push(e.target)
    t.gebreken.push(...kijk(e.target))
  }, {signal: stop.signal})
  window.addEventListener('blur', e => {
    if (e.target === window && document.activeElement === document.body) t.weg = true
  }, {signal: stop.signal})
  const begin = document.createElement('span')
  begin.tabIndex = -1
  document.body.prepend(begin)
  begin.focus()
  begin.remove()
  t.langs.length = t.gebreken.length = 0
  t.weg = false
  return t.orde.length
}"""
STAND = """async () => {
  const t = inbToetsen
  for (let keer = 0; keer < 50 && !t.weg && document.activeElement === document.body; keer++)
    await new Promise(verder => setTimeout(verder, 20))
  if (t.weg) await new Promise(verder => setTimeout(verder, 20))
  return [t.langs.length, t.weg]
}"""
"""How many stops there were, and whether Tab left the page.

Past the last stop nothing has the focus at once, and the window loses it a little later: wait for that, and
then for what the page set going when the focus went: a timer of its own may take it back.
"""
IN_INHOUD = "() => document.querySelector('main').contains(document.activeElement)"
DELEN = 8  # presses inside one field: a day and a time have parts, and a button for the calendar
SPRONG = "Naar de inhoud"


def loop_langs(blad: Page) -> list[str]:
    """Press Tab from the top until it leaves the page; gives what is wrong on the way."""
    nodig = int(blad.evaluate(LUISTER))
    for _ in range(nodig):
        blad.keyboard.press("Tab")
    gezien, weg = blad.evaluate(STAND)
    stil = 0
    while not weg and gezien <= nodig and stil < DELEN:
        blad.keyboard.press("Tab")
        eerder, (gezien, weg) = gezien, blad.evaluate(STAND)
        stil = 0 if gezien > eerder else stil + 1
    gebreken: list[str] = blad.evaluate("() => inbToetsen.verslag()")
    if not gebreken and not weg:
        return ["Tab: na de laatste halte komt men niet van de bladzijde af"]
    return gebreken


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
