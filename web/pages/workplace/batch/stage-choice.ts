import type { Words } from '../../../../domain/words.ts'

/** A stage that may follow now, and what it asks of whoever records it. */
export interface StageChoice {
  readonly label: Words
  readonly href: string
  /** Label of the certificate that it asks for. */
  readonly competence?: Words
  /** Whether the person holds it; true when none is asked for. */
  readonly isCompetent: boolean
  readonly needsTwo: boolean
  /** What an open recall asks: the reason of a supervisor, who this person is or is not, or that nobody does it. */
  readonly recalled?: 'reason' | 'supervisor' | 'stop'
  /** Why it is closed, whoever asks. */
  readonly reasons?: readonly Words[]
}
