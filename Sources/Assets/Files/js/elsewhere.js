// What becomes of a form whose answer cannot take the place of a part of this page.
import { start } from "./app.js"

/** Another page than this one came back: where it led, or what it says. */
export function show(answer, page) {
  if (answer.redirected || answer.ok) return location.assign(answer.url)
  document.title = page.title
  document.body.replaceWith(document.adoptNode(page.body))
  start()
  scrollTo(0, 0)
}

/** The words stand in the page, in its language. */
export function tellLost(form) {
  const words = document.getElementById("announcements").dataset.lost
  const place = form.querySelector("[data-lost]") ?? form.appendChild(document.createElement("p"))
  Object.assign(place, { textContent: words, className: "field__error" })
  place.setAttribute("data-lost", "")
  place.setAttribute("role", "alert")
}
