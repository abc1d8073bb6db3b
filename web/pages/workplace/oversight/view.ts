import type { FlowFigure } from '../../../../domain/flow-figure.ts'
import type { Named } from '../../../../domain/local-names.ts'
import type { Words } from '../../../../domain/words.ts'
import type { Rate } from '../../record/view.ts'
import type { CountedFlow } from './passed-table.ts'
import type { Series } from './series.ts'

/** Where something is opened: a page, or one within an organisation, which a regulator first has to enter. */
export type Opens = { readonly href: string } | { readonly within: string; readonly next: string }

/** An amount with the list of lines that it is the sum of. */
export interface Amount {
  readonly grams: number
  readonly href: string
}

/** Something that needs a look. */
export interface LookRow {
  readonly tag: Words
  readonly tone: 'bad' | 'warn' | 'plain'
  readonly text: string
  readonly opens: Opens
  /** What else it leads to, where there is something. */
  readonly also?: { readonly href: string; readonly label: Words }
}

export interface PlaceRow {
  /** What lies there, batch by batch. */
  readonly held: string
  /** Absent where there is only one. */
  readonly organisation: string | undefined
  readonly name: string
  readonly code: string
  readonly amounts: Readonly<Record<'in' | 'out' | 'used' | 'lost' | 'closing', Amount>>
}

export interface RegisterRow {
  readonly label: Words
  readonly href: string
  readonly lines: number
  readonly grams: number
  /** Lines of what was passed on that are late, or refused; undefined where none ever is. */
  readonly late: MarkedLines | undefined
  readonly refused: MarkedLines | undefined
  /** All of it as files, by what each is called. */
  readonly files: readonly { readonly href: string; readonly label: string }[]
}

/** Lines of a register that bear a mark, and the register narrowed down to them. */
export interface MarkedLines {
  readonly lines: number
  readonly href: string
}

/** What an organisation recovered. */
export interface RecoveryRow extends Named {
  readonly rates: readonly Rate[]
  readonly opens: Opens
}

/** A month of one organisation or of a jurisdiction, at one glance. */
export interface DeskView {
  readonly month: string
  readonly before: string
  /** Absent for a month that is yet to come. */
  readonly after: string | undefined
  readonly months: readonly string[]
  /** Day at whose end the records stood that are shown; empty for now. */
  readonly asOf: string
  /** To choose from; none where there is only one's own. */
  readonly organisations: readonly { readonly slug: string; readonly name: string }[]
  /** Slug, or `*` for all of a jurisdiction. */
  readonly organisation: string
  readonly streams: readonly { readonly name: string; readonly label: Words }[]
  readonly stream: string
  readonly amounts: Readonly<Record<FlowFigure, Amount>>
  /** Grams that the figures leave unexplained: 0 when they balance. */
  readonly leftOver: number
  readonly balanced: boolean
  readonly transit: {
    readonly handOvers: number
    readonly grams: number
    readonly oldestHours: number | undefined
    readonly href: string
  }
  readonly looks: readonly LookRow[]
  readonly passed: readonly CountedFlow[]
  readonly registers: readonly RegisterRow[]
  readonly series: Series
  readonly places: readonly PlaceRow[]
  /** The flow report by facility, with the largest of a figure on top. */
  readonly ranked: Readonly<Record<keyof PlaceRow['amounts'], string>>
  readonly recovery: { readonly year: string; readonly rows: readonly RecoveryRow[] }
  readonly ways: readonly { readonly href: string; readonly label: Words }[]
  /** Whether batches are found here: for a regulator inside an organisation, who has no work list. */
  readonly findsCodes: boolean
  /** Where the flow report of the same question is. */
  readonly flow: string
}
