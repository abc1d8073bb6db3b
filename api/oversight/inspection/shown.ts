import type { Inspected } from '../../../web/pages/inspection/view.ts'

/** What a link for an inspector shows, and on whose trails the look stands beside its owner's: keys of organisations. */
export interface Shown {
  readonly view: Inspected
  readonly owners: readonly number[]
}
