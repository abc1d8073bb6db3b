import type { Source } from '../../../../domain/source.ts'

/** How a person fills something in. */
export type Filling =
  | { readonly kind: 'text'; readonly isCode?: true; readonly usual?: readonly string[] }
  | { readonly kind: 'number'; readonly unit?: string }
  | { readonly kind: 'long'; readonly isCode?: true }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | {
      readonly kind: 'files'
      /** Media types to choose among, as `accept` of HTML has them. */
      readonly accept: string
      readonly several: boolean
      /** Label of a place to write where it lies instead; absent where it must be kept here. */
      readonly orReference?: string
      readonly add: string
    }
  | { readonly kind: 'one' | 'several'; readonly choices: readonly Choice[] }

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One question of a form. Its pointer is both its name in the form and where a refusal points. */
export interface Control {
  /** JSON pointer (RFC 6901) into what the form becomes. */
  readonly pointer: string
  readonly label: string
  readonly filling: Filling
  /** What a right answer looks like. */
  readonly hint?: string
  /** What leaving it out decides; `note` is the id of what says so once for several questions. */
  readonly leftOut?: { readonly text: string; readonly note?: string }
  /** What the goods make likely; the person decides. */
  readonly suggested?: string
  readonly source?: Source
  /** Which line of a list it belongs to, where several have the same label. */
  readonly line?: string
  /** Of what a passport says it, by which duty, and who may read it. */
  readonly about?: string
  /** The heading behind which it lies in a long form. */
  readonly section?: string
  /** The list that it belongs to, by its pointer, and the line of it. */
  readonly list?: { readonly at: string; readonly label: string; readonly line?: number }
  readonly optional?: true
  /** Further questions that are seldom answered lie behind one heading. */
  readonly seldom?: true
}

/** The id of a question on the page; pointers hold nothing but names, codes and numbers of ours. */
export function idOf(pointer: string): string {
  return `q${pointer.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
}
