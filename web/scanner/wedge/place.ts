/** A field as it was before somebody or something wrote into it. */
export interface Place {
  readonly element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
  readonly value: string
}

/** Where the focus is, as it is now; undefined where nothing can be written or chosen. */
export function placeOf(element: Element | null): Place | undefined {
  if (
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !unwritten.has(element.type))
  ) {
    return { element, value: element.value }
  }
  return undefined
}

/** Kinds of input that hold no text. */
const unwritten = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range'])

/** Whether letters that are typed there are written down. */
export function writesText(element: Element | null): boolean {
  return placeOf(element) !== undefined && !(element instanceof HTMLSelectElement)
}

/**
 * Whether a scan is what the field waits for: a text that is still empty, such as a serial number, or a list of codes
 * (`data-takes-scans`). A number, a date, a choice, an answer that is there already are never meant; nor is the field that looks up
 * (`data-looks-up`), whose scans are told.
 */
export function takesScans({ element, value }: Place): boolean {
  if (element.dataset.takesScans !== undefined) return true
  if (element.dataset.looksUp !== undefined) return false
  if (element instanceof HTMLSelectElement || value !== '') return false
  return element instanceof HTMLTextAreaElement || isForText(element)
}

function isForText({ type, inputMode }: HTMLInputElement): boolean {
  return (
    (type === 'text' || type === 'search') && inputMode !== 'decimal' && inputMode !== 'numeric'
  )
}

/** Writes a scan into the field that waits for it: in a list on a line of its own, ready for the next one. */
export function writeScan({ element, value }: Place, text: string): void {
  const isList = element instanceof HTMLTextAreaElement && element.dataset.takesScans !== undefined
  const before = value === '' || value.endsWith('\n') ? value : `${value}\n`
  write(element, isList ? `${before}${text}\n` : text)
}

/** Puts back what stood there. */
export function putBack({ element, value }: Place): void {
  if (element.value !== value) write(element, value)
}

function write(element: Place['element'], value: string): void {
  element.value = value
  element.dispatchEvent(new Event('input', { bubbles: true }))
  if (element instanceof HTMLSelectElement)
    element.dispatchEvent(new Event('change', { bubbles: true }))
}
