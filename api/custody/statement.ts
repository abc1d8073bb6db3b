import type { StepRow } from '../store/custody/hand-overs.ts'

/** What a step's statement says, as far as a check reads it. */
export interface Statement {
  readonly v: number
  readonly handOver: string
  readonly kind: string
  readonly organisation: string
  readonly signer: string
  readonly recordTime: string
  readonly previous?: string
  readonly events?: readonly string[]
  /** As it was read, or as it was sent where it was signed: spaces and capitals of ids included. */
  readonly request: {
    readonly id: string
    readonly eventTime?: string
    readonly correction?: string
    readonly carrier?: { readonly organisation?: string }
    readonly store?: { readonly organisation?: string }
    readonly lines?: readonly StatedLine[]
  }
}

export interface StatedLine {
  readonly line?: number
  readonly acceptedGrams?: number
  readonly refusedGrams?: number
  readonly sentGrams?: number
}

/** Reads a step's statement; undefined when the stored bytes are none. */
export function statementOf({ statement }: Pick<StepRow, 'statement'>): Statement | undefined {
  try {
    const read: unknown = JSON.parse(statement.toString('utf8'))
    return isStatement(read) ? read : undefined
  } catch {
    return undefined
  }
}

/** Whoever can change a row can write anything there; what is missing inside shows as a difference. */
function isStatement(read: unknown): read is Statement {
  if (typeof read !== 'object' || read === null || !('request' in read)) return false
  const { request } = read
  if (typeof request !== 'object' || request === null) return false
  return !('lines' in request) || Array.isArray(request.lines)
}
