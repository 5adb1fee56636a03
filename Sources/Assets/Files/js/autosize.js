// A text area as high as its text, in browsers that cannot do it with field-sizing.

export default function (area) {
  if (CSS.supports("field-sizing", "content")) return
  const fit = () => {
    area.style.blockSize = "auto"
    area.style.blockSize = `${area.scrollHeight + 2}px`
  }
  area.addEventListener("input", fit)
  fit()
}
