// Keys for the board of topics. They count while the focus is on the box of one of its rows, so that nothing happens by accident.
import { announce } from "./app.js"

export default function (form) {
  const rows = [...form.querySelectorAll("[data-row]")]
  const picks = rows.map(row => row.querySelector("[data-pick]"))
  const reason = form.querySelector("[name=reason]")
  const bar = form.querySelector("[data-moves]")
  const moves = new Map(bar.dataset.moves.split(" ").map(one => one.split("=")))
  let awaited

  form.querySelector("[data-keys]").hidden = false
  if (location.hash === "#list") picks[0]?.focus()

  form.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target === reason) return inReason(event)
    const place = picks.indexOf(event.target)
    // On keyboards of other scripts the place of the key counts.
    const key = /^[a-z]$|^Enter$/i.test(event.key) ? event.key : event.code.replace("Key", "")
    if (place >= 0 && act(key.toUpperCase(), place)) event.preventDefault()
  })

  function act(key, place) {
    const follow = part => rows[place].querySelector(part)?.click()
    const deeds = {
      J: () => picks[place + 1]?.focus(), K: () => picks[place - 1]?.focus(),
      X: () => pick([picks[place]]), A: () => pick(picks),
      M: () => follow("a[href$='/merge']"), ENTER: () => follow("[data-open]"),
    }
    const deed = deeds[key] ?? (moves.has(key) && (() => move(moves.get(key), place)))
    if (deed) deed()
    return Boolean(deed)
  }

  function pick(boxes) {
    const on = !boxes.every(box => box.checked)
    for (const box of boxes) box.checked = on
    boxes[0].dispatchEvent(new Event("change", { bubbles: true }))
  }

  /** With nothing chosen, the topic that has the focus is meant. */
  function move(name, place) {
    if (!picks.some(box => box.checked)) pick([picks[place]])
    const button = form.querySelector(`[name=move][value="${name}"]`)
    if (name !== bar.dataset.needs || reason.value.trim()) return form.requestSubmit(button)
    awaited = button
    reason.focus()
    announce(bar.dataset.why)
  }

  /** Enter there does what was begun, and nothing that was not. */
  function inReason(event) {
    if (event.key !== "Enter") return
    event.preventDefault()
    if (awaited && reason.value.trim()) form.requestSubmit(awaited)
  }
}
