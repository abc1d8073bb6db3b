import { quarantineRelease } from '../../../domain/competence.ts'
import { textsIn } from '../../../domain/fact-values.ts'
import type { Field } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { kinds } from '../kinds.ts'
import { contaminants, rejectionCodes, rejectionSource } from '../rejection-codes.ts'
import { states } from '../states.ts'
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
      audience: 'holder',
      source: houseRule('A quarantined lot can be found at once'),
    },
  ],
  decided: [
    contaminatedField,
    {
      name: 'heldFrom',
      label: words('Stage before quarantine', '隔離前狀態', '隔离前状态'),
      type: 'choice',
      choices: states,
      audience: 'authority',
      carried: true,
    },
  ],
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
  const states = new Set(batches.map(({ state }) => state))
  const [heldFrom] = states
  if (states.size > 1 || heldFrom === undefined) {
    return { refused: [faultOf('/batches', 'held_from_several', { states: [...states] })] }
  }
  const codes = textsIn(facts, 'rejectionCodes')
  if (codes.length === 0) return { refused: [faultOf(pointerOfCodes, 'rejection_code_missing')] }
  const dirty = codes.some((code) => contaminants.includes(code))
  const before = batches.some(({ context }) => context.contaminated === true)
  return { decisions: { heldFrom, contaminated: dirty || before } }
}

function decideRelease({ facts, batches }: Situation): Decision {
  const refused = signedTwice(facts)
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
  const refused = signedTwice(facts)
  if (textsIn(facts, 'rejectionCodes').length === 0) {
    refused.push(faultOf(pointerOfCodes, 'rejection_code_missing'))
  }
  return refused.length > 0 ? { refused } : { decisions: {} }
}

function signedTwice(facts: Situation['facts']): Fault[] {
  return facts.releasedBy === facts.secondReleasedBy
    ? [faultOf('/facts/secondReleasedBy', 'one_signature')]
    : []
}
