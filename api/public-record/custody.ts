import { endReason } from '../../domain/passport/status-reasons.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { StoredRecord } from '../store/public-record/record.ts'
import type { PublicLink } from './open-chain.ts'

interface Held extends Pick<StoredRecord, 'custody' | 'kind' | 'passportEnd'> {
  readonly standing: RecordView['standing']
}

/** Where the thing is, as anyone may know it: nothing of its condition, and of a battery nothing of its legal status. */
export function custodyOf(
  stream: LoadedStream,
  { standing, custody, kind, passportEnd }: Held,
  lasting: readonly PublicLink[],
): RecordView['custody'] {
  if (standing === 'taken_back') return 'reversed'
  // A passport ends with the battery (Regulation (EU) 2023/1542 Art. 77(8)), unless it was issued in error.
  const isRecycled = passportEnd !== null && endReason(passportEnd.reason) === 'recycled'
  if (standing === 'gone') return isRecycled ? 'recycled' : 'ended'
  if (standing === 'here') return 'held'
  if (custody !== null) return custody
  const left = lasting.findLast(({ event }) => event.mass === 'dispatched')
  // A thing that leaves onward and is handed over to nobody of the trade goes to whoever uses it; of a lot nobody knows.
  const isUsed = stream.allStages[left?.event.stage ?? '']?.leaves === 'onward'
  return isUsed && stream.kinds[kind]?.isUnit === true ? 'in_use' : 'sent_out'
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
