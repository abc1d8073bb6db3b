import type { Batch } from './model.ts'
import type { Request } from './request.ts'

/** A permit on which goods leave the territory. */
export interface Permit {
  readonly organisation: string
  readonly number: string
  readonly isValid: boolean
  leftGrams: number
  uncertain: boolean
}

/** A recall, with all batches that it affects. */
export interface Recall {
  readonly id: string
  readonly batch: Batch
  readonly severity: string
  readonly affected: Set<Batch>
  /** What each holder objects with. */
  readonly objections: Map<string, { readonly id: string; readonly note: string }>
  ended: boolean
  note?: string
}

/** A scan that waits for further persons. */
export interface Waiting {
  readonly id: string
  readonly request: Request
  /** What it is about, and how far its chain was. */
  readonly batch: Batch
  readonly seq: number
  /** Names of the persons who signed. */
  readonly signed: string[]
  state: 'waiting' | 'recorded' | 'refused'
  refusal?: { readonly by: string; readonly reason: string }
  uncertain: boolean
}

/** What a process may claim as recycled. */
export interface Credit {
  readonly id: string
  readonly organisation: string
  readonly event: string
  readonly recycledGrams: number
  readonly totalGrams: number
  readonly claimableGrams: number
  leftGrams: number
  uncertain: boolean
}
