// Finds [data-behaviour="name other"] and starts ./name.js for it. Pages work without any of this.

const started = new WeakMap()

/** Starts what is asked for in `root` and below it. Safe to call again: a behaviour starts once for an element. */
export function start(root = document) {
  const inside = root.querySelectorAll("[data-behaviour]")
  const all = root.matches?.("[data-behaviour]") ? [root, ...inside] : inside
  for (const element of all) {
    for (const name of element.dataset.behaviour.split(" ").filter(Boolean)) run(name, element)
  }
}

async function run(name, element) {
  const names = started.get(element) ?? new Set()
  if (names.has(name) || !/^[a-z]+$/.test(name)) return
  started.set(element, names.add(name))
  const behaviour = await import(`./${name}.js`)
  if (element.isConnected) behaviour.default(element)
}

/** Says a sentence to people who listen to the page, when they have finished listening to something else. */
export function announce(sentence) {
  const place = document.getElementById("announcements")
  if (!place || !sentence) return
  place.textContent = ""
  setTimeout(() => { place.textContent = sentence }, 50)
}

start()
