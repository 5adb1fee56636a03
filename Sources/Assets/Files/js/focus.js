// Focus across a replaced region, and on what has to be read first.

/** Remembers what has the focus; the function it gives puts it on the same thing in the new markup. */
export function keepFocus() {
  const was = document.activeElement
  if (!was || was === document.body) return () => {}
  const { selectionStart, selectionEnd } = was
  const region = was.closest("[data-region]")?.dataset.region
  return () => {
    if (was.isConnected) return
    const now = (was.id && document.getElementById(was.id)) || sameForm(was)
    if (!now) return focusPart(region)
    now.focus({ preventScroll: true })
    if (selectionStart != null && now.setSelectionRange && now.type !== "number") {
      now.setSelectionRange(selectionStart, selectionEnd)
    }
  }
}

/** What had the focus is gone: its part of the page takes it, so that nobody is thrown to the top. */
function focusPart(region) {
  const part = document.querySelector(`[data-region="${region}"]`) ?? document.querySelector("main")
  part.tabIndex = -1
  part.focus({ preventScroll: true })
}

/** The address of a deed and of its undoing differ only in their query. */
function sameForm(was) {
  const path = form => form?.getAttribute("action")?.split("?")[0]
  const address = path(was.form)
  if (!address) return null
  const forms = [...document.forms].filter(form => path(form) === address)
  const controls = forms.flatMap(form => [...form.elements]).filter(control => control.type !== "hidden")
  const same = controls.find(control => control.name === was.name && control.value === was.value
    && control.textContent.trim() === was.textContent.trim())
  // what undoes a deed has another text, and may look different
  return same ?? controls[0] ?? null
}

/** As a behaviour: takes the focus when the page appears, so that an error is read first. */
export default function (element) {
  element.focus()
}
