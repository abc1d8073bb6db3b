import type { Field } from '../domain/field.ts'
import { houseRule } from '../domain/source.ts'
import { words } from '../domain/words.ts'
import { agreedByField, custodyStages, reasonField, replacementField } from './custody-stages.ts'
import { opticalCheckName } from './optical-check-stage.ts'
import { passportDataName } from './passport-data-stage.ts'
import type { RecordedBy } from './recorded-by.ts'
import { recordedMassField } from './recorded-mass.ts'
import type { Stage } from './stream.ts'

const any = { least: 1, most: 1_000, kinds: [] } as const

/** Fact names that taking over sets on a batch; a stream's guards may read them. */
export const missingFactsField: Field = {
  name: 'missingFacts',
  label: words('Data missing when taken over', '接收時缺少的資料', '接收时缺少的资料'),
  type: 'list',
  audience: 'legitimate_interest',
  carried: true,
}

const provenStageField: Field = {
  name: 'provenStage',
  shownAs: 'proven_stage',
  label: words('Stage documented by the records', '紀錄所證明的階段', '记录所证明的阶段'),
  type: 'text',
  audience: 'public',
  carried: true,
}

const recordsOriginField: Field = {
  name: 'recordsOrigin',
  shownAs: 'records_origin',
  label: words('Where the records were made', '紀錄的來源', '记录的来源'),
  type: 'text',
  longest: 1_000,
  audience: 'public',
}

/**
 * Stages that every stream has and no machine needs to know: taking over stock from before Loomcell and records made
 * elsewhere, weighing, passing to another organisation and back, and taking back a mistake.
 */
export const commonStages = {
  adopted: {
    name: 'adopted',
    request: 'adopt',
    label: words('Taken over with earlier records', '連同舊有紀錄接收', '连同旧有记录接收'),
    action: words('Take over with earlier records', '連同舊有紀錄接收批次', '连同旧有记录接收批次'),
    by: 'adoption',
    mass: 'received',
    outputs: any,
    fields: [provenStageField, recordsOriginField],
    decided: [missingFactsField, recordedMassField],
    epcis: { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', disposition: 'active' },
  },
  record_added: {
    name: 'record_added',
    request: 'add_record',
    label: words('Earlier record added', '已補入舊有紀錄', '已补入旧有记录'),
    action: words('Add earlier record', '補入舊有紀錄', '补入旧有记录'),
    by: 'addition',
    mass: 'unchanged',
    batches: { least: 1, most: 1, kinds: [] },
    fields: [provenStageField, recordsOriginField],
    decided: [missingFactsField],
    epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting', disposition: 'active' },
  },
  weighed: {
    name: 'weighed',
    request: 'weigh',
    label: words('Weighed', '已稱重', '已称重'),
    action: words('Weigh', '稱重', '称重'),
    by: 'weighing',
    mass: 'weighed',
    batches: any,
    fields: [
      {
        name: 'scale',
        label: words('Scale', '磅秤', '磅秤'),
        type: 'text',
        audience: 'legitimate_interest',
        source: houseRule('A weighing names its scale, so that a doubt can be followed to it'),
      },
    ],
    epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting', disposition: 'active' },
  },
  ...custodyStages,
  reversed: {
    name: 'reversed',
    request: 'reverse',
    label: words('Entry reversed', '已撤回', '已撤回'),
    action: words('Reverse entry', '撤回紀錄', '撤回记录'),
    by: 'reversal',
    mass: 'reversed',
    fields: [reasonField, replacementField],
    decided: [agreedByField],
    epcis: { type: 'ObjectEvent', action: 'DELETE', bizStep: 'other', disposition: 'inactive' },
  },
} as const satisfies Readonly<Record<string, Stage>>

/** The stage that each of these rules records, by name. */
export const stageBy = {
  adoption: 'adopted',
  addition: 'record_added',
  weighing: 'weighed',
  reversal: 'reversed',
} as const satisfies Record<
  Exclude<RecordedBy, 'hand_over' | 'statement' | 'optical_check'>,
  keyof typeof commonStages
>

/** Names of the stages whose events reverse or correct an earlier one. */
export const correctingStages: readonly string[] = Object.values(commonStages)
  .filter(({ mass }) => ['reversed', 'dispatch_corrected', 'receipt_corrected'].includes(mass))
  .map(({ name }) => name)

/** Names of the stages that leave a batch where it stands: they may have happened at any moment, and nothing has to follow them. */
export const placelessStages: ReadonlySet<string> = new Set([
  ...correctingStages,
  passportDataName,
  opticalCheckName,
  ...Object.values(commonStages)
    .filter(({ by }) => by === 'weighing' || by === 'addition')
    .map(({ name }) => name),
])
