import type { AnomalyKind } from './kinds.ts'

/** How a figure reads: grams, a share of one, a plain number, a time, or a chance as "1 in so many". */
export type FigureUnit =
  | 'grams'
  | 'share'
  | 'count'
  | 'times'
  | 'seconds'
  | 'days'
  | 'time'
  | 'one_in'
  | 'text'

/** One number of the arithmetic, by a name that `figureLabels` has words for. A share is out of 1. */
export interface Figure {
  readonly name: FigureName
  readonly unit: FigureUnit
  readonly value: number | string
}

export type FigureName =
  | 'observed'
  | 'usualLow'
  | 'usualHigh'
  | 'middle'
  | 'spread'
  | 'spreads'
  | 'compared'
  | 'asFar'
  | 'oneIn'
  | 'factor'
  | 'grams'
  | 'before'
  | 'after'
  | 'seconds'
  | 'least'
  | 'first'
  | 'second'
  | 'count'
  | 'of'
  | 'others'
  | 'ofOthers'
  | 'tests'
  | 'days'
  | 'since'
  | 'bound'

/**
 * A question that records raise by themselves, with all that it rests on. Never a verdict: there may be a good answer that no
 * record holds.
 */
export interface Finding {
  readonly kind: AnomalyKind
  /** What it is about, so that the same question is known again: with the kind its identity within the organisation. */
  readonly about: string
  /** Code of the facility; null where it is of none. */
  readonly facility: string | null
  readonly stream: string | null
  /** When the newest of its evidence happened, UTC ISO 8601. */
  readonly time: string
  /** Ids of the events it rests on, at most `mostEvidence`. */
  readonly events: readonly string[]
  /** Codes of the batches it is about, at most `mostEvidence`. */
  readonly batches: readonly string[]
  /** What its sentence names: codes and pseudonyms, and which of the streams' names. */
  readonly named: Readonly<Record<string, string | number>>
  readonly arithmetic: readonly Figure[]
  /** Of the rules that raised it. */
  readonly version: number
  /** Where there was more than one look reads: that nothing from before this moment was compared, UTC ISO 8601. */
  readonly since?: string
}

/** Events and batches that one finding names. */
export const mostEvidence = 20

/** Shortens a list of evidence, each named once. */
export function evidence(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].slice(0, mostEvidence)
}
