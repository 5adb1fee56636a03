// How much room is left in a field, once it gets short. The words are in data-left, with {n} for the number.

const short = 0.8

export default function (field) {
  const place = document.getElementById(`${field.id}-count`)
  if (!place || field.maxLength < 0) return
  const tell = () => {
    const left = field.maxLength - field.value.length
    place.textContent = field.value.length < field.maxLength * short ? "" : place.dataset.left.replace("{n}", left)
  }
  field.addEventListener("input", tell)
  tell()
}
