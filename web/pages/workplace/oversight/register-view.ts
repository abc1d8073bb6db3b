import type { LineMovement, RegisterName } from '../../../../domain/register/registers.ts'
import type { Source } from '../../../../domain/source.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import type { Said } from '../form/said.ts'

/** A choice of a list. */
export interface RegisterChoice {
  readonly value: string
  readonly label: string
}

/** A line of a register as a page shows it, in words. */
export interface ShownLine {
  readonly movement: LineMovement
  readonly day: string
  readonly batch: string
  readonly batchHref: string
  readonly what: string
  /** Null for what nobody weighed. */
  readonly grams: number | null
  /** Undefined for outside. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly papers: readonly string[]
  readonly isLate: boolean
  readonly isRefused: boolean
  readonly isCorrected: boolean
  readonly isReversal: boolean
  readonly handOverHref: string | undefined
  readonly eventHref: string | undefined
  /** Every column that says something, by its label. */
  readonly cells: readonly { readonly label: Words; readonly text: string }[]
}

/** One register and what it comes to for the same question. */
export interface RegisterTab {
  readonly register: RegisterName
  readonly label: Words
  readonly href: string
  readonly lines: number | undefined
}

export interface RegisterPageView {
  readonly register: RegisterName
  readonly about: Words
  readonly language: Language
  readonly tabs: readonly RegisterTab[]
  readonly total:
    | {
        readonly lines: number
        readonly grams: number
        readonly movedGrams: number
        readonly unweighed: number
      }
    | undefined
  /** What is asked for, by name, as the form shows it. */
  readonly asked: ReadonlyMap<string, string>
  readonly said: readonly Said[]
  /** For an authority: whose register it may be. */
  readonly organisations: readonly RegisterChoice[]
  readonly facilities: readonly RegisterChoice[]
  readonly streams: readonly RegisterChoice[]
  readonly lines: readonly ShownLine[]
  readonly nextHref: string | undefined
  /** Where the first page is, on every other one. */
  readonly firstHref: string | undefined
  readonly clearHref: string
  readonly files: readonly { readonly href: string; readonly label: string }[]
  readonly columns: readonly { readonly label: Words; readonly source: Source }[]
}
