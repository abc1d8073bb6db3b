import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'

/** The assay by which content differs from what the parts hold. */
export const assayRecordField: Field = {
  name: 'assayRecord',
  label: words('Record of the assay', '化驗紀錄', '化验记录'),
  type: 'text',
  longest: 500,
  files: { kind: 'document', orReference: true },
  optional: true,
  audience: 'authority',
  source: houseRule('Content is that of the parts unless a recorded assay says otherwise'),
}
