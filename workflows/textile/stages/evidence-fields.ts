import type { Field } from '../../../domain/field.ts'
import { words } from '../../../domain/words.ts'
import { undyedRule, waterlessRule } from './sources.ts'

/** What a machine step puts on record, so that "waterless" and "undyed" rest on a meter and a batch card. */
export const evidenceFields: readonly Field[] = [
  {
    name: 'waterLitres',
    label: words('Metered water use', '用水量（水錶）', '用水量（水表）'),
    type: 'decimal',
    unit: 'L',
    least: '0',
    most: '10000000',
    audience: 'public',
    source: waterlessRule,
  },
  {
    name: 'waterRecord',
    label: words('Record of the water meter', '水錶紀錄', '水表记录'),
    type: 'text',
    longest: 500,
    files: { kind: 'document', orReference: true },
    optional: true,
    leftOut: words(
      'Without it the step does not count as waterless',
      '如不提供，此步驟不算作無水工序',
      '如不提供，此步骤不算作无水工序',
    ),
    audience: 'authority',
    source: waterlessRule,
  },
  {
    name: 'dyeUsed',
    label: words('Dye used', '有使用染料', '使用染料'),
    type: 'yes_no',
    audience: 'public',
    source: undyedRule,
  },
  {
    name: 'dyeRecord',
    label: words('Record of dye use', '染料使用紀錄', '染料使用记录'),
    type: 'text',
    longest: 500,
    files: { kind: 'document', orReference: true },
    optional: true,
    leftOut: words(
      'Without it the step does not count as undyed',
      '如不提供，此步驟不算作無染色工序',
      '如不提供，此步骤不算作无染色工序',
    ),
    audience: 'authority',
    source: undyedRule,
  },
]

/** Whether every step on record so far ran without water, and without dye; missing while no step was metered. */
export const evidenceSoFar: readonly Field[] = [
  {
    name: 'waterlessSoFar',
    label: words('No water metered so far', '至今錄得用水為零', '至今计得用水为零'),
    type: 'yes_no',
    audience: 'public',
    carried: true,
    source: waterlessRule,
  },
  {
    name: 'undyedSoFar',
    label: words('No dye used so far', '至今沒有使用染料', '至今未使用染料'),
    type: 'yes_no',
    audience: 'public',
    carried: true,
    source: undyedRule,
  },
]
