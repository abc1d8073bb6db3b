import { parseInstant } from '../instant.ts'
import type { Defect, Reading, StationState } from '../line/reading.ts'
import { stationStates } from '../line/reading.ts'
import type { Saying } from '../phrases.ts'
import type { ToldTime } from './interval-of.ts'
import { type Mapping, ruleOf } from './mapping.ts'
import { meterUnits, type ReadingRule, type TimeRule, type TopicRule } from './mapping-schema.ts'
import { fillTemplate } from './scan-template.ts'
import { type Said, sequenceAt, shown, textAt, valueAt, wholeAt } from './value-at.ts'

/** A message of a machine, by MQTT or HTTP. */
export interface Message {
  readonly topic: string
  /** Undefined where it was more than is read. */
  readonly payload: Uint8Array | undefined
  /** Whether a broker told it again of what was said before anybody listened. */
  readonly isRetained: boolean
}

/** What a reading says beside when it was. */
export type ReadingValues = Omit<Reading, 'seq' | 'from' | 'to'>

/** What a message means: a reading or a scan of a station. */
export type Meaning = {
  readonly station: string
  /** The machine's own number of it; undefined where the mapping names none. */
  readonly sequence: string | undefined
} & (
  | { readonly kind: 'reading'; readonly values: ReadingValues; readonly time: ToldTime }
  | { readonly kind: 'scan'; readonly scan: Readonly<Record<string, unknown>> }
)

/** Most bytes of one payload: what a machine says of an interval, or of one batch, is far smaller. */
export const mostPayloadBytes = 64 * 1024

/** What a message means by a mapping, or why it means nothing. */
export function mapMessage(mapping: Mapping, message: Message): Meaning | Saying {
  const found = ruleOf(mapping, message.topic)
  if (found === undefined) return { says: 'unmapped_topic' }
  const { rule, parts } = found
  const station = rule.station ?? parts.station ?? ''
  if (!mapping.stations.has(station)) return { says: 'unmapped_station', values: { station } }
  // It was said before, and is told again to everybody who begins to listen: it would be counted each time.
  if (message.isRetained) return { says: 'unmapped_retained' }
  const payload = payloadOf(message.payload, rule)
  if ('says' in payload) return payload
  const sequence =
    rule.sequence === undefined ? undefined : sequenceAt(payload.value, rule.sequence.at)
  if (sequence !== undefined && 'says' in sequence) return sequence
  const by = { station, sequence: sequence?.value }
  if (rule.reading !== undefined) return readingOf(rule.reading, payload.value, by)
  const scan = fillTemplate(rule.scan, { payload: payload.value, parts })
  if ('says' in scan) return scan
  return { ...by, kind: 'scan', scan: scan.value as Readonly<Record<string, unknown>> }
}

function payloadOf(bytes: Uint8Array | undefined, rule: TopicRule): Said<unknown> {
  if (bytes === undefined || bytes.length > mostPayloadBytes) {
    return { says: 'unmapped_too_large', values: { most: mostPayloadBytes } }
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { says: 'unmapped_binary' }
  }
  if (rule.payload === 'text') return { value: text }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { says: 'unmapped_no_json' }
  }
}

function readingOf(
  rule: ReadingRule,
  payload: unknown,
  by: Pick<Meaning, 'station' | 'sequence'>,
): Meaning | Saying {
  const time = timeOf(rule.time, payload)
  if ('says' in time) return time
  const values: [string, unknown][] = []
  for (const [name, said] of membersOf(rule, payload)) {
    if (said === undefined) continue
    if ('says' in said) return said
    values.push([name, said.value])
  }
  return { ...by, kind: 'reading', values: Object.fromEntries(values), time: time.value }
}

type Member = readonly [name: keyof ReadingValues, said: Said<unknown> | undefined]

/** Each member that a rule names, in one order; undefined where it may be left out and was. */
function membersOf(rule: ReadingRule, payload: unknown): readonly Member[] {
  const { good, bad, defects, state, reason, energyWattHours, waterMillilitres, dyeGrams } = rule
  const isLeftOut = (place: { at: string; optional: boolean }) =>
    place.optional && valueAt(payload, place.at) === undefined
  const whole = (place: { at: string; optional: boolean } | undefined, times?: string) =>
    place === undefined || isLeftOut(place) ? undefined : wholeAt(payload, place.at, times)
  const text = (place: { at: string; optional: boolean } | undefined) =>
    place === undefined || isLeftOut(place) ? undefined : textAt(payload, place.at)
  return [
    ['good', whole(good)],
    ['bad', whole(bad)],
    ['defects', defects && defectsOf(defects, whole)],
    ['state', state && stateOf(state, payload)],
    ['reason', text(reason)],
    [
      'energyWattHours',
      whole(energyWattHours, meterUnits.energyWattHours[energyWattHours?.unit ?? 'Wh']),
    ],
    [
      'waterMillilitres',
      whole(waterMillilitres, meterUnits.waterMillilitres[waterMillilitres?.unit ?? 'ml']),
    ],
    ['dyeGrams', whole(dyeGrams, meterUnits.dyeGrams[dyeGrams?.unit ?? 'g'])],
  ]
}

/** Bad pieces by class; a class of which there were none is left out, as a reading has it. */
function defectsOf(
  classes: NonNullable<ReadingRule['defects']>,
  whole: (place: { at: string; optional: boolean }) => Said<number> | undefined,
): Said<readonly Defect[]> | undefined {
  const defects: Defect[] = []
  for (const [name, place] of Object.entries(classes)) {
    const said = whole(place)
    if (said !== undefined && 'says' in said) return said
    if (said !== undefined && said.value > 0) defects.push({ class: name, pieces: said.value })
  }
  return defects.length === 0 ? undefined : { value: defects }
}

/** A state in the machine's words, or in ours where the rule names none. */
function stateOf(
  { at, words }: NonNullable<ReadingRule['state']>,
  payload: unknown,
): Said<StationState> {
  const given = valueAt(payload, at)
  const word = typeof given === 'number' ? String(given) : textAt(payload, at)
  const said = typeof word === 'string' ? { value: word } : word
  if ('says' in said) return said
  const own = words ?? Object.fromEntries(stationStates.map((state) => [state, state]))
  const state = Object.hasOwn(own, said.value) ? own[said.value] : undefined
  if (state !== undefined) return { value: state }
  const values = { pointer: at, given: shown(said.value), words: Object.keys(own) }
  return { says: 'unmapped_word', values }
}

function timeOf({ from, to, seconds, form }: TimeRule, payload: unknown): Said<ToldTime> {
  const [start, end] = [from, to].map((place) =>
    place === undefined ? undefined : instantAt(payload, place.at, form),
  )
  if (start !== undefined && 'says' in start) return start
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
  const time = Math.round(form === 'seconds' ? given * 1_000 : given)
  return time >= 0 && time <= latest ? time : undefined
}
