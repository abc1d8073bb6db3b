import { offsetOf, parseInstant } from '../../domain/instant.ts'
import { type Part, type ReadScan, readScan } from '../recording/parse.ts'

/** The words by which a scan is known before anybody judged it; empty where it has no such text. */
export interface ScanWords {
  readonly id: string
  readonly stream: string
  readonly stage: string
  readonly facility: string
  readonly operator: string
  readonly reverses: string
  /** When it happened; undefined when the scan says none that can be read. */
  readonly time?: Date
  /** Minutes east of UTC that its clock showed. */
  readonly offsetMinutes?: number | undefined
}

/** A scan as it came in, alone or as `{ scan, signature }`, read once for all who ask. */
export interface Sent extends ScanWords {
  readonly scan: unknown
  readonly read: ReadScan
  /** As it was sent; undefined when there was none. */
  readonly signature?: unknown
  /** Whose signature it is, as it was sent; undefined where the sender is the station. */
  readonly station?: unknown
}

/** What the door knows of whoever sent and signed a scan. */
export type Vouched = Pick<Part, 'operator' | 'signedBy' | 'signature'>

/**
 * Reads what came in without judging it. A signature travels beside the scan, so that the digest of the scan is the same
 * with and without one.
 */
export function readSent(given: unknown): Sent {
  const outer = objectIn(given)
  const isSigned = outer !== undefined && 'scan' in outer && 'signature' in outer
  const scan = isSigned ? outer.scan : given
  return {
    ...wordsIn(scan),
    scan,
    read: readScan(scan),
    ...(isSigned ? { signature: outer.signature, station: outer.station } : {}),
  }
}

/** The words of a scan, with or without a signature beside it. What is wrong with it the one way in says. */
export function wordsOf(given: unknown): ScanWords {
  const outer = objectIn(given)
  return wordsIn(
    outer !== undefined && 'scan' in outer && 'signature' in outer ? outer.scan : given,
  )
}

function wordsIn(scan: unknown): ScanWords {
  const said = objectIn(scan) ?? {}
  const text = textOf(said.eventTime)
  const time = parseInstant(text)
  return {
    id: textOf(said.id).toLowerCase(),
    stream: textOf(said.stream),
    stage: textOf(said.stage),
    facility: textOf(said.facility),
    operator: textOf(said.operator).trim().normalize('NFC'),
    reverses: textOf(said.reverses).toLowerCase(),
    ...(time === undefined ? {} : { time: new Date(time), offsetMinutes: offsetOf(text) }),
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
