// Keys for the board of topics. They count while the focus is in one of its rows, so that nothing happens by accident.
import { announce } from "./app.js"

export default function (form) {
  const rows = [...form.querySelectorAll("[data-row]")]
  const reason = form.querySelector("[name=reason]")
  const chosen = form.querySelector("[data-chosen]")
  const picks = () => rows.map(row => row.querySelector("[data-pick]"))
  const bar = form.querySelector("[data-moves]")
  const moves = new Map(bar.dataset.moves.split(" ").map(one => one.split("=")))
  const button = key => form.querySelector(`[name=move][value="${moves.get(key)}"]`)
  let awaited

  form.querySelector("[data-keys]").hidden = false
  if (location.hash === "#list") picks()[0]?.focus()
  form.addEventListener("change", count)
  count()

  form.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target === reason) return inReason(event)
    const place = rows.indexOf(event.target.closest("[data-row]"))
    if (place >= 0 && act(event.key.toUpperCase(), place)) event.preventDefault()
  })

  function act(key, place) {
    const row = rows[place]
    if (key === "J" || key === "ARROWDOWN") return step(place + 1)
    if (key === "K" || key === "ARROWUP") return step(place - 1)
    if (key === "X") return pick([row.querySelector("[data-pick]")])
    if (key === "A") return pick(picks())
    if (key === "M") return follow(row.querySelector("[data-merge]"))
    if (key === "ENTER") return follow(row.querySelector("[data-open]"))
    return button(key) ? move(button(key), row) : false
  }

  function step(place) {
    rows[place]?.querySelector("[data-pick]").focus()
    return true
  }

  function pick(boxes) {
    const on = !boxes.every(box => box.checked)
    for (const box of boxes) box.checked = on
    count()
    return true
  }

  function follow(link) {
    link?.click()
    return true
  }

  /** With nothing chosen, the topic that has the focus is meant. */
  function move(by, row) {
    if (!picks().some(box => box.checked)) pick([row.querySelector("[data-pick]")])
    if (by.value === bar.dataset.needs && !reason.value.trim()) {
      awaited = by
      reason.focus()
      announce(bar.dataset.why)
    } else form.requestSubmit(by)
    return true
  }

  /** Enter there does what was begun, and nothing that was not. */
  function inReason(event) {
    if (event.key !== "Enter") return
    event.preventDefault()
    if (awaited && reason.value.trim()) form.requestSubmit(awaited)
  }

  function count() {
    const number = picks().filter(box => box.checked).length
    chosen.textContent = number ? chosen.dataset.chosen.replace("#", number) : ""
  }
}
