import { textIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import type { FaultName, FaultValues } from '../../../domain/phrases.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { kinds } from '../kinds.ts'
import { collectedOriginField, legalStatusField, sourceClassField } from './origin-fields.ts'
import { originRule, reuseAssessment, wasteOnCollection } from './sources.ts'

/** From which kinds waste may end by becoming a new product. To be set per jurisdiction. */
export const endOfWasteKinds = {
  kinds: ['yarn_lot', 'garment'],
  source: {
    basis: 'secondary',
    text: 'gov.uk guidance, which is law neither of Hong Kong nor of the European Union: shredded textile stays waste until the new product is made',
  },
} as const

/** Waste becomes a product, or falls back, by a named assessment with its reason: the status has its own history. */
export const statusAssessed: Stage = {
  name: 'status_assessed',
  request: 'assess_status',
  label: words('Legal status assessed', '已評定法律地位', '已评定法律属性'),
  action: words('Assess legal status', '評定法律地位', '评定法律属性'),
  mass: 'unchanged',
  batches: { least: 1, most: 100, kinds: Object.keys(kinds) },
  fields: [
    legalStatusField,
    {
      name: 'statusBasis',
      label: words('Basis', '評定依據', '评定依据'),
      type: 'choice',
      choices: {
        reuse_assessment: words('Assessed as fit for reuse', '評定為適合再用', '评定为适合再使用'),
        new_product: words('A new product was made', '已製成新產品', '已制成新产品'),
        authority: words('Decided by an authority', '主管當局決定', '主管部门决定'),
        discarded: words('Discarded again', '再次棄置', '再次弃置'),
      },
      audience: 'authority',
      source: wasteOnCollection,
    },
    {
      name: 'statusReason',
      label: words('Reason', '評定理由', '评定理由'),
      type: 'text',
      longest: 1_000,
      audience: 'authority',
      source: wasteOnCollection,
    },
    {
      name: 'assessedBy',
      label: words('Assessor', '評定人', '评定人'),
      type: 'text',
      namesRecorder: true,
      audience: 'holder',
      personal: true,
      source: reuseAssessment,
    },
    {
      name: 'professionalAssessor',
      label: words('Assessor is a professional', '評定人為專業人員', '评定人为专业人员'),
      type: 'yes_no',
      audience: 'authority',
      source: reuseAssessment,
    },
    {
      name: 'assessmentRecord',
      label: words('Assessment record', '評定紀錄', '评定记录'),
      type: 'text',
      longest: 500,
      files: { kind: 'document', orReference: true },
      audience: 'authority',
      carried: true,
      source: reuseAssessment,
    },
  ],
  decided: [
    {
      name: 'fitForReuse',
      label: words('Assessed as fit for reuse', '評定為適合再用', '评定为适合再使用'),
      type: 'yes_no',
      audience: 'public',
      carried: true,
      source: reuseAssessment,
    },
  ],
  decide: decideStatus,
  unplanned: true,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'conformant',
  },
}

const classSignatures: readonly Field[] = [
  {
    name: 'reclassifiedBy',
    label: words('First signature', '第一簽署人', '第一签署人'),
    type: 'text',
    audience: 'holder',
    personal: true,
    optional: true,
    source: originRule,
  },
  {
    name: 'secondReclassifiedBy',
    label: words('Second signature', '第二簽署人', '第二签署人'),
    type: 'text',
    audience: 'holder',
    personal: true,
    optional: true,
    source: originRule,
  },
]

/**
 * The class was recorded wrongly. To the lesser claim it is corrected with its reason; to the better one only for goods that
 * industry used, with new evidence and a second person, and never for offcuts.
 */
export const reclassified: Stage = {
  name: 'reclassified',
  request: 'reclassify',
  label: words('Origin class corrected', '已更正來源類別', '已更正来源类别'),
  action: words('Correct origin class', '更正來源類別', '更正来源类别'),
  mass: 'unchanged',
  batches: { least: 1, most: 100, kinds: ['bale', 'sack', 'sorted_lot'] },
  fields: [
    collectedOriginField,
    {
      name: 'classReason',
      label: words('Reason and evidence', '理由及證據', '理由及证据'),
      type: 'text',
      longest: 1_000,
      audience: 'authority',
      source: originRule,
    },
    { ...sourceClassField, optional: true },
    {
      name: 'classEvidence',
      label: words('New evidence', '新證據', '新证据'),
      type: 'text',
      longest: 500,
      files: { kind: 'document', orReference: true },
      optional: true,
      audience: 'authority',
      source: originRule,
    },
    ...classSignatures,
  ],
  gapSignatures: classSignatures.map(({ name }) => name),
  decide: decideClass,
  unplanned: true,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'in_progress',
  },
}

function decideStatus({ facts, batches }: Situation): Decision {
  const product = facts.legalStatus === 'product'
  const basis = textIn(facts, 'statusBasis') ?? ''
  const refused = batches.flatMap(({ code, kind, context }, at) => {
    const faults: Fault[] = []
    const say = (says: FaultName, values: FaultValues = {}) =>
      faults.push(faultOf(`/batches/${at}/batch`, says, { batch: code, ...values }))
    if (product && context.contaminated === true) say('not_product_contaminated')
    if (basis === 'reuse_assessment' && product) {
      const reusable = textIn(context, 'textileGrade')?.startsWith('R') === true
      if (!reusable) say('not_product_grade')
      if (facts.professionalAssessor !== true) say('not_product_assessor')
    }
    if (basis === 'new_product' && product && !endOfWasteKinds.kinds.some((one) => one === kind)) {
      say('not_product_kind', { kind, kinds: endOfWasteKinds.kinds })
    }
    return faults
  })
  if (product === (basis === 'discarded')) {
    const values = { basis, status: String(facts.legalStatus) }
    refused.push(faultOf('/facts/statusBasis', 'status_basis_unfit', values))
  }
  if (refused.length > 0) return { refused }
  return { decisions: { fitForReuse: product && basis === 'reuse_assessment' } }
}

function decideClass({ facts, batches }: Situation): Decision {
  const better = batches.filter(
    ({ context }) =>
      context.originClass === 'pre_consumer' && facts.originClass === 'post_consumer',
  )
  const source = textIn(facts, 'sourceClass')
  if (better.length > 0 && source !== 'industrial_use') {
    return {
      refused: better.map(({ code }) =>
        faultOf('/facts/originClass', 'offcuts_stay_pre_consumer', { batch: code }),
      ),
    }
  }
  if (better.length > 0 && textIn(facts, 'classEvidence') === undefined) {
    return {
      refused: better.map(({ code }) =>
        faultOf('/facts/classEvidence', 'class_change_needs_evidence', {
          batch: code,
          field: 'classEvidence',
        }),
      ),
    }
  }
  const signed = new Set(classSignatures.flatMap(({ name }) => textIn(facts, name) ?? []))
  if (better.length > 0 && signed.size < classSignatures.length) {
    return {
      unsigned: better.map(({ code }) =>
        faultOf('/facts/originClass', 'class_needs_second_person', { batch: code }),
      ),
    }
  }
  return { decisions: {} }
}
