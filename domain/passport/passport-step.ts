import type { Facts } from '../field.ts'

/**
 * Why a version of a passport was signed: it began, something happened to the thing, more was said of it or of its model, what
 * was said was put right, another answers for it, its end was taken back, or the one who signed it has another key.
 */
export const passportCauses = [
  'issued',
  'repaired',
  're_used',
  'tested',
  'became_waste',
  'data_recorded',
  'model_changed',
  'corrected',
  'handed_over',
  'end_taken_back',
  'key_changed',
] as const
export type PassportCause = (typeof passportCauses)[number]

/**
 * The cause as anyone reads it. That a battery is waste is for those with a legitimate interest (Regulation (EU) 2023/1542, Annex
 * XIII point 4(c)), so its passport says no more than that it was brought up to date.
 */
export function shownCause(cause: PassportCause): string {
  return cause === 'became_waste' ? 'updated' : cause
}

/** What an event means for the passport of a thing. */
export type PassportStep =
  /** A passport of its own, by which operation; it goes on from those of what the thing was made of. */
  | { readonly does: 'begins'; readonly operation: string }
  /** A further version of the one that it has; nothing where it has none. */
  | { readonly does: 'continues'; readonly cause: PassportCause }

/** An event as the rules of passports see it: what anyone may know. */
export interface PassportEvent {
  readonly stage: string
  /** Where it left the thing. */
  readonly state: string
  readonly facts: Facts
}
