import { textIn } from '../../domain/fact-values.ts'
import type { Facts, Field } from '../../domain/field.ts'
import { houseRule } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'
import type { Danger, Goods } from '../custody-terms.ts'
import { detailsLeftOpen, lacksDetails } from '../emergency-quarantine.ts'
import { specialProvision376 } from './stages/sources.ts'
import type { TriageClass } from './triage.ts'

/** The damage class of a battery as it stands; `untriaged` where nobody has diagnosed it yet. */
export type Damage = TriageClass | 'untriaged'

/** From nothing found to the gravest; what was never diagnosed is carried as damaged. */
const gravities = { green: 0, untriaged: 1, amber: 2, red: 3 } as const satisfies Record<
  Damage,
  number
>

/** Damage classes as people read them, on labels too. */
export const damageWords = {
  untriaged: words('Not triaged: treat as damaged', '未初檢：按受損處理', '未初检：按受损处理'),
  amber: words('AMBER: damaged or defective', '黃級：受損或有缺陷', '黄级：受损或有缺陷'),
  red: words('RED: may react or burn', '紅級：可能起反應或燃燒', '红级：可能反应或燃烧'),
  held: words('In quarantine', '隔離中', '隔离中'),
} as const satisfies Readonly<Record<Exclude<Damage, 'green'> | 'held', Words>>

/** The class that stands: what triage found, raised by a quarantine, and lowered by nothing but a new triage after it. */
export const damageClassField: Field = {
  name: 'damageClass',
  label: words('Damage class', '損壞級別', '损坏级别'),
  type: 'choice',
  choices: {
    green: words('Green: conforms', '綠級：符合', '绿级：符合'),
    amber: damageWords.amber,
    red: damageWords.red,
  },
  audience: 'legitimate_interest',
  carried: true,
  source: specialProvision376,
}

/** When a hold may end at the earliest. */
export const holdUntilField: Field = {
  name: 'quarantinedUntil',
  label: words('Earliest release', '最早解除時間', '最早解除时间'),
  type: 'time',
  when: { notBefore: ['event'] },
  audience: 'legitimate_interest',
  carried: true,
  source: houseRule('Minimum hold: 24 h amber, 48 h red'),
}

/** Whether two persons have released it; false while it is held. */
export const releasedField: Field = {
  name: 'releasedFromQuarantine',
  label: words('Released from quarantine', '已解除隔離', '已解除隔离'),
  type: 'yes_no',
  audience: 'legitimate_interest',
  carried: true,
}

/** States in which a battery has yet to be looked at again, whatever was found before. */
const undiagnosedStates = {
  states: ['recalled', 'final_test_failed'] as readonly string[],
  source: houseRule('What came back from use, or failed its final test, is not known to be sound'),
} as const

/** Kinds that are batteries, or made of them, and so have a class. */
const withClass: readonly string[] = ['pack', 'module', 'cell', 'product', 'recycling_lot']

/** The class of goods as they stand. */
export function damageOf({ kind, state, context }: Omit<Goods, 'code'>): Damage {
  const stands = classIn(context, 'damageClass') ?? classBefore({ kind, state, context })
  if (!withClass.includes(kind)) return isHeld(context) ? stands : 'green'
  return undiagnosedStates.states.includes(state) ? worstOf([stands, 'untriaged']) : stands
}

/** The gravest of several; green for none. */
export function worstOf(classes: readonly Damage[]): Damage {
  return classes.reduce<Damage>((worst, one) => (isGraver(one, worst) ? one : worst), 'green')
}

/** Whether one class is graver than another. */
export function isGraver(one: Damage, other: Damage): boolean {
  return gravities[one] > gravities[other]
}

/** The class to carry on from several batteries: none while one of them was never diagnosed and nothing graver is known. */
export function classFrom(goods: readonly Omit<Goods, 'code'>[]): Facts {
  const damageClass = worstOf(goods.map(damageOf))
  return damageClass === 'untriaged' ? {} : { damageClass }
}

/** What goes on from parts to what holds them: their class and, where nobody has released one of them, the longest hold. */
export function partsDanger(goods: readonly Omit<Goods, 'code'>[]): Facts {
  const held = goods.filter(({ context }) => isHeld(context))
  if (held.length === 0) return classFrom(goods)
  const until = held.flatMap(({ context }) => textIn(context, holdUntilField.name) ?? []).sort()
  const longest = until.at(-1)
  return {
    ...classFrom(goods),
    [releasedField.name]: false,
    ...(held.some(({ context }) => lacksDetails(context)) ? detailsLeftOpen : {}),
    ...(longest === undefined ? {} : { [holdUntilField.name]: longest }),
  }
}

/** Whether it was set apart and nobody has released it, wherever it went since. */
export function isHeld(context: Facts): boolean {
  return context.releasedFromQuarantine === false
}

/** What whoever handles goods is told; nothing of a sound battery. */
export function dangerOf(goods: Goods): Danger | undefined {
  const damage = damageOf(goods)
  const held = isHeld(goods.context)
  if (damage === 'green' && !held) return undefined
  const until = held ? textIn(goods.context, 'quarantinedUntil') : undefined
  return {
    name: damage === 'green' ? 'held' : damage,
    held,
    ...(held && lacksDetails(goods.context) ? { lacksDetails: true } : {}),
    ...(until === undefined ? {} : { until }),
  }
}

/** What was found, for taking events back: not having looked yet is nothing found. Of one class, failed insulation is graver. */
export function gravityOf(goods: Goods): number {
  const damage = damageOf(goods)
  const failed = goods.context.insulationFailed === true ? 1 : 0
  return (damage === 'untriaged' ? 0 : 2 * gravities[damage]) + failed
}

/** A class among the facts; undefined when there is none. */
export function classIn(facts: Facts, name: string): TriageClass | undefined {
  const text = textIn(facts, name)
  return text === 'green' || text === 'amber' || text === 'red' ? text : undefined
}

/** What was recorded by version 1 of the stream, which kept no class of its own: read off triage and quarantine. */
function classBefore({ kind, state, context }: Omit<Goods, 'code'>): Damage {
  const triaged = classIn(context, 'triageClass')
  const quarantined = classIn(context, 'quarantineClass')
  const wasPassed = kind === 'product' && textIn(context, 'passportId') !== undefined
  const found = triaged ?? (wasPassed ? 'green' : 'untriaged')
  if (quarantined === undefined) return found
  const isInWaste = ['declared', 'consigned', 'received'].includes(
    textIn(context, 'wasteStage') ?? '',
  )
  const isTriagedAgain =
    context.releasedFromQuarantine === true && state !== 'released' && !isInWaste
  return isTriagedAgain ? found : worstOf([found, quarantined])
}
