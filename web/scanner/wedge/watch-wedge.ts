import { scannedText } from '../../../domain/scanned-text.ts'
import { type Place, placeOf, putBack, takesScans, writeScan, writesText } from './place.ts'
import { noRun, readStroke, type Stroke } from './read-strokes.ts'

/**
 * Watches for a wedge scanner, wherever the focus is, until the function that it gives is called. What was scanned is told, unless it stands
 * in a field that waits for it; what stood elsewhere before is there again, and no button is pressed.
 */
export function watchWedge(onScan: (text: string) => void): () => void {
  let run = noRun
  let place: Place | undefined

  const hear = (event: KeyboardEvent) => {
    const read = readStroke(run, strokeOf(event))
    run = read.run
    if (read.is === 'first') place = placeOf(document.activeElement)
    // A space would press a button, a letter choose from a list.
    if (read.is === 'further' && !writesText(document.activeElement)) swallow(event)
    if (read.is === 'rest') swallow(event)
    if (read.scan === undefined) return
    swallow(event)
    end(read.scan, run.isComposed)
  }

  function end(scan: string, isComposed: boolean): void {
    const text = scannedText(scan)
    const from = place
    place = undefined
    if (from !== undefined) {
      const settle = () => (takesScans(from) ? writeScan(from, text) : putBack(from))
      settle()
      if (isComposed) settleAfterwards(from.element, settle)
      if (takesScans(from)) return
    }
    onScan(text)
  }

  document.addEventListener('keydown', hear, { capture: true })
  return () => document.removeEventListener('keydown', hear, { capture: true })
}

/** How long an input method may take to write what it made of the keys, in milliseconds. House rule. */
const lateMilliseconds = 300

/** Undoes what an input method writes late, which is as soon as the field is left, or after that. */
function settleAfterwards(element: HTMLElement, settle: () => void): void {
  const undo = ({ isTrusted }: Event) => {
    // What we write ourselves is told by an event of ours.
    if (isTrusted) settle()
  }
  element.addEventListener('input', undo)
  setTimeout(() => element.removeEventListener('input', undo), lateMilliseconds)
  element.blur()
  element.focus()
}

function swallow(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function strokeOf(event: KeyboardEvent): Stroke {
  const { key, code, timeStamp, shiftKey, ctrlKey, altKey, metaKey, repeat } = event
  return {
    key,
    code,
    time: timeStamp,
    isShifted: shiftKey,
    isControlled: ctrlKey,
    isOther: altKey || metaKey || repeat,
    isComposing: event.isComposing || key === 'Process',
  }
}
