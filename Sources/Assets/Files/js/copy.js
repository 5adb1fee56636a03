// Copies what is in the field before the button, and says so.
import { announce } from "./app.js"

export default function (button) {
  if (!navigator.clipboard) return
  button.hidden = false
  const field = document.getElementById(button.dataset.copy)
  button.addEventListener("click", async () => {
    field.select()
    await navigator.clipboard.writeText(field.value)
    announce(button.dataset.copied)
  })
}
