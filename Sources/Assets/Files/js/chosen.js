// Says how many boxes of a form are ticked, in the words of its [data-chosen] with the number for “#”.

export default function (form) {
  const place = form.querySelector("[data-chosen]")
  const count = () => {
    const number = form.querySelectorAll("[data-pick]:checked").length
    place.textContent = number ? place.dataset.chosen.replace("#", number) : ""
  }
  form.addEventListener("change", count)
  count()
}
