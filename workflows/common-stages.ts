import type { Field } from '../domain/field.ts'
import { houseRule } from '../domain/source.ts'
import { words } from '../domain/words.ts'
import type { Stage } from './stream.ts'

const any = { least: 1, most: 1_000, kinds: [] } as const

/** Fact names that taking over sets on a batch; a stream's guards may read them. */
export const missingFactsField: Field = {
  name: 'missingFacts',
  label: words('Facts missing on take-over', '接收時缺少的資料', '接收时缺少的资料'),
  type: 'list',
  audience: 'legitimate_interest',
  carried: true,
}

const provenStageField: Field = {
  name: 'provenStage',
  label: words('Stage the records prove', '紀錄所證明的階段', '记录所证明的阶段'),
  type: 'text',
  audience: 'public',
  carried: true,
}

const recordsOriginField: Field = {
  name: 'recordsOrigin',
  label: words('Where the records were made', '紀錄的來源', '记录的来源'),
  type: 'text',
  longest: 1_000,
  audience: 'public',
}

const handOverField: Field = {
  name: 'handOver',
  label: words('Hand-over', '移交編號', '移交编号'),
  type: 'text',
  audience: 'legitimate_interest',
  source: houseRule('Both sides of a hand-over name it, so that their books can be compared'),
}

/** Where each batch stood before it was handed over, in the order of the batches. */
export const standingField: Field = {
  name: 'standing',
  label: words('Where it stood before', '移交前的狀態', '移交前的状态'),
  type: 'list',
  audience: 'holder',
}

/**
 * Stages that every stream has and no machine needs to know: taking over stock from before Loomcell and records made
 * elsewhere, weighing, passing to another organisation and back, and taking back a mistake.
 */
export const commonStages: Readonly<Record<string, Stage>> = {
  adopted: {
    name: 'adopted',
    request: 'adopt',
    label: words('Taken over with earlier records', '連同舊有紀錄接收', '连同旧有记录接收'),
    mass: 'received',
    outputs: any,
    fields: [provenStageField, recordsOriginField],
    decided: [missingFactsField],
    epcis: { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', disposition: 'active' },
  },
  record_added: {
    name: 'record_added',
    request: 'add_record',
    label: words('Earlier record added', '已補入舊有紀錄', '已补入旧有记录'),
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
  handed_over: {
    name: 'handed_over',
    request: 'hand_over',
    label: words('Handed over', '已移交', '已移交'),
    mass: 'dispatched',
    batches: any,
    fields: [handOverField],
    onlyBy: 'hand_over',
    epcis: {
      ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping' },
      disposition: 'in_transit',
    },
  },
  taken_over: {
    name: 'taken_over',
    request: 'take_over',
    label: words('Taken over from another organisation', '從另一機構接收', '从另一机构接收'),
    mass: 'taken_over',
    outputs: any,
    fields: [handOverField],
    onlyBy: 'hand_over',
    epcis: {
      ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving' },
      disposition: 'in_progress',
    },
  },
  handed_back: {
    name: 'handed_back',
    request: 'hand_back',
    label: words('Refused and back', '被拒收並已退回', '被拒收并已退回'),
    mass: 'returned',
    batches: any,
    whenSpent: true,
    fields: [handOverField, standingField],
    onlyBy: 'hand_over',
    epcis: {
      ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'receiving' },
      disposition: 'returned',
    },
  },
  reversed: {
    name: 'reversed',
    request: 'reverse',
    label: words('Taken back', '已撤回', '已撤回'),
    mass: 'reversed',
    fields: [
      {
        name: 'reason',
        label: words('Reason', '原因', '原因'),
        type: 'text',
        longest: 1_000,
        audience: 'legitimate_interest',
        source: houseRule('A correction is made in the open, with its reason'),
      },
    ],
    epcis: { type: 'ObjectEvent', action: 'DELETE', bizStep: 'other', disposition: 'inactive' },
  },
}
