import type { Field } from '../domain/field.ts'
import type { Source } from '../domain/source.ts'

/** What passing a stream's material to another organisation asks for; figures a deployment may change carry their source. */
export interface CustodyTerms {
  /** Facts of the papers that travel with the goods. */
  readonly papers: readonly Field[]
  /** The paper that names an export permit, from which the goods are drawn when they leave. */
  readonly permitField?: string
  /** Hours from dispatch within which the goods arrive. */
  readonly deliveryHours?: { readonly value: number; readonly source: Source }
  /** Months for which each side keeps its section after the end. */
  readonly retentionMonths: { readonly value: number; readonly source: Source }
}
