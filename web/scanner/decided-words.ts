import type { Words } from '../../domain/words.ts'

/** What a stream calls where a batch may stand and what a stage decides, as `GET /streams/{stream}` tells it. */
export interface StreamWords {
  readonly states: readonly { readonly name: string; readonly label: Words }[]
  readonly stages: readonly {
    readonly name: string
    readonly decided: readonly DecidedField[]
  }[]
}

/** Something that the rules of a stage decide. */
export interface DecidedField {
  readonly name: string
  readonly label: Words
  readonly choices?: readonly { readonly name: string; readonly label: Words }[]
}
