import { textIn, textsIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { warningOf } from '../../../domain/warning.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { faultsInApplication } from '../application.ts'
import { predecessorFields, predecessorsOf } from '../originals.ts'
import { faultsInRemanufacture, type RemanufactureFault } from '../remanufacture.ts'
import { passportFields, proofFields } from './passport-fields.ts'
import { passportChange } from './sources.ts'
import { batteryStatusField, wasteOriginField } from './unit-fields.ts'

/** A new passport, linked to every predecessor; the old ones stay readable. */
export const passportIssued: Stage = {
  name: 'passport_issued',
  request: 'issue_passport',
  label: words('Passport issued', '已簽發電池護照', '已签发电池护照'),
  action: words('Issue passport', '簽發電池護照', '签发电池护照'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: ['product'] },
  fields: passportFields,
  decided: [
    { ...batteryStatusField, source: passportChange },
    wasteOriginField,
    ...proofFields,
    ...predecessorFields,
  ],
  decide: decidePassport,
  forward: true,
  epcis: { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', disposition: 'active' },
}

/** Which operation starts from waste and which status it ends in, Article 77(7) with Article 3(30) to (32). */
export const operations = {
  repurposing: { fromWaste: false, status: 'repurposed' },
  preparation_for_repurposing: { fromWaste: true, status: 'repurposed' },
  preparation_for_re_use: { fromWaste: true, status: 're-used' },
  remanufacturing: { fromWaste: false, status: 'remanufactured' },
} as const

/** What was waste is sold under a passport of its own, not under the one from before (Art. 77(7)): until then it stays waste. */
export function hasPassport({ passportId, batteryStatus }: Facts): boolean {
  return typeof passportId === 'string' && batteryStatus !== 'waste'
}

const pointerOfOperation = '/facts/passportOperation'

function decidePassport({ facts, batches }: Situation): Decision {
  const refused: Fault[] = []
  const operation = operationOf(textIn(facts, 'passportOperation'))
  if (operation === undefined) {
    return { refused: [faultOf(pointerOfOperation, 'passport_operation_missing')] }
  }
  const context = batches[0]?.context ?? {}
  const wasteOrigin = context.wasteOrigin === true
  if (operations[operation].fromWaste !== wasteOrigin) {
    const right = Object.entries(operations)
      .filter(([, { fromWaste }]) => fromWaste === wasteOrigin)
      .map(([name]) => name)
    const says = wasteOrigin ? 'operation_some_waste' : 'operation_no_waste'
    refused.push(faultOf(pointerOfOperation, says, { operation, right }))
  }
  if (textsIn(facts, 'predecessors').length === 0) {
    refused.push(faultOf('/facts/predecessors', 'predecessor_missing'))
  }
  const predecessors = predecessorsOf(facts, context)
  refused.push(...predecessors.faults, ...faultsInApplication(facts, context))
  if (operation === 'remanufacturing') refused.push(...remanufactureFaults({ facts, batches }))
  if (refused.length > 0) return { refused }
  const unfit = [
    ...(facts.un38_3Valid === false
      ? [warningOf('transport_proof_invalid', { field: 'un38_3Valid' })]
      : []),
    ...(facts.ceValid === false ? [warningOf('ce_invalid', { field: 'ceValid' })] : []),
  ]
  const proved = { typeProved: facts.un38_3Valid === true, ceMarked: facts.ceValid === true }
  const batteryStatus = operations[operation].status
  // A battery that was prepared is no waste any more: what is done to it next starts from none.
  const status = { batteryStatus, wasteOrigin: false }
  return { decisions: { ...status, ...proved, ...predecessors.decisions }, warnings: unfit }
}

function remanufactureFaults({ facts, batches }: Pick<Situation, 'facts' | 'batches'>): Fault[] {
  const context = batches[0]?.context ?? {}
  const ratedCapacityAh = textIn(context, 'ratedCapacityAmpereHours')
  const cells = textsIn(facts, 'cellStatesOfHealthPercent')
  const unread = cells.find((text) => !/^\d{1,3}(\.\d{1,6})?$/.test(text))
  if (unread !== undefined) {
    const pointer = '/facts/cellStatesOfHealthPercent'
    return [faultOf(pointer, 'health_unreadable', { given: unread })]
  }
  if (ratedCapacityAh === undefined) return [faultOf('/batches/0/batch', 'rated_capacity_missing')]
  const faults = faultsInRemanufacture({
    ratedCapacityAh,
    restoredCapacityAh: textIn(context, 'productCapacityAmpereHours'),
    cellStatesOfHealthPercent: cells,
    samePurpose: typeof facts.samePurpose === 'boolean' ? facts.samePurpose : undefined,
  })
  return faults.map(sayRemanufacture)
}

function sayRemanufacture(fault: RemanufactureFault): Fault {
  switch (fault.code) {
    case 'not-answered':
      return faultOf(pointerOfOperation, 'remanufacture_not_answered', { field: fault.question })
    case 'capacity-below': {
      const values = { percent: fault.percent, most: fault.limitPercent }
      return faultOf(pointerOfOperation, 'remanufacture_capacity', values)
    }
    case 'cells-differ': {
      const values = { points: fault.percentagePoints, most: fault.limit }
      return faultOf('/facts/cellStatesOfHealthPercent', 'remanufacture_cells', values)
    }
    case 'purpose-differs':
      return faultOf('/facts/samePurpose', 'remanufacture_purpose')
    default:
      return fault satisfies never
  }
}

function operationOf(text: string | undefined): keyof typeof operations | undefined {
  return Object.keys(operations).find((name): name is keyof typeof operations => name === text)
}
