import { parseInstant } from '../../domain/instant.ts'

/** A scan as it came in, alone or as `{ scan, signature }`, with the words by which the door knows it. */
export interface Sent {
  readonly scan: unknown
  /** As it was sent; undefined when there was none. */
  readonly signature?: unknown
  /** Empty where the scan has no such text: then the one way in refuses it and says why. */
  readonly id: string
  readonly stream: string
  readonly stage: string
  readonly facility: string
  readonly operator: string
  readonly reverses: string
  /** When it happened; undefined when the scan says none that can be read. */
  readonly time?: Date
}

/**
 * Reads what came in without judging it. A signature travels beside the scan, so that the digest of the scan is the same
 * with and without one.
 */
export function readSent(given: unknown): Sent {
  const outer = recordOf(given)
  const isSigned = outer !== undefined && 'scan' in outer && 'signature' in outer
  const scan = isSigned ? outer.scan : given
  const said = recordOf(scan) ?? {}
  const time = parseInstant(textOf(said.eventTime))
  return {
    scan,
    ...(isSigned ? { signature: outer.signature } : {}),
    id: textOf(said.id).toLowerCase(),
    stream: textOf(said.stream),
    stage: textOf(said.stage),
    facility: textOf(said.facility),
    operator: textOf(said.operator).trim().normalize('NFC'),
    reverses: textOf(said.reverses).toLowerCase(),
    ...(time === undefined ? {} : { time: new Date(time) }),
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
