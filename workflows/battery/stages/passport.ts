import { textIn, textsIn } from '../../../domain/fact-values.ts'
import { words } from '../../../domain/words.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { faultsInRemanufacture } from '../remanufacture.ts'
import { passportFields, proofFields } from './passport-fields.ts'
import { passportChange } from './sources.ts'
import { batteryStatusField } from './unit-fields.ts'

/** A new passport, linked to every predecessor; the old ones stay readable. */
export const passportIssued: Stage = {
  name: 'passport_issued',
  request: 'issue_passport',
  label: words('Passport issued', '已簽發電池護照', '已签发电池护照'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: ['product'] },
  fields: passportFields,
  decided: [{ ...batteryStatusField, source: passportChange }, ...proofFields],
  decide: decidePassport,
  epcis: { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning', disposition: 'active' },
}

/** Which operation starts from waste and which status it ends in, Article 77(7) with Article 3(30) to (32). */
export const operations = {
  repurposing: { fromWaste: false, status: 'repurposed' },
  preparation_for_repurposing: { fromWaste: true, status: 'repurposed' },
  preparation_for_re_use: { fromWaste: true, status: 're-used' },
  remanufacturing: { fromWaste: false, status: 'remanufactured' },
} as const

function decidePassport({ facts, batches }: Situation): Decision {
  const refused: string[] = []
  const operation = operationOf(textIn(facts, 'passportOperation'))
  if (operation === undefined) return { refused: ['Cannot issue a passport without operation'] }
  const context = batches[0]?.context ?? {}
  const wasteOrigin = context.wasteOrigin === true
  if (operations[operation].fromWaste !== wasteOrigin) {
    const right = Object.entries(operations)
      .filter(([, { fromWaste }]) => fromWaste === wasteOrigin)
      .map(([name]) => name)
    const was = wasteOrigin ? 'some of it was waste' : 'none of it was waste'
    refused.push(`Cannot call it "${operation}": ${was}, expected ${right.join(' or ')}`)
  }
  if (textsIn(facts, 'predecessors').length === 0) {
    refused.push('Cannot issue a passport without predecessor: expected one or more')
  }
  if (operation === 'remanufacturing') refused.push(...remanufactureFaults({ facts, batches }))
  if (refused.length > 0) return { refused }
  const unfit = [
    ...(facts.un38_3Valid === false
      ? ['un38_3Valid: not valid, so it travels only under special provision 310, 376 or 377']
      : []),
    ...(facts.ceValid === false
      ? ['ceValid: not valid, so it may not be placed on the EU market']
      : []),
  ]
  const proved = { typeProved: facts.un38_3Valid === true, ceMarked: facts.ceValid === true }
  return { decisions: { batteryStatus: operations[operation].status, ...proved }, warnings: unfit }
}

function remanufactureFaults({ facts, batches }: Pick<Situation, 'facts' | 'batches'>): string[] {
  const context = batches[0]?.context ?? {}
  const ratedCapacityAh = textIn(context, 'ratedCapacityAmpereHours')
  const cells = textsIn(facts, 'cellStatesOfHealthPercent')
  const unread = cells.find((text) => !/^\d{1,3}(\.\d{1,6})?$/.test(text))
  if (unread !== undefined) return [`Cannot read "${unread}" as a state of health in percent`]
  if (ratedCapacityAh === undefined) return ['Cannot compare without rated capacity']
  const faults = faultsInRemanufacture({
    ratedCapacityAh,
    restoredCapacityAh: textIn(context, 'productCapacityAmpereHours'),
    cellStatesOfHealthPercent: cells,
    samePurpose: typeof facts.samePurpose === 'boolean' ? facts.samePurpose : undefined,
  })
  return faults.map((fault) => {
    const { code, ...figures } = fault
    const shown = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
    return `Cannot call it "remanufacturing" (Art. 3(32)): ${[code, ...shown].join(', ')}`
  })
}

function operationOf(text: string | undefined): keyof typeof operations | undefined {
  return Object.keys(operations).find((name): name is keyof typeof operations => name === text)
}
