import type { LoadedStream } from '../../workflows/streams.ts'
import { stageOf } from './named.ts'
import type { PublicLink } from './open-chain.ts'
import type { RecordView } from './record-schema.ts'

/** A stage as the public may see it. Warnings are sealed, since a warning tells the value it warns of. */
export function publicStage(
  stream: LoadedStream,
  { seq, digest, facility, event, takenBack, correctedTime }: PublicLink,
): RecordView['latest'] {
  const { eventTime, recordTime } = event
  return {
    seq,
    ...stageOf(stream, event.stage),
    eventTime,
    recordTime,
    facility,
    takenBack,
    correctedTime,
    digest,
  }
}
