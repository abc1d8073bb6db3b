import { quarantineRelease } from '../../../domain/competence.ts'
import { textsIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { detailsFaults } from '../../emergency-quarantine.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { kinds } from '../kinds.ts'
import { contaminants, rejectionCodes, rejectionSource } from '../rejection-codes.ts'
import { heldFromField, heldFromOf } from './held-from.ts'
import { contaminatedField, wetField } from './origin-fields.ts'

const everyKind = { least: 1, most: 1_000, kinds: Object.keys(kinds) } as const

const codesField: Field = {
  name: 'rejectionCodes',
  label: words('Codes', '原因代碼', '原因代码'),
  type: 'choices',
  choices: rejectionCodes,
  audience: 'authority',
  source: rejectionSource,
}

const signatures: readonly Field[] = [
  {
    name: 'releasedBy',
    label: words('First signature', '第一簽署人', '第一签署人'),
    type: 'text',
    audience: 'holder',
    personal: true,
    source: houseRule('Two different persons sign a release'),
  },
  {
    name: 'secondReleasedBy',
    label: words('Second signature', '第二簽署人', '第二签署人'),
    type: 'text',
    audience: 'holder',
    personal: true,
    source: houseRule('Two different persons sign a release'),
  },
]

const twoPersons = {
  competence: quarantineRelease,
  signatures: signatures.map(({ name }) => name),
}

/** Set apart with a code from the closed list; it goes back to where it was or is rejected. */
export const quarantined: Stage = {
  name: 'quarantined',
  request: 'quarantine',
  label: words('Quarantined', '已隔離待查', '已隔离待查'),
  action: words('Quarantine', '隔離待查', '隔离待查'),
  mass: 'unchanged',
  batches: everyKind,
  fields: [
    codesField,
    {
      name: 'quarantineReason',
      label: words('Reason', '原因', '原因'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: houseRule('A quarantine names its reason'),
    },
    {
      name: 'quarantinePlace',
      label: words('Place', '位置', '位置'),
      type: 'text',
      holds: 'place',
      audience: 'holder',
      source: houseRule('A quarantined lot can be found at once'),
    },
  ],
  decided: [contaminatedField, heldFromField],
  decide: decideQuarantine,
  endedBy: 'released',
  unplanned: true,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'holding',
    disposition: 'non_sellable_other',
  },
}

/** Two persons let it go back to where it was. */
export const released: Stage = {
  name: 'released',
  request: 'release',
  label: words('Released from quarantine', '已解除隔離', '已解除隔离'),
  action: words('Release from quarantine', '解除隔離', '解除隔离'),
  mass: 'unchanged',
  batches: everyKind,
  fields: [
    ...signatures,
    {
      name: 'releaseFindings',
      label: words('Findings', '觀察結果', '观察结果'),
      type: 'text',
      longest: 1_000,
      audience: 'legitimate_interest',
      source: houseRule('A release says what was seen'),
    },
    { ...contaminatedField, source: houseRule('A release says whether contamination is gone') },
  ],
  decided: [wetField],
  decide: decideRelease,
  closedFor: (batch) => detailsFaults([batch]),
  ...twoPersons,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'conformant',
  },
}

/** Two persons give it up; what is left is disposed of. */
export const rejected: Stage = {
  name: 'rejected',
  request: 'reject',
  label: words('Rejected', '已判定不合格', '已判定不合格'),
  action: words('Reject', '判定不合格', '判定不合格'),
  mass: 'unchanged',
  batches: everyKind,
  fields: [
    ...signatures,
    codesField,
    {
      name: 'rejectionReason',
      label: words('Reason', '不合格原因', '不合格原因'),
      type: 'text',
      longest: 1_000,
      audience: 'authority',
      source: rejectionSource,
    },
  ],
  decide: decideRejection,
  ...twoPersons,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'non_conformant',
  },
}

const pointerOfCodes = '/facts/rejectionCodes'

function decideQuarantine({ facts, batches }: Situation): Decision {
  const held = heldFromOf(batches)
  if ('refused' in held) return held
  const refused = rejectionCodesMissing(facts)
  if (refused.length > 0) return { refused }
  const codes = textsIn(facts, 'rejectionCodes')
  const dirty = codes.some((code) => contaminants.includes(code))
  const before = batches.some(({ context }) => context.contaminated === true)
  return { decisions: { ...held, contaminated: dirty || before } }
}

/** What is set apart or given up names at least one code. */
export function rejectionCodesMissing(facts: Situation['facts']): readonly Fault[] {
  return textsIn(facts, 'rejectionCodes').length === 0
    ? [faultOf(pointerOfCodes, 'rejection_code_missing')]
    : []
}

function decideRelease({ facts, batches }: Situation): Decision {
  const refused = [...signedTwice(facts), ...detailsFaults(batches)]
  for (const { code, context } of batches) {
    if (facts.contaminated === true && context.contaminated !== true) {
      refused.push(faultOf('/facts/contaminated', 'released_contaminated', { batch: code }))
    }
  }
  if (refused.length > 0) return { refused }
  // Released clean, a load that came wet may be worked on.
  const isDry = facts.contaminated !== true
  const cameWet = batches.some(({ context }) => context.wetOnArrival === true)
  return { decisions: isDry && cameWet ? { wetOnArrival: false } : {} }
}

function decideRejection({ facts }: Situation): Decision {
  const refused = [...signedTwice(facts), ...rejectionCodesMissing(facts)]
  return refused.length > 0 ? { refused } : { decisions: {} }
}

function signedTwice(facts: Situation['facts']): Fault[] {
  return facts.releasedBy === facts.secondReleasedBy
    ? [faultOf('/facts/secondReleasedBy', 'one_signature')]
    : []
}
