import type { FlowFigure } from '../../../domain/flow-figure.ts'

/** What a list of postings is asked for, as its address says it; what is undefined is left out, and null is written as nothing. */
export interface PostingsQuery {
  /** A figure of a flow, or what one side passed to the other. */
  readonly figure: FlowFigure | 'passed'
  /** Slugs of the sides; empty for outside. */
  readonly sender?: string
  readonly receiver?: string
  readonly from: string
  readonly to: string
  readonly timeZone?: string | undefined
  readonly organisation?: string | undefined
  readonly facility?: string | undefined
  readonly estate?: string | null | undefined
  readonly stream?: string | undefined
  readonly stage?: string | undefined
  readonly material?: string | null | undefined
  readonly kind?: string | null | undefined
  readonly partner?: string | null | undefined
  readonly origin?: string | null | undefined
  readonly reason?: string | undefined
  readonly asOf?: string | undefined
}

/** Where the lines of the ledger stand that a figure is the sum of. */
export function postingsHref(query: PostingsQuery): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value ?? '']],
  )
  return `/work/postings?${new URLSearchParams(given)}`
}
