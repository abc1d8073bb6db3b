import type { Facts, Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import { exportPermitRule, passportChange } from './sources.ts'

/** How far a waste battery has come, so that a quarantine on the way can return it to the right place. */
export const wasteStageField: Field = {
  name: 'wasteStage',
  label: words('Waste status', '廢物處理階段', '废物处理阶段'),
  type: 'choice',
  choices: {
    none: words('Not waste', '非廢物', '非废物'),
    declared: words('Declared', '已申報', '已申报'),
    consigned: words('On its way', '運送中', '运输中'),
    received: words('Received', '已接收', '已接收'),
  },
  audience: 'legitimate_interest',
  carried: true,
  source: passportChange,
}

/** What must be on record before waste batteries or their fractions leave Hong Kong. */
export const exportFields: readonly Field[] = [
  {
    name: 'exported',
    label: words('Leaves the territory (export)', '運離本地', '出境'),
    type: 'yes_no',
    audience: 'authority',
    source: exportPermitRule,
  },
  {
    name: 'exportPermit',
    label: words('Export permit', '出口許可證', '出口许可证'),
    type: 'text',
    optional: true,
    audience: 'authority',
    source: exportPermitRule,
  },
  {
    name: 'exportPermitValidUntil',
    label: words('Permit valid until', '許可證有效期至', '许可证有效期至'),
    type: 'date',
    when: { ends: 'own_rule' },
    optional: true,
    audience: 'authority',
    source: exportPermitRule,
  },
  {
    name: 'importConsent',
    label: words(
      'Consent of the place of destination',
      '目的地主管當局同意書',
      '目的地主管部门同意书',
    ),
    type: 'text',
    optional: true,
    audience: 'authority',
    source: exportPermitRule,
  },
  {
    name: 'exportPermitMassLeftGrams',
    label: words('Mass left on the permit', '許可證餘下重量', '许可证剩余重量'),
    type: 'whole',
    unit: 'g',
    least: '0',
    optional: true,
    audience: 'authority',
    source: exportPermitRule,
  },
]

/** What stands against an export on the day it leaves; empty for a transport within the territory. */
export function faultsInExport(facts: Facts, massGrams: number, day: string): Fault[] {
  if (facts.exported !== true) return []
  const needed = ['exportPermit', 'exportPermitValidUntil', 'importConsent']
  const faults = needed
    .filter((name) => facts[name] === undefined)
    .map((name) => faultOf(`/facts/${name}`, 'export_permit_missing', { field: name }))
  const until = facts.exportPermitValidUntil
  if (typeof until === 'string' && until < day) {
    faults.push(faultOf('/facts/exportPermitValidUntil', 'export_permit_expired', { until }))
  }
  const left = facts.exportPermitMassLeftGrams
  if (typeof left === 'number' && left < massGrams) {
    const values = { grams: massGrams, left }
    faults.push(faultOf('/facts/exportPermitMassLeftGrams', 'export_permit_short', values))
  }
  return faults
}
