import type { Language } from '../../../domain/words.ts'

/** What is written on a paper: plain data, already in the reader's language. */
export interface Paper {
  readonly language: Language
  readonly title: string
  /** Label and value: whose it is, of which time, when it was made. */
  readonly facts: readonly (readonly [string, string])[]
  readonly tables: readonly PaperTable[]
  /** What it rests on: sources, what is left out, how to check it. */
  readonly notes: readonly string[]
  /** SHA-256 of the report as data, base64url: what a reader compares. */
  readonly digest: string
  /** Where the report is, which the QR on the first page leads to. */
  readonly address: string
  readonly madeAt: Date
}

export interface PaperTable {
  readonly caption?: string
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly (readonly string[])[]
  /** The sums under it. */
  readonly total?: readonly string[] | undefined
}

export interface PaperColumn {
  readonly name: string
  /** Numbers stand at the end. */
  readonly align: 'start' | 'end'
  /** Share of the width, against those of the other columns. */
  readonly width: number
}

/** Every text that will stand on the paper, but for the numbers of its pages. */
export function textsOf(paper: Paper): readonly string[] {
  return [
    paper.title,
    ...paper.facts.flat(),
    ...paper.tables.flatMap(({ caption = '', columns, rows, total = [] }) => [
      caption,
      ...columns.map(({ name }) => name),
      ...rows.flat(),
      ...total,
    ]),
    ...paper.notes,
    paper.digest,
    paper.address,
  ]
}
