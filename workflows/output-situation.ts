import type { Content } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'

/** A batch that is being made, as the rules of a stage look at it. */
export interface OutputSituation {
  readonly code: string
  readonly kind: string
  readonly massGrams?: number
  readonly content?: Content
  readonly facts: Facts
}
