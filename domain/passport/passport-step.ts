import type { Facts } from '../field.ts'

/**
 * Why a version of a passport was signed: it began, something happened to the thing, another answers for it, or the one who
 * signed it has another key.
 */
export const passportCauses = [
  'issued',
  'repaired',
  're_used',
  'tested',
  'became_waste',
  'handed_over',
  'key_changed',
] as const
export type PassportCause = (typeof passportCauses)[number]

/** What an event means for the passport of a thing. */
export type PassportStep =
  /** A passport of its own, by which operation; it goes on from those of what the thing was made of. */
  | { readonly does: 'begins'; readonly operation: string }
  /** A further version of the one that it has; nothing where it has none. */
  | { readonly does: 'continues'; readonly cause: PassportCause }
  /** There is no passport any more. */
  | { readonly does: 'ends' }

/** An event as the rules of passports see it: what anyone may know. */
export interface PassportEvent {
  readonly stage: string
  /** Where it left the thing. */
  readonly state: string
  readonly facts: Facts
}
