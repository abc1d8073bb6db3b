import { carriedContentField } from '../domain/carried-content-field.ts'
import type { Facts, Field } from '../domain/field.ts'
import { massBounds, type TrustedMass } from '../domain/mass-bounds.ts'
import { words } from '../domain/words.ts'
import type { Stage } from './stream.ts'

/** Why a weighing differs from what is on record. */
export const gapNoteField: Field = {
  name: 'note',
  label: words('Note on a difference in mass', '重量差額說明', '重量差额说明'),
  type: 'text',
  longest: 1_000,
  optional: true,
  audience: 'legitimate_interest',
  source: massBounds.source,
}

/** Who weighed and who agreed, where a weighing is far off; filled in when they sign. */
const gapSignatureFields: readonly Field[] = [
  signatureField('weighedBy', words('Weighed by', '稱重人', '称重人')),
  signatureField('weighingAgreedBy', words('Agreed to by', '同意人', '同意人')),
]

/** The mass that nobody has to answer for, and of which mass it is. */
export const trustedMassField: Field = {
  name: 'trustedMass',
  label: words('Mass that bounds are held against', '用作核對界限的重量', '用作核对界限的重量'),
  type: 'record',
  audience: 'authority',
  carried: true,
  source: massBounds.source,
}

/**
 * A stage with what every weighing has, whatever stream it is of: a note that explains a gap, the signatures of two persons
 * for one that is far off, and the mass that the next weighing is held against. A process and a return hand that mass on.
 */
export function withWeighing(stage: Stage): Stage {
  if (stage.mass === 'transformed' || stage.mass === 'returned') {
    const inside = stage.mass === 'transformed' ? [carriedContentField] : []
    return { ...stage, decided: [...(stage.decided ?? []), trustedMassField, ...inside] }
  }
  if (stage.mass !== 'weighed') return stage
  const { gapNote = gapNoteField.name, fields, decided = [] } = stage
  const own = new Set(fields.map(({ name }) => name))
  const note = gapNote === gapNoteField.name && !own.has(gapNote) ? [gapNoteField] : []
  return {
    ...stage,
    gapNote,
    gapSignatures: gapSignatureFields.map(({ name }) => name),
    fields: [...fields, ...note, ...gapSignatureFields],
    decided: [...decided, trustedMassField],
  }
}

/** Facts of what a process made, with the mass that its first weighing is held against where that is another than its own. */
export function withTrustedMass(facts: Facts, trusted: TrustedMass | undefined): Facts {
  if (trusted === undefined) return facts
  const { grams, ofGrams } = trusted
  return { ...facts, [trustedMassField.name]: { grams, ofGrams } }
}

function signatureField(name: string, label: Field['label']): Field {
  const asked = { type: 'text', audience: 'holder', personal: true, optional: true } as const
  return { name, label, ...asked, source: massBounds.source }
}
