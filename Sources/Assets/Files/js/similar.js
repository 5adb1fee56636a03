// While somebody types, asks for what is alike and shows it in the region data-region-target. The address in
// data-similar gets what was typed as the query's `q`.
import { replace } from "./swap.js"

const pause = 250
const shortest = 3

export default function (input) {
  let timer
  let asking
  let asked = ""
  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(look, pause)
  })

  async function look() {
    const words = input.value.trim()
    if (words === asked) return
    asked = words
    asking?.abort()
    asking = new AbortController()
    const address = new URL(input.dataset.similar, location.href)
    address.searchParams.set("q", words.length < shortest ? "" : words)
    try {
      const answer = await fetch(address, { signal: asking.signal })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      replace([input.dataset.regionTarget], page)
    } catch {
      // a newer question is on its way, or the network is not there: the form works without the answer
    }
  }
}
