import { textIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { OutputSituation } from '../../output-situation.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { classFrom, damageClassField } from '../damage.ts'
import { highVoltageWork } from '../high-voltage.ts'
import { assayRecordField } from './assay-record-field.ts'
import { optionalFractionFields } from './fraction-fields.ts'
import { judgeCapacity } from './parts-capacity.ts'
import { individualData } from './sources.ts'
import {
  nominalVoltageField,
  originalPassportField,
  ratedCapacityField,
  serialField,
} from './unit-fields.ts'
import { wholeBatchUsed } from './whole-batch-used.ts'

/** A pack becomes modules, a module cells; casing, cables and electronics may come out as fractions. */
export const dismantled: Stage = {
  name: 'dismantled',
  request: 'dismantle',
  label: words('Dismantled', '已拆解', '已拆解'),
  action: words('Dismantle', '拆解', '拆解'),
  mass: 'transformed',
  batches: { least: 1, most: 1, kinds: ['pack', 'module', 'product'] },
  outputs: { least: 1, most: 1_000, kinds: ['module', 'cell', 'fraction'] },
  fields: [
    {
      name: 'dismantlingInstruction',
      label: words('Dismantling instruction used', '所用拆解指引', '所用拆解指引'),
      type: 'text',
      holds: 'place',
      longest: 500,
      optional: true,
      audience: 'legitimate_interest',
      source: { basis: 'read', text: 'Regulation (EU) 2023/1542 Annex XIII point 2(c)' },
    },
  ],
  outputFields: [
    {
      name: 'position',
      label: words('Position in the parent', '在上一級電池中的位置', '在上一级电池中的位置'),
      type: 'text',
      counted: true,
      optional: true,
      requiredFor: ['module', 'cell'],
      audience: 'legitimate_interest',
      carried: true,
      source: individualData,
    },
    { ...serialField, optional: true },
    { ...ratedCapacityField, optional: true },
    { ...nominalVoltageField, optional: true },
    assayRecordField,
    ...optionalFractionFields,
  ],
  decided: [{ ...damageClassField, optional: true }, originalPassportField],
  decide: decideDismantling,
  losses: {
    coolant: words('Coolant', '冷卻液', '冷却液'),
    adhesive: words('Adhesive and sealant', '膠黏劑及密封膠', '粘合剂和密封胶'),
    fasteners: words('Fasteners and small parts', '緊固件及零碎件', '紧固件及小零件'),
    casing_scrap: words(
      'Casing scrapped unweighed by part',
      '外殼（報廢，未分件稱重）',
      '外壳（报废，未分件称重）',
    ),
    dust: words('Dust', '粉塵', '粉尘'),
  },
  // What is not weighed on its own makes the modules lighter, and with them the input of a recycler.
  lossBounds: {
    coolant: bound(1_000, 'Coolant of a pack: at most 10 %'),
    adhesive: bound(500, 'Adhesive and sealant: at most 5 %'),
    fasteners: bound(500, 'Fasteners and small parts: at most 5 %'),
    casing_scrap: bound(
      4_000,
      'A casing is at most 40 % of its pack, and above 10 % weighed',
      1_000,
    ),
    dust: bound(100, 'Dust of taking apart: at most 1 %'),
  },
  assayRecord: assayRecordField.name,
  nothingJoins: houseRule('What is taken apart weighs no more for it'),
  toleranceBasisPoints: {
    value: 200,
    source: houseRule('Children and parts weigh what the parent weighed, within 2 %'),
  },
  inherits: [
    'chemistry',
    'model',
    'lifetimeTraceability',
    'predecessorPassportId',
    'firstLife',
    'wasteOrigin',
    'declaredWaste',
    'batteryStatus',
    'wasteStage',
    'missingFacts',
    'ratedCapacityAmpereHours',
    'triageClass',
    'insulationFailed',
    'releasedFromQuarantine',
    'quarantinedUntil',
  ],
  competence: highVoltageWork,
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'disassembling',
    disposition: 'in_progress',
  },
}

function bound(mostBasisPoints: number, text: string, recordAboveBasisPoints = mostBasisPoints) {
  return { mostBasisPoints, recordAboveBasisPoints, source: houseRule(text) }
}

/** What a part of a kind must say, as its form asks for it. */
function askedFor(kind: string): readonly string[] {
  const asked = dismantled.outputFields?.filter(({ requiredFor }) => requiredFor?.includes(kind))
  return (asked ?? []).map(({ name }) => name)
}

const nextLevels: Readonly<Record<string, readonly string[]>> = {
  pack: ['module', 'cell'],
  product: ['module', 'cell'],
  module: ['cell'],
}

function decideDismantling({ batches, drawnGrams, outputs }: Situation): Decision {
  const refused = outputs.flatMap((output, at) => faultsInChild(output, at, batches[0]?.kind ?? ''))
  const positions = outputs.flatMap(({ facts }) => textIn(facts, 'position') ?? [])
  const twice = positions.find((position, index) => positions.indexOf(position) !== index)
  if (twice !== undefined) refused.push(faultOf('/outputs', 'position_taken', { position: twice }))
  batches.forEach(({ code, massGrams }, index) => {
    if (drawnGrams[index] === massGrams) return
    refused.push(wholeBatchUsed(index, code, massGrams))
  })
  const whole = batches[0]?.context ?? {}
  const capacity = judgeCapacity(whole, outputs)
  refused.push(...capacity.refused)
  if (refused.length > 0) return { refused }
  // What is taken out of a product of ours comes of the passport that the product had.
  const passport = textIn(whole, 'passportId')
  const original = passport === undefined ? {} : { [originalPassportField.name]: passport }
  return {
    decisions: {},
    warnings: capacity.warnings,
    outputs: outputs.map(() => ({ ...classFrom(batches), ...original })),
  }
}

function faultsInChild(
  { code, kind, facts }: OutputSituation,
  at: number,
  parentKind: string,
): Fault[] {
  const missing = (names: readonly string[]) =>
    names
      .filter((name) => facts[name] === undefined)
      .map((field) => {
        const values = { batch: code, field, kind }
        return faultOf(`/outputs/${at}/facts/${field}`, 'part_fact_missing', values)
      })
  const faults = missing(askedFor(kind))
  if (kind === 'fraction') return faults
  if (nextLevels[parentKind]?.includes(kind) !== true) {
    const values = { batch: code, kind, parent: parentKind }
    faults.push(faultOf(`/outputs/${at}/kind`, 'part_not_inside', values))
  }
  return faults
}
