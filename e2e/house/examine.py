"""What every page must be, whoever looks at it."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SHOTS = Path(__file__).resolve().parents[1] / "shots"
LEVELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
_axe = Axe()


def accessible(page: Page) -> None:
    """axe-core finds no violation of WCAG 2.2 AA."""
    page.wait_for_load_state("load")
    found = _axe.run(page, options=LEVELS).response["violations"]
    told = [f"{rule['id']}: {rule['help']} at {[node['target'] for node in rule['nodes']][:3]}" for rule in found]
    assert not told, f"{page.url}: {told}"


def fits(page: Page) -> None:
    """Nothing makes the page scroll sideways (WCAG 1.4.10)."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def targets(page: Page) -> None:
    """What can be pressed is at least 24 by 24 px, links within text excepted (WCAG 2.5.8)."""
    small = page.evaluate(_SMALL_TARGETS)
    assert not small, f"{page.url}: too small to press: {small}"


def structured(page: Page) -> None:
    """One h1, a main landmark, a title, a language, no id twice."""
    facts = page.evaluate(_STRUCTURE)
    assert facts == {"h1": 1, "main": 1, "title": True, "lang": True, "twice": []}, f"{page.url}: {facts}"


def well_made(page: Page) -> None:
    """All of these."""
    accessible(page)
    structured(page)
    fits(page)
    targets(page)


def shot(page: Page, name: str) -> Path:
    """Keeps a picture of the whole page in e2e/shots."""
    SHOTS.mkdir(exist_ok=True)
    page.evaluate("document.fonts.ready")
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True, animations="disabled")
    return path


def marked(page: Page) -> None:
    """In the pseudo-language, every phrase with Latin letters lies within ⟦…⟧. People's own words in the tests are
    Greek; the names of time zones' places are left alone, and so are addresses and what has translate="no"."""
    missed = page.evaluate(_UNMARKED)
    assert not missed, f"{page.url}: words that did not go through say(): {missed[:12]}"


_STRUCTURE = """() => {
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  return {
    h1: document.querySelectorAll('h1').length, main: document.querySelectorAll('main').length,
    title: document.title.trim().length > 0, lang: document.documentElement.lang.length > 1,
    twice: [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))],
  };
}"""

_SMALL_TARGETS = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(one => {
  const box = (one.labels?.length ? one.labels[0] : one).getBoundingClientRect();
  const own = one.getBoundingClientRect();
  const inText = getComputedStyle(one).display.startsWith('inline') && one.tagName === 'A';
  const shown = own.width > 1 && own.height > 1 && one.checkVisibility({visibilityProperty: true});
  return shown && !inText && Math.max(own.height, box.height) < 24;
}).map(one => (one.innerText || one.name || one.id || one.tagName).slice(0, 40))"""

_UNMARKED = """() => {
  const latin = /\\p{Script=Latin}/u, address = /https?:\\/\\/\\S+|[\\w.+-]+@[\\w.-]+|GMT[+\u2212-]?[\\d:]*|EES?T|Athens/g;
  const missed = [];
  let depth = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (parent.closest('script, style, template, noscript, [translate=no], code, textarea')) continue;
    if (/^([A-Z]\\w+\\/|UTC)/.test(parent.closest('option')?.value ?? '')) continue;  // a time zone's city
    let outside = '';
    for (const letter of node.data.replace(address, '').replace('Guildhall', '')) {
      if (letter === '⟦') depth += 1;
      else if (letter === '⟧') depth -= 1;
      else if (depth === 0) outside += letter;
    }
    if (latin.test(outside)) missed.push(outside.trim());
  }
  const attributes = ['placeholder', 'aria-label', 'title', 'alt', 'aria-description', 'data-confirm'];
  for (const one of document.querySelectorAll(attributes.map(name => `[${name}]`).join())) {
    if (one.closest('[translate=no]')) continue;
    for (const name of attributes) {
      const rest = (one.getAttribute(name) || '').replace(address, '').replace(/⟦[^]*⟧/g, '');
      if (latin.test(rest)) missed.push(`${name}="${one.getAttribute(name)}"`);
    }
  }
  if (latin.test(document.title.replace(/⟦[^]*⟧/g, '').replace('Guildhall', ''))) missed.push(document.title);
  return missed;
}"""
