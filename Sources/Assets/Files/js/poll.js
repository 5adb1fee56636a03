// While a region says that something is under way (data-busy), looks every second how far it has come.
import { replace } from "./swap.js"

const pace = 1000
const patience = 30

export default function (region) {
  look(region, 0)
}

function look(region, failures) {
  if (!("busy" in region.dataset)) return
  setTimeout(async () => {
    if (!region.isConnected) return
    try {
      const answer = await fetch(region.dataset.poll || location.href)
      if (!answer.ok) throw new Error(answer.statusText)
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      replace([region.dataset.region], page)
    } catch {
      if (failures < patience) look(region, failures + 1)
    }
  }, pace)
}
