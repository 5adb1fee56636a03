// A message that has been read can be put away.

export default function (flash) {
  const close = flash.querySelector("[data-close]")
  close.hidden = false
  // Somebody who has scrolled down sees it all the same.
  if (flash.getBoundingClientRect().bottom < 0) flash.classList.add("flash--floats")
  close.addEventListener("click", () => {
    flash.remove()
    const main = document.querySelector("main")
    main.tabIndex = -1
    main.focus({ preventScroll: true })
  })
}
