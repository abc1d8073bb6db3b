import type { Facts, Field } from '../domain/field.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { houseRule, type Source } from '../domain/source.ts'
import { type Words, words } from '../domain/words.ts'
import type { BatchAlone } from './batch-alone.ts'
import type { Count } from './count.ts'
import type { Stage } from './stream.ts'

/** Why an emergency asks so little. */
export const emergencyRule: Source = houseRule(
  'An emergency quarantine is recorded at once, and its details afterwards',
)

/** Whether a batch was set apart in an emergency and nobody has said yet what a quarantine has to say. */
export const detailsMissingField: Field = {
  name: 'quarantineDetailsMissing',
  label: words('Quarantine details missing', '欠隔離詳情', '缺少隔离详情'),
  type: 'yes_no',
  audience: 'legitimate_interest',
  carried: true,
  source: emergencyRule,
}

/** The one thing that an emergency asks. */
const signName = 'alarmSign'

/** What a stream's stages for an emergency differ in. */
export interface EmergencyTerms {
  readonly batches: Count
  /** What may be seen, few enough to be tiles. */
  readonly signs: Readonly<Record<string, Words>>
  /** What the answer leads to. */
  readonly source: Source
  readonly decided: readonly Field[]
  readonly decide: NonNullable<Stage['decide']>
  readonly outcome?: NonNullable<Stage['outcome']>
}

/**
 * Set apart at once on what somebody sees: asks for that sign and nothing else, of whoever may record. It holds the batch as any
 * quarantine does, as the worst that it may be, until the details are given and two persons have released it.
 */
export function emergencyStage({ signs, source, decided, ...own }: EmergencyTerms): Stage {
  return {
    name: 'quarantined_at_once',
    request: 'quarantine_at_once',
    label: words('Quarantined in an emergency', '已緊急隔離', '已紧急隔离'),
    action: words('Emergency quarantine', '緊急隔離', '紧急隔离'),
    mass: 'unchanged',
    ...own,
    fields: [
      {
        name: signName,
        label: words('What was seen', '所見情況', '所见情况'),
        type: 'choice',
        choices: signs,
        audience: 'legitimate_interest',
        source,
      },
    ],
    decided: [...decided, detailsMissingField],
    endedBy: 'released',
    unplanned: true,
    alarm: { sign: signName },
    epcis: holding,
  }
}

/** Says afterwards what an emergency quarantine left open; open only while it is. */
export function detailsStage({
  batches,
  fields,
  decided = [],
  decide,
}: Pick<Stage, 'fields' | 'decided' | 'decide'> & { readonly batches: Count }): Stage {
  return {
    name: 'quarantine_detailed',
    request: 'detail_quarantine',
    label: words('Quarantine details given', '已補填隔離詳情', '已补填隔离详情'),
    action: words('Give quarantine details', '補填隔離詳情', '补填隔离详情'),
    mass: 'unchanged',
    batches,
    fields,
    decided: [...decided, detailsMissingField],
    first: true,
    decide: (situation) => {
      const decision = decide?.(situation) ?? { decisions: {} }
      if (!('decisions' in decision)) return decision
      return { ...decision, decisions: { ...decision.decisions, ...detailsGiven } }
    },
    epcis: holding,
  }
}

const holding: Stage['epcis'] = {
  type: 'ObjectEvent',
  action: 'OBSERVE',
  bizStep: 'holding',
  disposition: 'non_sellable_other',
}

/** What stands of a batch whose details were given. */
export const detailsGiven: Facts = { [detailsMissingField.name]: false }

/** What stands of a batch that was set apart in an emergency. */
export const detailsLeftOpen: Facts = { [detailsMissingField.name]: true }

/** Whether the details of its quarantine are still to be given. */
export function lacksDetails(context: Facts): boolean {
  return context[detailsMissingField.name] === true
}

/** Nothing is released of which nobody has said where it stands and why. */
export function detailsFaults(batches: readonly BatchAlone[]): readonly Fault[] {
  return batches.flatMap(({ code: batch, context }, index) =>
    lacksDetails(context)
      ? [faultOf(`/batches/${index}/batch`, 'quarantine_details_missing', { batch })]
      : [],
  )
}

/** Why the details are asked for only now and then, for the machine of each stream. */
export const detailsMissingSentence = words(
  'Only an emergency quarantine leaves details to be given; these are on record',
  '只有緊急隔離才須補填詳情；此批次的詳情已有紀錄',
  '只有紧急隔离才须补填详情；此批次的详情已有记录',
)
