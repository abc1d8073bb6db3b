import { canonical } from '../canonical.ts'
import { isObject } from '../proof-fault.ts'

/** All that happened to a batch up to some moment, by the digests of its events. */
export interface History {
  /** Id of the batch, a UUID. */
  readonly subject: string
  /** SHA-256 of each event, base64url, in the order of the batch's own chain: the last is its head. */
  readonly events: readonly string[]
}

/** By what a passport's link to its history is told from its other documents (GS1 Web Vocabulary). */
export const historyLinkType = 'https://gs1.org/voc/traceability'

/** A longer one is not read: no batch goes through so many events. */
export const mostEvents = 10_000

/**
 * The text that a passport commits to by its digest, so that no event can be left out, put in or put elsewhere afterwards.
 * Canonical JSON, so that the same history has one text.
 */
export function historyOf({ subject, events }: History): string {
  return canonical({ v: 1, subject: `urn:uuid:${subject}`, events })
}

/** Reads a stranger's history; undefined where it is none. */
export function parseHistory(text: string): History | undefined {
  const value = jsonIn(text)
  if (!isObject(value) || value.v !== 1) return undefined
  const { subject, events } = value
  if (typeof subject !== 'string' || !Array.isArray(events)) return undefined
  const [, id] = /^urn:uuid:([0-9a-f-]{36})$/.exec(subject) ?? []
  if (id === undefined) return undefined
  if (events.length === 0 || events.length > mostEvents) return undefined
  return events.every(isDigest) ? { subject: id, events } : undefined
}

/** What a text holds that should be JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{43}$/.test(value)
}
