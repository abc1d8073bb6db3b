import type { Gs1Kind } from '../domain/batch-link.ts'
import type { FirstMass } from '../domain/first-mass.ts'
import type { DefectClasses } from '../domain/optical-check/defect-classes.ts'
import type { Source } from '../domain/source.ts'
import type { Words } from '../domain/words.ts'

/** How a batch that existed before Loomcell is taken over at a stage. */
export interface Adoption {
  /** The state the machine is asked from, as if the stage had been scanned here. */
  readonly from: string
  /** Stages whose required facts the records should hold; what they lack is listed by name. */
  readonly proves: readonly string[]
}

/** A kind of batch within a stream: pack, module, bale, yarn lot. */
export interface Kind {
  readonly label: Words
  /** How GS1 numbers it, for those who have a company prefix; without this its links are short ones only. */
  readonly gs1?: Gs1Kind
  /** One thing with one serial number: it is sold, returned, handed over and recalled whole. */
  readonly isUnit?: true
  /** Called by its model: what came out of such a thing bears that name no more, whatever it carries on. */
  readonly byModel?: true
  /** Why it counts among the dangerous goods of which a licence may limit how much lies in one place; absent for what does not. */
  readonly dangerousGoods?: Source
  /** What the first weighing of one may come to; the house's bounds when absent. */
  readonly firstMass?: FirstMass
}

/** Whatever has pieces that a camera may look at. */
export interface Classed {
  /** What pieces may be called, every version that ever held; none are looked at where it is absent. */
  readonly defectClasses?: readonly DefectClasses[]
}
