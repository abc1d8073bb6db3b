import type { Field } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { detailsLeftOpen, detailsStage, emergencyStage } from '../../emergency-quarantine.ts'
import type { Decision, Situation } from '../../stream.ts'
import { packingOf } from '../carriage.ts'
import { damageClassField, holdUntilField, releasedField } from '../damage.ts'
import { kinds } from '../kinds.ts'
import { heldUntil, quarantined, startField } from './quarantine.ts'
import { reviewDueField, reviewDueFrom } from './review-due.ts'

const everyKind = { least: 1, most: 1_000, kinds: Object.keys(kinds) } as const

/** The class of what was set apart before anybody could look at it closely. */
const presumedClass = {
  damageClass: 'red',
  source: houseRule('What was set apart in an emergency counts as red until it is triaged again'),
} as const

/** Set apart at once, as the worst that it may be. */
export const quarantinedAtOnce = emergencyStage({
  batches: everyKind,
  signs: {
    hissing_smoke: words('Hissing, smoke or smell', '嘶嘶聲、冒煙或異味', '嘶嘶声、冒烟或异味'),
    hot: words('Hot', '發熱', '发热'),
    leaking: words('Leaking', '洩漏', '泄漏'),
    swollen: words('Swollen or deformed', '膨脹或變形', '鼓胀或变形'),
    other: words('Something else', '其他情況', '其他情况'),
  },
  source: presumedClass.source,
  decided: [holdUntilField, damageClassField, releasedField, startField],
  decide: decideAlarm,
  outcome: { fact: damageClassField.name, tones: { red: 'bad' } },
})

/** What an emergency left open; its class and its start stand, and the hold goes on from there. */
export const quarantineDetailed = detailsStage({
  batches: everyKind,
  fields: quarantined.fields
    .filter(({ name }) => name !== 'quarantineClass' && name !== startField.name)
    .map((field) => (field.name === 'quarantinePacking' ? asPresumed(field) : field)),
  decided: [reviewDueField],
  decide: ({ facts }) => ({ decisions: reviewDueFrom(facts) }),
})

/** What is presumed red is packed as red; no other packing is offered. */
function asPresumed(packing: Field): Field {
  const allowed = packingOf(presumedClass.damageClass)
  const named = Object.entries(packing.choices ?? {}).filter(([name]) => allowed.includes(name))
  return { ...packing, choices: Object.fromEntries(named) }
}

function decideAlarm({ batches, eventTime, recordTime }: Situation): Decision {
  const { damageClass } = presumedClass
  const now = Date.parse(recordTime ?? eventTime)
  const from = Math.max(Date.parse(eventTime), now)
  const decisions = {
    quarantineStart: eventTime,
    quarantinedUntil: heldUntil(batches, damageClass, from),
    releasedFromQuarantine: false,
    damageClass,
    ...detailsLeftOpen,
  }
  return { decisions }
}
