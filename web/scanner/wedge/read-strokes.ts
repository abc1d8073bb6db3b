import { physicalKey } from './physical-key.ts'

/** A key that went down, as `KeyboardEvent` tells it. */
export interface Stroke {
  readonly key: string
  readonly code: string
  /** In milliseconds, of a clock that only grows. */
  readonly time: number
  readonly isShifted: boolean
  readonly isControlled: boolean
  /** Alt or the key of the system, or a key that is held down: no wedge does that. */
  readonly isOther: boolean
  /** Whether an input method has taken it. */
  readonly isComposing: boolean
}

/** What was written without a pause. */
export interface Run {
  readonly text: string
  /** How many characters at its end came one close after the other. */
  readonly close: number
  readonly last: number
  /** Whether an input method took some of it, and wrote something else. */
  readonly isComposed: boolean
  /** When a scan ended last. */
  readonly ended: number
}

/** What a stroke is. `first` may begin a scan, `further` goes on with what may be one, `end` completes one, `rest` follows one at once. */
export interface Read {
  readonly run: Run
  readonly is: 'nothing' | 'first' | 'further' | 'end' | 'rest'
  /** What was scanned, at the end of it. */
  readonly scan?: string
}

/** Longest time from one stroke of a wedge to the next. House rule: they write every 1 to 30 ms, hands seldom faster than 80. */
export const apartMilliseconds = 50

/**
 * Longest time in which what came before still belongs to it, in milliseconds: a wedge without a wire stops now and then, and a code of
 * which the beginning is missing is another code. House rule: nobody types and then pulls the trigger as soon.
 */
export const pauseMilliseconds = 500

/** Fewest characters that count as a scan; fewer may be a hand that rolls over the keys. House rule. */
const fewestCharacters = 4

export const noRun: Run = {
  text: '',
  close: 0,
  last: Number.NEGATIVE_INFINITY,
  isComposed: false,
  ended: Number.NEGATIVE_INFINITY,
}

/**
 * Tells a wedge scanner from a hand, by its speed and its end, be that Enter or Tab: wherever it writes, with an input method on, with
 * control characters in between.
 */
export function readStroke(run: Run, stroke: Stroke): Read {
  const isClose = stroke.time - run.last <= apartMilliseconds
  if (isEnd(stroke)) return atEnd(run, stroke, isClose)
  if (isSilent(stroke)) return { run, is: 'nothing' }
  const written = isWriting(stroke)
  if (written === undefined) return { run: { ...noRun, ended: run.ended }, is: 'nothing' }
  const { time, isComposing } = stroke
  if (run.text === '' || time - run.last > pauseMilliseconds) {
    const begun = { text: written, close: 1, last: time, isComposed: isComposing }
    return { run: { ...run, ...begun }, is: 'first' }
  }
  const text = run.text + written
  const isComposed = run.isComposed || isComposing
  const close = isClose ? run.close + 1 : 1
  return {
    run: { ...run, text, close, last: time, isComposed },
    is: isClose ? 'further' : 'nothing',
  }
}

function atEnd(run: Run, { time }: Stroke, isClose: boolean): Read {
  const { text, close, isComposed, ended } = run
  if (isClose && close >= fewestCharacters) {
    return { run: { ...noRun, isComposed, ended: time }, is: 'end', scan: text }
  }
  // Some end with two marks; the second one is no press of a button.
  const isRest = text === '' && time - ended <= apartMilliseconds
  return { run: { ...noRun, ended: isRest ? time : ended }, is: isRest ? 'rest' : 'nothing' }
}

/** Enter or Tab; also as the control characters of old, which a keyboard writes with Control. */
function isEnd({ key, code, isControlled, isOther, isComposing }: Stroke): boolean {
  if (isOther) return false
  if (isControlled) return code === 'KeyM' || code === 'KeyJ' || code === 'KeyI'
  if (isComposing) return code === 'Enter' || code === 'NumpadEnter'
  return key === 'Enter' || key === 'Tab'
}

/** Keys that only change others. */
function isSilent({ key }: Stroke): boolean {
  return ['Shift', 'Control', 'CapsLock', 'NumLock'].includes(key)
}

/** The character that a stroke writes; undefined where it does something else. */
function isWriting({ key, code, isShifted, isControlled, isOther, isComposing }: Stroke) {
  if (isOther) return undefined
  // The group separator of GS1 element strings. Source: ASCII, 1D is Control and ].
  if (isControlled) return code === 'BracketRight' ? '\u001d' : undefined
  if (isComposing) return physicalKey(code, isShifted)
  return [...key].length === 1 ? key : undefined
}
