import type { Language } from '../../../../domain/words.ts'

/** A fault as the person reads it, beside the question that it belongs to. */
export interface Said {
  /** Pointer of the question; undefined when it belongs to none. */
  readonly control?: string
  readonly label?: string
  /** The line of a list in which the question stands. */
  readonly line?: string
  readonly text: string
  /** Of the text: English where the words in the person's language do not exist yet. */
  readonly language: Language
}
