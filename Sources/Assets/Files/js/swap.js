// Replaces parts of the page by those of a page that was fetched.
import { start } from "./app.js"
import { keepFocus } from "./focus.js"

/**
 * Puts the regions of `page` into this one, keeping the focus where it was. A region that is read aloud stays and
 * gets the new content, because a new one would not be listened to yet.
 */
export function replace(names, page) {
  const restore = keepFocus()
  for (const name of names) {
    const old = document.querySelector(`[data-region="${name}"]`)
    const fresh = page.querySelector(`[data-region="${name}"]`)
    if (!old || !fresh) continue
    if (old.getAttribute("role") === "status") old.replaceChildren(...document.adoptNode(fresh).childNodes)
    else old.replaceWith(document.adoptNode(fresh))
    start(old.isConnected ? old : fresh)
  }
  restore()
}
