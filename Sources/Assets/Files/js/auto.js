// A form of filters that applies itself: at once when something is chosen, a moment after the last letter typed.

const pause = 300

export default function (form) {
  let timer
  for (const button of form.querySelectorAll("[data-apply]")) button.hidden = true
  const apply = () => form.requestSubmit()
  form.addEventListener("change", event => {
    if (event.target.type !== "search") apply()
  })
  form.addEventListener("input", event => {
    if (event.target.type !== "search") return
    clearTimeout(timer)
    timer = setTimeout(apply, pause)
  })
}
