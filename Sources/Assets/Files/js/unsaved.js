// Asks before a form is left in which something was typed and not sent.

export default function (form) {
  let isTouched = false
  const stay = event => event.preventDefault()
  form.addEventListener("input", () => {
    if (!isTouched) addEventListener("beforeunload", stay)
    isTouched = true
  })
  form.addEventListener("submit", () => removeEventListener("beforeunload", stay))
}
