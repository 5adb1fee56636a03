// Focus across a replaced region, and on what has to be read first.

/** Remembers what has the focus; the function it gives puts it on the same thing in the new markup. */
export function keepFocus() {
  const was = document.activeElement
  if (!was || was === document.body) return () => {}
  const address = was.closest("form")?.getAttribute("action")
  const { id, name, selectionStart, selectionEnd } = was
  const tag = was.tagName.toLowerCase()
  return () => {
    if (was.isConnected) return
    const now = (id && document.getElementById(id)) || sameForm(address, tag, name)
    now?.focus({ preventScroll: true })
    if (now && selectionStart != null && now.setSelectionRange && now.type !== "number") {
      now.setSelectionRange(selectionStart, selectionEnd)
    }
  }
}

/** The address of a deed and of its undoing differ only in their query. */
function sameForm(address, tag, name) {
  if (!address) return null
  const path = address.split("?")[0]
  const forms = [...document.forms].filter(form => form.getAttribute("action")?.split("?")[0] === path)
  const controls = forms.flatMap(form => [...form.elements]).filter(control => control.localName === tag)
  return controls.find(control => control.name === name) ?? controls[0] ?? null
}

/** As a behaviour: takes the focus when the page appears, so that an error is read first. */
export default function (element) {
  element.focus()
}
