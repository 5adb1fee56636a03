// A form that answers in place: it is sent by fetch, redirects are followed, and the parts of this page that are
// named in data-region-target are replaced by those of the page that comes back. What was asked for last counts: a newer
// GET takes the place of an older one. Whatever goes wrong with a GET, the browser does it in its own way; a change is
// never sent twice, since nobody knows whether it was taken.
import { announce } from "./app.js"
import { show, tellLost } from "./elsewhere.js"
import { replace } from "./swap.js"

export default function (form) {
  let asking
  form.addEventListener("submit", async event => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const isGet = form.method === "get"
    if (asking && !isGet) return
    asking?.abort()
    const mine = asking = new AbortController()
    form.setAttribute("aria-busy", "true")
    try {
      await send(form, event.submitter, mine.signal)
    } catch {
      if (mine.signal.aborted) return
      if (isGet) HTMLFormElement.prototype.submit.call(form)
      else tellLost(form)
    }
    if (asking !== mine) return
    asking = null
    form.removeAttribute("aria-busy")
  })
}

async function send(form, submitter, signal) {
  const isGet = form.method === "get"
  const address = new URL(submitter?.getAttribute("formaction") || form.getAttribute("action"), location.href)
  const data = new FormData(form, submitter)
  const query = new URLSearchParams([...data].filter(([, value]) => !isGet || value !== ""))
  if (isGet) address.search = query
  const body = isGet ? undefined : form.enctype === "multipart/form-data" ? data : query
  const answer = await fetch(address, { method: form.method.toUpperCase(), body, signal })
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const names = form.dataset.regionTarget.split(" ")
  if (!names.every(name => page.querySelector(`[data-region="${name}"]`))) return show(answer, page)
  if (isGet) history.replaceState(null, "", answer.url)
  const news = page.querySelector("[data-flash], [data-errors]")?.textContent.trim().replace(/\s+/g, " ")
  replace(names, page)
  if (!names.includes("flash")) announce(news)
}
