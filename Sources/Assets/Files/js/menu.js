// A menu (details) closes when something else is clicked or focused, and on Escape.

export default function (menu) {
  const button = menu.querySelector("summary")

  document.addEventListener("click", event => {
    if (!menu.contains(event.target)) menu.open = false
  })

  menu.addEventListener("focusout", event => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false
  })

  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return
    menu.open = false
    button.focus()
  })
}
