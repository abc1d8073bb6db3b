import type { Source } from '../source.ts'
import type { Language, Words } from '../words.ts'
import type { RegisterLine } from './line.ts'

/** What stands in a cell: null for nothing to say. */
export type Cell = string | number | null

/** A column of a register. */
export interface Column {
  /** By which scripts know it; a unit last. */
  readonly name: string
  readonly label: Words
  /** Whole grams; nothing else has a unit. */
  readonly unit?: 'g'
  /** Which law, system or rule of ours asks for it. */
  readonly source: Source
  /** What people read otherwise than scripts: a name that has words (stages, kinds, materials, codes), a day, a time in UTC. */
  readonly as?: 'name' | 'day' | 'time'
  readonly read: (line: RegisterLine, language: Language) => Cell
}

/** Columns by the names that scripts know. */
export type Columns = Readonly<Record<string, Omit<Column, 'name'>>>
