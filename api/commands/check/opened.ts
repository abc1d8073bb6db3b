import type { Event } from '../../../domain/event.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Envelope } from '../../../domain/proof/envelope.ts'
import { openEnvelope } from '../../../domain/proof/open.ts'
import type { Told } from './findings.ts'

/** A stored event, put together again. */
export interface Opened {
  /** The exact text that is stored. */
  readonly text: string
  readonly envelope: Envelope
  readonly event: Event
}

/** Why what is stored cannot be opened. */
export interface Unopened {
  readonly why: Told
}

/**
 * Opens stored bytes, or says why they cannot be opened. Whoever can change a row can write anything there, so nothing
 * about its shape is believed.
 */
export function openStored(
  bytes: Buffer,
  disclosed: unknown,
  reversed?: (id: string) => Event | undefined,
): Opened | Unopened {
  try {
    const text = bytes.toString('utf8')
    const envelope = JSON.parse(text) as Envelope
    const target = envelope.body.reverses
    const named = [...envelope.subjects.map(({ batch }) => batch), target ?? envelope.id]
    if (!named.every(isUuid)) return { why: { says: 'check_no_uuid' } }
    if (!envelope.subjects.every(({ seq }) => isPlace(seq)))
      return { why: { says: 'check_no_place' } }
    const disclosures = Array.isArray(disclosed) ? (disclosed as Disclosure[]) : []
    const taken = target === undefined ? undefined : reversed?.(target)
    if (target !== undefined && taken === undefined && reversed !== undefined) {
      return { why: { says: 'check_target_gone', values: { target } } }
    }
    return { text, envelope, event: openEnvelope(envelope, disclosures, { reversed: taken }) }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}

function isUuid(text: unknown): boolean {
  return typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** A chain's place is an integer column. */
function isPlace(seq: unknown): boolean {
  return Number.isInteger(seq) && Number(seq) > 0 && Number(seq) < 2 ** 31
}
