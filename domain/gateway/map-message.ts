import type { Saying } from '../phrases.ts'
import type { ToldTime } from './interval-of.ts'
import { type Mapping, ruleOf } from './mapping.ts'
import type { ReadingRule, TopicRule } from './mapping-schema.ts'
import { type ReadingValues, readingValues } from './reading-values.ts'
import { fillTemplate } from './scan-template.ts'
import { timeOf } from './told-time.ts'
import { type Said, sequenceAt } from './value-at.ts'

/** A message of a machine, by MQTT or HTTP. */
export interface Message {
  readonly topic: string
  /** Undefined where it was more than is read. */
  readonly payload: Uint8Array | undefined
  /** Whether a broker told it again of what was said before anybody listened. */
  readonly isRetained: boolean
}

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
  const values = readingValues(rule, payload)
  if ('says' in values) return values
  return { ...by, kind: 'reading', values: values.value, time: time.value }
}
