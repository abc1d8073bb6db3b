/** Questions that Enter goes on to: fields, lists, tiles. A file is chosen, a sign looked at, and what may be left out answered, by whoever means to. */
const questions =
  'input:not([type=file],[data-looks-up],#code), select, textarea:not([data-looks-up])'

/** How long a further Enter presses nothing where one has just led, in milliseconds: a hand in a glove hits twice. House rule. */
const settleMilliseconds = 500

/** Lets Enter in a field of a form go on to the next question that is empty, and after the last one to the button that records, until what it gives is called. */
export function goingOn(body: HTMLElement | null): () => void {
  const go = (event: KeyboardEvent) => goesOn(event, body)
  body?.addEventListener('keydown', go)
  return () => body?.removeEventListener('keydown', go)
}

/** The first question after an element that nobody has answered has the focus; where none is, what records has it. Nothing is recorded. */
export function goesOnAfter(body: HTMLElement | null, element: Element): void {
  const empty = [...(body?.querySelectorAll<HTMLElement>(questions) ?? [])].find(
    (one) => isAfter(one, element) && one.offsetParent !== null && isEmpty(one, body),
  )
  const button = body?.parentElement?.querySelector<HTMLButtonElement>('.foot .big') ?? undefined
  if (empty !== undefined) empty.focus()
  else if (button !== undefined) standsAt(button)
}

function goesOn(event: KeyboardEvent, body: HTMLElement | null): void {
  const { target, key, isComposing, defaultPrevented, repeat } = event
  if (key !== 'Enter' || isComposing || defaultPrevented) return
  if (!(target instanceof HTMLInputElement) || !target.matches(questions)) return
  event.preventDefault()
  if (!repeat) goesOnAfter(body, target)
}

function isAfter(one: Element, element: Element): boolean {
  return (element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function isEmpty(one: HTMLElement, body: HTMLElement | null): boolean {
  if (one instanceof HTMLInputElement && /^(radio|checkbox)$/.test(one.type)) {
    const tiles = body?.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(one.name)}"]`)
    const isAnswered = [...(tiles ?? [])].some(({ checked }) => checked)
    return !isAnswered && one.closest('[data-optional]') === null
  }
  return 'value' in one && one.value === '' && one.closest('[data-optional]') === null
}

/** Has the focus, and is not pressed by the key that led there, held down or hit twice. */
function standsAt(button: HTMLButtonElement): void {
  const since = performance.now()
  const hold = (event: KeyboardEvent) => {
    const isTooSoon = performance.now() - since < settleMilliseconds
    if (event.key === 'Enter' && (event.repeat || isTooSoon)) event.preventDefault()
  }
  button.addEventListener('keydown', hold)
  button.addEventListener('blur', () => button.removeEventListener('keydown', hold), { once: true })
  button.focus()
}
