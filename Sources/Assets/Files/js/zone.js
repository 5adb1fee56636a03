// Proposes the time zone this browser is in, where nothing has been chosen yet.

export default function (select) {
  if (select.value) return
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  if ([...select.options].some(option => option.value === here)) select.value = here
}
