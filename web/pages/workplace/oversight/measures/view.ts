import type { Source } from '../../../../../domain/source.ts'
import type { Language, Words } from '../../../../../domain/words.ts'
import type { Said } from '../../form/said.ts'
import type { FlowChoice } from '../../stock/flow-lines.ts'
import type { Opens } from '../view.ts'

/** A cell of a measure as text, and whether it is a number. */
export interface MeasureCell {
  readonly text: string
  readonly isNumber: boolean
}

export interface MeasureViewRow {
  readonly cells: readonly MeasureCell[]
  /** Where the lines are that it rests on; undefined where there are none. */
  readonly href: string | undefined
  readonly isChosen: boolean
}

/** One thing that a figure rests on. */
export interface MeasureViewLine {
  /** UTC ISO 8601. */
  readonly time: string | undefined
  readonly organisation: string
  readonly batch: { readonly code: string; readonly opens: Opens } | undefined
  readonly event: string | undefined
  readonly handOver: string | undefined
  readonly grams: number | undefined
  readonly says: string | undefined
}

/** A measure as it was made. */
export interface MeasureReportView {
  readonly heads: readonly string[]
  readonly rows: readonly MeasureViewRow[]
  readonly total: readonly MeasureCell[] | undefined
  readonly checks: readonly { readonly label: Words; readonly holds: boolean }[]
  readonly notes: readonly Words[]
  readonly sources: readonly Source[]
  readonly files: readonly FlowChoice[]
  /** What the chosen row rests on. */
  readonly lines:
    | { readonly of: string; readonly count: number; readonly shown: readonly MeasureViewLine[] }
    | undefined
}

export interface MeasureView {
  readonly language: Language
  readonly tabs: readonly {
    readonly href: string
    readonly label: Words
    readonly isHere: boolean
  }[]
  readonly action: string
  readonly about: Words
  readonly from: string
  readonly to: string
  readonly asOf: string
  /** What the form shows no control for and asks for all the same, and the same in words. */
  readonly exact: Readonly<Record<string, string>>
  readonly exactText: string | undefined
  readonly organisation: string
  /** Empty where there is only one's own. */
  readonly organisations: readonly FlowChoice[]
  readonly said: readonly Said[]
  readonly timeZone: string
  /** Absent while what was asked cannot be read. */
  readonly report: MeasureReportView | undefined
}
