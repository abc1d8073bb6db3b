import { trustedOfMade } from '../../../domain/carried-trust.ts'
import type { Field } from '../../../domain/field.ts'
import { faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { detailsMissingField } from '../../emergency-quarantine.ts'
import { trustedIn } from '../../judge-weighing.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { damageClassField, holdUntilField, partsDanger, releasedField } from '../damage.ts'
import { batteries } from '../kinds.ts'
import { assayRecordField } from './assay-record-field.ts'
import { openBook } from './lot-book.ts'
import { recyclingMethod } from './sources.ts'
import { chemistryField } from './unit-fields.ts'
import { wholeBatchUsed } from './whole-batch-used.ts'

/** The figures a lot carries from process to process. */
export const lotBookField: Field = {
  name: 'lotBook',
  label: words('Running totals of the lot', '批次累計數字', '批次累计数字'),
  type: 'record',
  audience: 'authority',
  carried: true,
  source: recyclingMethod,
}

/** Received waste batteries become one lot; its mass is the dry mass that enters the process. */
export const lotFormed: Stage = {
  name: 'lot_formed',
  request: 'form_lot',
  label: words('Recycling lot formed', '已組成回收批次', '已组成回收批次'),
  action: words('Form recycling lot', '組成回收批次', '组成回收批次'),
  mass: 'transformed',
  batches: { least: 1, most: 1_000, kinds: batteries },
  outputs: { least: 1, most: 1, kinds: ['recycling_lot'] },
  fields: [
    {
      name: 'recyclingRoute',
      label: words('Route', '回收路線', '回收路线'),
      type: 'choice',
      holds: 'place',
      choices: {
        mechanical_hydro: words(
          'Mechanical, then leaching',
          '機械處理後濕法冶金',
          '机械处理后湿法冶金',
        ),
        pyro: words('Smelting', '火法冶金', '火法冶金'),
        pyro_hydro: words('Smelting, then leaching', '火法後濕法冶金', '火法后湿法冶金'),
        direct: words('Direct recycling', '直接回收', '直接回收'),
      },
      audience: 'public',
      source: recyclingMethod,
    },
  ],
  outputFields: [
    { ...chemistryField, optional: true },
    assayRecordField,
    {
      name: 'contentBasis',
      label: words('Element content known from', '元素含量依據', '元素含量依据'),
      type: 'choice',
      choices: {
        assay: words('Assay', '化驗', '化验'),
        passport: words('Passport composition', '電池護照成分', '电池护照成分'),
        derived: words(
          'Derived from chemistry and energy',
          '按化學體系及能量推算',
          '按化学体系及能量推算',
        ),
        unknown: words('Not known', '不詳', '未知'),
      },
      audience: 'authority',
      carried: true,
      source: recyclingMethod,
    },
  ],
  decided: [
    lotBookField,
    { ...damageClassField, optional: true },
    { ...holdUntilField, optional: true },
    { ...releasedField, optional: true },
    { ...detailsMissingField, optional: true },
  ],
  decide: decideLot,
  losses: {
    moisture: words('Water and coolant', '水分及冷卻液', '水分及冷却液'),
    packaging: words('Packaging', '包裝', '包装'),
  },
  // The efficiency is counted on dry net mass, so that what is lost here would raise it.
  lossBounds: {
    moisture: { mostBasisPoints: 500, source: houseRule('Water and coolant: at most 5 %') },
    packaging: {
      mostBasisPoints: 100,
      source: houseRule('Net mass holds no packaging but scraps'),
    },
  },
  assayRecord: assayRecordField.name,
  nothingJoins: houseRule('A lot is the sum of batteries; reagents join at a process'),
  toleranceBasisPoints: { value: 0, source: houseRule('A lot is the sum of what goes into it') },
  inherits: ['chemistry'],
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}

function decideLot({ batches, drawnGrams, outputs, losses }: Situation): Decision {
  const [lot] = outputs
  if (lot === undefined) return { refused: [faultOf('/outputs', 'lot_output_missing')] }
  const refused = batches.flatMap(({ code, massGrams }, index) =>
    drawnGrams[index] === massGrams ? [] : [wholeBatchUsed(index, code, massGrams)],
  )
  const chemistries = new Set(batches.map(({ context }) => context.chemistry))
  if (chemistries.size > 1 && lot.facts.chemistry === undefined) {
    refused.push(faultOf('/outputs/0/facts/chemistry', 'lot_chemistry_missing'))
  }
  if (refused.length > 0) return { refused }
  const drawn = batches.map(({ context }, at) => ({
    massGrams: drawnGrams[at] ?? 0,
    trusted: trustedIn(context),
  }))
  const outGrams = losses.reduce((sum, { massGrams }) => sum + massGrams, lot.massGrams ?? 0)
  const formedTrust = trustedOfMade({ drawn, addedGrams: 0, outGrams, toleranceBasisPoints: 0 })
  return { decisions: { lotBook: openBook(lot, formedTrust) }, outputs: [partsDanger(batches)] }
}
