import { textIn, wholeIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { classFrom, damageClassField } from '../damage.ts'
import { highVoltageWork } from '../high-voltage.ts'
import { units } from '../kinds.ts'
import { originalsFields, originalsOf } from '../originals.ts'
import { claimChecks } from '../plausibility.ts'
import { assayRecordField } from './assay-record-field.ts'
import { individualData, plausible, publicModelData } from './sources.ts'
import {
  chemistryField,
  modelField,
  nominalVoltageField,
  ratedCapacityField,
  serialField,
  wasteOriginField,
} from './unit-fields.ts'
import { wholeBatchUsed } from './whole-batch-used.ts'

/** Matched units become one product; each is used up whole and exactly once. */
export const assembled: Stage = {
  name: 'assembled',
  request: 'assemble',
  label: words('Assembled', '已組裝', '已组装'),
  action: words('Assemble', '組裝', '组装'),
  mass: 'transformed',
  batches: { least: 1, most: 1_000, kinds: units },
  outputs: { least: 1, most: 1, kinds: ['product'] },
  fields: [
    {
      name: 'bmsId',
      label: words('Battery management system (ID)', '電池管理系統編號', '电池管理系统编号'),
      type: 'text',
      audience: 'legitimate_interest',
      source: individualData,
    },
    {
      name: 'bmsFirmware',
      label: words('BMS firmware version', '韌體版本', '固件版本'),
      type: 'text',
      holds: 'place',
      audience: 'legitimate_interest',
      source: individualData,
    },
    {
      name: 'unitsInSeries',
      label: words('Units in series', '串聯單元數', '串联单元数'),
      type: 'whole',
      unit: '{unit}',
      least: '1',
      most: '1000',
      audience: 'public',
      source: plausible,
    },
    {
      name: 'unitsInParallel',
      label: words('Units in parallel', '並聯單元數', '并联单元数'),
      type: 'whole',
      unit: '{unit}',
      least: '1',
      most: '1000',
      audience: 'public',
      source: plausible,
    },
    {
      name: 'torqueLog',
      label: words('Torque log', '扭力紀錄', '扭矩记录'),
      type: 'text',
      longest: 500,
      files: { kind: 'document', orReference: true },
      optional: true,
      leftOut: words(
        'Without it there is no proof that every joint was tightened',
        '如不提供，便沒有紀錄證明每個接點均已上緊',
        '如不提供，便没有记录证明每个接点都已拧紧',
      ),
      audience: 'legitimate_interest',
      source: houseRule('Every busbar joint is logged'),
    },
  ],
  outputFields: [
    serialField,
    modelField,
    ratedCapacityField,
    nominalVoltageField,
    { ...chemistryField, optional: true },
    assayRecordField,
    {
      name: 'ratedEnergyKilowattHours',
      label: words('Rated energy', '額定能量', '额定能量'),
      type: 'decimal',
      unit: 'kW.h',
      above: '0',
      most: '10000',
      onPass: 'figure',
      audience: 'public',
      source: publicModelData,
    },
  ],
  decided: [wasteOriginField, { ...damageClassField, optional: true }, ...originalsFields],
  decide: decideAssembly,
  crossChecks: claimChecks,
  additions: {
    casing: words('Casing', '外殼', '外壳'),
    new_casing: words('New casing', '新外殼', '新外壳'),
    management_system: words('Battery management system', '電池管理系統', '电池管理系统'),
    cables: words('Cables', '電纜', '电缆'),
    busbars: words('Busbars', '匯流排', '汇流排'),
    fasteners: words('Fasteners', '緊固件', '紧固件'),
    cooling: words('Cooling parts', '冷卻部件', '冷却部件'),
  },
  losses: {
    removed_parts: words('Parts taken off', '拆下的零件', '拆下的零件'),
    trimmings: words('Trimmings', '邊角料', '边角料'),
  },
  lossBounds: {
    removed_parts: {
      mostBasisPoints: 3_000,
      recordAboveBasisPoints: 500,
      source: houseRule('End plates and covers taken off: at most 30 %, and above 5 % weighed'),
    },
    trimmings: {
      mostBasisPoints: 200,
      recordAboveBasisPoints: 200,
      source: houseRule('Trimmings: at most 2 %'),
    },
  },
  assayRecord: assayRecordField.name,
  toleranceBasisPoints: {
    value: 100,
    source: houseRule('A product weighs what went into it, within 1 %'),
  },
  inherits: ['chemistry', 'lifetimeTraceability', 'firstLife'],
  competence: highVoltageWork,
  forward: true,
  epcis: {
    type: 'AssociationEvent',
    action: 'ADD',
    bizStep: 'assembling',
    disposition: 'in_progress',
  },
}

function decideAssembly({ facts, batches, drawnGrams, outputs }: Situation): Decision {
  const refused: Fault[] = []
  const product = outputs[0]?.code ?? ''
  batches.forEach(({ code, context, massGrams }, index) => {
    const target = textIn(context, 'targetProduct')
    if (target !== product) {
      const says = target === undefined ? 'matched_for_none' : 'matched_for_another'
      const values = { batch: code, product, target: target ?? '' }
      refused.push(faultOf(`/batches/${index}/batch`, says, values))
    }
    if (drawnGrams[index] === massGrams) return
    refused.push(wholeBatchUsed(index, code, massGrams))
  })
  const places = (wholeIn(facts, 'unitsInSeries') ?? 0) * (wholeIn(facts, 'unitsInParallel') ?? 0)
  if (places !== batches.length) {
    refused.push(faultOf('/batches', 'places_unfilled', { units: batches.length, places }))
  }
  if (refused.length > 0) return { refused }
  // One unit that was waste is enough: its product is prepared for repurposing, not merely repurposed.
  // A unit taken over with earlier records has only what they say, and no decision of ours yet.
  const wasteOrigin = batches.some(
    ({ context }) => context.wasteOrigin === true || context.declaredWaste === true,
  )
  return { decisions: { wasteOrigin, ...originalsOf(batches) }, outputs: [classFrom(batches)] }
}
