import { textIn } from '../../../domain/fact-values.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { eventDayOf } from '../../event-day.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { batteries } from '../kinds.ts'
import {
  batteryWasteCodes,
  choicesOf,
  faultsInWasteCode,
  newWasteList,
  unlistedCodes,
} from '../waste-codes.ts'
import { passportChange } from './sources.ts'
import { testsFailedField } from './tests-failed-field.ts'
import { batteryStatusField, wasteOriginField } from './unit-fields.ts'
import { wasteStageField } from './waste-fields.ts'

/** A battery becomes waste: no new passport, but another answers for it from now on. */
export const declaredWaste: Stage = {
  name: 'declared_waste',
  request: 'declare_waste',
  label: words('Declared waste', '已申報為廢物', '已申报为废物'),
  action: words('Declare waste', '申報為廢物', '申报为废物'),
  mass: 'unchanged',
  batches: { least: 1, most: 1_000, kinds: batteries },
  fields: [
    {
      name: 'wasteCode',
      label: words('Waste code', '廢物代碼', '废物代码'),
      type: 'choice',
      choices: choicesOf(batteryWasteCodes, unlistedCodes),
      audience: 'legitimate_interest',
      source: newWasteList.source,
    },
    {
      name: 'wasteDeclaredBy',
      label: words('Declared by', '申報人', '申报人'),
      type: 'text',
      namesRecorder: true,
      audience: 'holder',
      personal: true,
      source: passportChange,
    },
    {
      name: 'wasteDeclaredOn',
      label: words('Declared on', '申報日期', '申报日期'),
      type: 'date',
      when: { notAfter: 'event' },
      audience: 'legitimate_interest',
      source: passportChange,
    },
    {
      name: 'wasteReason',
      label: words('Reason', '原因', '原因'),
      type: 'text',
      longest: 1_000,
      optional: true,
      audience: 'legitimate_interest',
      source: houseRule('Why no second life was found'),
    },
    {
      name: 'responsibleParty',
      label: words('New responsible party', '新責任方', '新责任方'),
      type: 'text',
      audience: 'authority',
      source: passportChange,
    },
  ],
  decided: [batteryStatusField, wasteOriginField, wasteStageField],
  decide: becomeWaste,
  epcis: {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: 'other',
    disposition: 'non_sellable_other',
  },
}

/** The only way back from waste: the unit starts again with triage and a new test. */
export const preparedForRepurposing: Stage = {
  name: 'prepared_for_repurposing',
  request: 'prepare_for_repurposing',
  label: words('Prepared for repurposing', '已為改變用途作準備', '已做梯次利用准备'),
  action: words('Prepare for repurposing', '為改變用途作準備', '做梯次利用准备'),
  mass: 'unchanged',
  batches: { least: 1, most: 100, kinds: batteries },
  fields: [
    {
      name: 'preparationOperator',
      label: words('Waste operator in charge', '負責的廢物處理者', '负责的废物经营者'),
      type: 'text',
      audience: 'authority',
      source: { basis: 'read', text: 'Regulation (EU) 2023/1542 Art. 3(30)' },
    },
    {
      name: 'preparationReason',
      label: words('Why repurposing is justified', '適合再利用的理由', '适合再利用的理由'),
      type: 'text',
      longest: 1_000,
      optional: true,
      audience: 'legitimate_interest',
      source: houseRule('A way back from waste is explained'),
    },
  ],
  decided: [wasteStageField, testsFailedField],
  decide: leaveWaste,
  forward: true,
  epcis: { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'other', disposition: 'in_progress' },
}

/** Every chemistry that can be taken in is one of lithium. Records from elsewhere tell the day by their date. */
function becomeWaste({ facts, outputs, ...when }: Situation): Decision {
  const declaredOn = outputs.length > 0 ? textIn(facts, 'wasteDeclaredOn') : undefined
  const day = declaredOn ?? eventDayOf(when)
  const at = outputs.length > 0 ? '/outputs/0/facts' : '/facts'
  const asked = { code: textIn(facts, 'wasteCode') ?? '', day, pointer: `${at}/wasteCode` }
  const refused = faultsInWasteCode(batteryWasteCodes, asked)
  if (refused.length > 0) return { refused }
  return { decisions: { batteryStatus: 'waste', wasteOrigin: true, wasteStage: 'declared' } }
}

/** The status stays `waste` until a new passport says otherwise; failed tests of the first life no longer count. */
function leaveWaste(): Decision {
  return { decisions: { wasteStage: 'none', testsFailed: 0 } }
}
