import type { Language } from '../../../domain/words.ts'
import type { PassedGoods } from '../../oversight/desk/read-passed.ts'
import type { Scope } from '../../oversight/scope.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'

/** What the address of a desk asks for. */
export interface DeskAsk {
  readonly month: string
  /** As the address says it; undefined for one's own. */
  readonly organisation: string | undefined
  readonly stream: string | undefined
  readonly asOf: string | undefined
}

/** By whom a desk is read, and what was asked. */
export interface DeskReading {
  readonly scope: Scope
  readonly language: Language
  readonly now: Date
  /** Whether pages of one organisation open as they are: for whoever is of it or looks at it. */
  readonly isInside: boolean
  /** Whether somebody of an authority reads it. */
  readonly isOverseer: boolean
  readonly ask: DeskAsk
  /** The moment of `ask.asOf`, in ISO 8601. */
  readonly asOf: string | undefined
  readonly passed: readonly PassedGoods[]
  readonly choice: {
    readonly months: readonly string[]
    readonly after: string | undefined
    readonly organisations: readonly Organisation[]
  }
  readonly days: { readonly from: string; readonly to: string }
}
