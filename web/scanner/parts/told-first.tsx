import { useContext } from 'preact/hooks'
import { momentText } from '../../../domain/local-moment.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { redPhrases } from '../phrases-alarm.ts'
import type { ScannedBatch } from '../scanned-batch.ts'

/** What must not happen, before anything else is said of a batch: recalled, dangerous, in quarantine and until when, in words and red. */
export function ToldFirst({
  batch: { danger, deadline, next },
  now,
  timeZone,
}: {
  batch: Pick<ScannedBatch, 'danger' | 'deadline' | 'next'>
  now: Date
  /** Of the place where the batch stands, as the reasons beside it are told in. */
  timeZone: string
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const recalls = next?.recalls ?? []
  const until = danger?.until ?? undefined
  const isOver = until !== undefined && Date.parse(until) <= now.getTime()
  const time = until === undefined ? '' : momentText(until, language, timeZone)
  return (
    <>
      {recalls.map(({ id, severity, notice }) => (
        <p key={id} class="danger" role="alert">
          <b>⚠ {say(scannerPhrases.recalled)}</b> {say(notice)} · {say(severity)}
        </p>
      ))}
      {danger === null ? null : (
        <p class="danger" role="alert">
          <b>⚠ {say(danger.label)}</b>
        </p>
      )}
      {danger?.held !== true ? null : (
        <p class="danger" role="alert">
          <b>{say(redPhrases.held)}</b>
          {until === undefined ? null : (
            <>
              {' · '}
              {isOver ? say(redPhrases.over) : filled(redPhrases.until, language, { time })}
            </>
          )}
        </p>
      )}
      {danger?.lacksDetails !== true ? null : (
        <p class="danger" role="alert">
          <b>{say(redPhrases.details)}</b>
        </p>
      )}
      {deadline === null ? null : deadline.isOver ? (
        <p class="danger" role="alert">
          <b>⚠ {say(deadline.text)}</b>
        </p>
      ) : (
        <p class="told word">{say(deadline.text)}</p>
      )}
    </>
  )
}
