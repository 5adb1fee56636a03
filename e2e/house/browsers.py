"""The ways people look at the site, each a page of Debian's own Chromium."""

import shutil
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Playwright

from house import markup

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 412, "height": 915}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
WAYS = {
    "desktop": DESKTOP,
    "phone": PHONE,
    "dark": {**DESKTOP, "color_scheme": "dark"},
    "dark_phone": {**PHONE, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "contrast": {**DESKTOP, "forced_colors": "active"},
    "calm": {**DESKTOP, "reduced_motion": "reduce"},
    "nojs": {**DESKTOP, "java_script_enabled": False},
}
# Only what hides a fault in the pages is listed here; everything else in the console fails the test.
HARMLESS = ("Failed to load resource: the server responded with a status of 4",)


def launch(playwright: Playwright) -> Browser:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "there is no Chromium; bin/setup --tests installs it"
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])


@contextmanager
def open_page(browser: Browser, way: str, base_url: str, **more):
    """A page in a browser of its own. What the console complains about fails the test at the end."""
    context = browser.new_context(base_url=base_url, locale="en-GB", timezone_id="Europe/Lisbon", **{**WAYS[way], **more})
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("response", markup.record)
    try:
        yield page
    finally:
        context.close()
    serious = [text for text in complaints if not text.startswith(HARMLESS)]
    assert not serious, f"the browser's console complains: {serious}"


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Presses Tab until what has the focus carries this name; the focus must be visible all the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        assert focused["visible"], f"the focus on “{focused['name']}” cannot be seen"
        if name.lower() in focused["name"].lower():
            return
    raise AssertionError(f"“{name}” is not reached with {most} presses of Tab on {page.url}")


_FOCUSED = """() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  const label = it.labels?.length ? it.labels[0].innerText : '';
  return {
    name: it.getAttribute('aria-label') || label || it.innerText || it.value || it.tagName,
    visible: it === document.body || ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== 'none') && box.width > 0 && box.height > 0,
  };
}"""
