import type { Scan } from '../domain/event.ts'
import { wholesIn } from '../domain/fact-values.ts'
import type { Facts, Field } from '../domain/field.ts'
import { type FirstMass, firstMassBounds, type RecordedMass } from '../domain/first-mass.ts'
import { words } from '../domain/words.ts'
import type { ReadFacts } from './read-list.ts'
import type { Stream } from './stream.ts'

/** What earlier records say of the mass of a batch that nobody here has weighed: its first weighing is held against it. */
export const recordedMassField: Field = {
  name: 'recordedMass',
  label: words('Mass by earlier records', '舊有紀錄所示重量', '旧有记录所示重量'),
  type: 'record',
  audience: 'authority',
  carried: true,
  source: firstMassBounds.source,
}

/** The fact that keeps what records say, decided once, when a batch is taken over unweighed. */
export function recordedMassFacts(
  stream: Pick<Stream, 'recordedMass'>,
  { outputs }: Scan,
  read: Pick<ReadFacts, 'facts' | 'outputFacts' | 'missing'>,
): Facts {
  const [output] = outputs
  if (read.missing === undefined || output === undefined) return {}
  const recorded = stream.recordedMass?.({ ...read.facts, ...read.outputFacts[0] })
  if (recorded === undefined || output.massGrams !== undefined) return {}
  const { leastGrams, mostGrams } = recorded
  return { [recordedMassField.name]: { leastGrams, mostGrams } }
}

/** What records say of a batch's mass, as its facts carry it. */
export function recordedMassIn(context: Facts): RecordedMass | undefined {
  const { leastGrams, mostGrams } = wholesIn(context, recordedMassField.name) ?? {}
  return leastGrams === undefined || mostGrams === undefined ? undefined : { leastGrams, mostGrams }
}

/** What the first weighing of a batch of this kind may come to. */
export function firstMassOf({ kinds }: Pick<Stream, 'kinds'>, kind: string): FirstMass {
  return (Object.hasOwn(kinds, kind) ? kinds[kind]?.firstMass : undefined) ?? firstMassBounds
}
