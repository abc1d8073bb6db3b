import type { RecordView } from '../../web/pages/record/view.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import type { PublicLink } from './open-chain.ts'

/** Where the thing is, as anyone may know it: nothing of its condition, and of a battery nothing of its legal status. */
export function custodyOf(
  stream: LoadedStream,
  {
    standing,
    custody,
  }: { readonly standing: RecordView['standing'] } & Pick<StoredRecord, 'custody'>,
  lasting: readonly PublicLink[],
): RecordView['custody'] {
  if (standing === 'taken_back') return 'reversed'
  if (standing === 'gone') return 'ended'
  if (standing === 'here') return 'held'
  if (custody !== null) return custody
  const left = lasting.findLast(({ event }) => event.mass === 'dispatched')
  return stream.allStages[left?.event.stage ?? '']?.toUser === true ? 'in_use' : 'sent_out'
}

/** What may be asked of the holder: the class that buyers ask for first, such as a grade, where an event sealed it and it is not for everybody. */
export function sealedClasses(
  stream: LoadedStream,
  lasting: readonly PublicLink[],
): RecordView['sealed'] {
  const stages = lasting.flatMap(({ event }) => stream.allStages[event.stage] ?? [])
  const decided = stages.flatMap(({ decided = [], fields }) => [...decided, ...fields])
  const [name] = stream.classes ?? []
  const field = decided.find((one) => one.name === name && one.audience !== 'public')
  return field === undefined ? [] : [{ name: field.name, label: field.label }]
}
