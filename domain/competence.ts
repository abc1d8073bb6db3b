import { houseRule, type Source } from './source.ts'
import { type Words, words } from './words.ts'

/** What a person must be certified for before recording a stage. Streams may name further ones of their own. */
export interface Competence {
  /** As a certificate names it. */
  readonly kind: string
  readonly label: Words
  readonly source: Source
}

/** Work on a battery whose parts may carry more than the touch limit. */
export const highVoltageWork: Competence = {
  kind: 'high_voltage_work',
  label: words('High-voltage work', '高壓電工作', '高压电作业'),
  source: {
    basis: 'secondary',
    text: "Whoever works on high-voltage systems of vehicles is trained and certified for it (as DGUV Information 209-093 grades it); the local scheme is the operator's to name",
  },
}

/** Letting a held batch go. */
export const quarantineRelease: Competence = {
  kind: 'quarantine_release',
  label: words('Release from quarantine', '解除隔離', '解除隔离'),
  source: houseRule('Only certified persons release from quarantine, and two of them'),
}
