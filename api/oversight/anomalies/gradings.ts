import type { Grading } from '../../../domain/anomaly/grade-shift.ts'
import type { Envelope } from '../../../domain/proof/envelope.ts'
import { openEnvelope } from '../../../domain/proof/open.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { SealedGrading } from '../../store/oversight/anomaly-scans.ts'
import { gradeFieldOf } from '../graded-stages.ts'

/** What each event put into which class, as far as an authority may know it too; one line a batch where its outputs differ. */
export function gradingsOf(
  streams: ReadonlyMap<string, LoadedStream>,
  sealed: readonly SealedGrading[],
): readonly Grading[] {
  return sealed.flatMap(
    ({ envelope: text, disclosed, station, facility, batches, isNew }): Grading[] => {
      const envelope = JSON.parse(text) as Envelope
      const event = openEnvelope(envelope, disclosed ?? [])
      const stream = streams.get(event.stream)
      const stage = stream?.allStages[event.stage]
      const field = stream && stage && gradeFieldOf(stream, stage)
      const { id, eventTime, outputs, decisions } = event
      const person = event.operator ?? station
      if (field === undefined || person === null) return []
      const given = [decisions, ...outputs.map(({ facts }) => facts)].map(
        (facts) => facts[field.name],
      )
      return given.flatMap((grade) =>
        typeof grade !== 'string'
          ? []
          : [
              {
                event: id,
                person,
                facility,
                stream: event.stream,
                stage: event.stage,
                grade,
                time: eventTime,
                batches,
                isNew,
              },
            ],
      )
    },
  )
}
