/** Fields that Enter goes on from: a wedge and a phone's keyboard end what is typed with it. */
const fields =
  'input:not([type=radio],[type=checkbox],[type=file],[data-looks-up],#code), select, textarea'

/** Lets Enter in a field of a form go on to the next one, until what it gives is called. */
export function goingOn(body: HTMLElement | null): () => void {
  const go = (event: KeyboardEvent) => goesOn(event, body)
  body?.addEventListener('keydown', go)
  return () => body?.removeEventListener('keydown', go)
}

/** The next field that is to be seen has the focus; nothing is recorded. The last one keeps it. */
function goesOn(event: KeyboardEvent, body: HTMLElement | null): void {
  const { target, key, isComposing, defaultPrevented } = event
  if (key !== 'Enter' || isComposing || defaultPrevented || body === null) return
  if (!(target instanceof HTMLInputElement) || !target.matches(fields)) return
  event.preventDefault()
  const all = [...body.querySelectorAll<HTMLElement>(fields)].filter(
    (one) => one.offsetParent !== null,
  )
  all[all.indexOf(target) + 1]?.focus()
}
