// A form is sent once: a second press while the first is on its way does nothing. After a while, or when somebody
// comes back to the page, it can be sent again.

const patience = 5000

export default function (page) {
  page.addEventListener("submit", event => {
    const { target: form, submitter } = event
    if (form.dataset.sent) return event.preventDefault()
    setTimeout(() => {
      if (event.defaultPrevented) return
      form.dataset.sent = "yes"
      submitter?.setAttribute("aria-busy", "true")
      setTimeout(() => release(form, submitter), patience)
    })
  }, true)

  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) release(form, form.querySelector("[aria-busy]"))
  })
}

function release(form, submitter) {
  delete form.dataset.sent
  submitter?.removeAttribute("aria-busy")
}
