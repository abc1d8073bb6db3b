import { secondMilliseconds } from '../hours.ts'
import { parseInstant } from '../instant.ts'
import type { ToldTime } from './interval-of.ts'
import type { TimeRule } from './mapping-schema.ts'
import { type Said, shown, valueAt } from './value-at.ts'

/** When a reading was, as far as its payload tells; or why that cannot be read. */
export function timeOf({ from, to, seconds, form }: TimeRule, payload: unknown): Said<ToldTime> {
  const start = from && instantAt(payload, from.at, form)
  if (start !== undefined && 'says' in start) return start
  const end = to && instantAt(payload, to.at, form)
  if (end !== undefined && 'says' in end) return end
  return { value: { seconds, from: start?.value, to: end?.value } }
}

function instantAt(payload: unknown, pointer: string, form: TimeRule['form']): Said<number> {
  const given = valueAt(payload, pointer)
  const time = instantIn(given, form)
  if (time !== undefined) return { value: time }
  return { says: 'unmapped_no_time', values: { pointer, given: shown(given ?? null) } }
}

/** The last instant that a time in text may name. */
const latest = Date.UTC(9999, 11, 31)

function instantIn(given: unknown, form: TimeRule['form']): number | undefined {
  if (form === 'iso') {
    const instant = typeof given === 'string' ? parseInstant(given) : undefined
    return instant === undefined ? undefined : Date.parse(instant)
  }
  if (typeof given !== 'number') return undefined
  const time = Math.round(form === 'seconds' ? given * secondMilliseconds : given)
  return time >= 0 && time <= latest ? time : undefined
}
