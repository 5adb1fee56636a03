// Turns a question that unfolds under its button (details) into a dialog. Escape, a click beside it and the
// button [data-close] close it without an answer; it has the focus first, and the browser gives the focus back.

export default function (details) {
  const button = details.querySelector("summary")
  const panel = details.querySelector(".dialog")
  const dialog = document.createElement("dialog")
  dialog.className = "dialog"
  dialog.setAttribute("aria-labelledby", panel.getAttribute("aria-labelledby"))
  dialog.append(...panel.childNodes)
  panel.replaceWith(dialog)
  details.after(dialog)
  button.setAttribute("aria-haspopup", "dialog")
  button.setAttribute("role", "button")

  button.addEventListener("click", event => {
    event.preventDefault()
    dialog.showModal()
    dialog.querySelector("[data-close]")?.focus()
  })

  dialog.addEventListener("click", event => {
    if (event.target === dialog && isBeside(event, dialog)) dialog.close()
  })

  for (const close of dialog.querySelectorAll("[data-close]")) {
    close.hidden = false
    close.addEventListener("click", () => dialog.close())
  }
}

function isBeside(event, dialog) {
  const box = dialog.getBoundingClientRect()
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom
}
