import { useContext } from 'preact/hooks'
import { locales } from '../../../domain/local-moment.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { redPhrases } from '../phrases-alarm.ts'
import type { ScannedBatch } from '../scanned-batch.ts'

/** What must not happen, before anything else is said of a batch: recalled, dangerous, in quarantine and until when, in words and red. */
export function ToldFirst({
  batch: { danger, deadline, next },
  now,
}: {
  batch: Pick<ScannedBatch, 'danger' | 'deadline' | 'next'>
  now: Date
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const recalls = next?.recalls ?? []
  const until = danger?.until ?? undefined
  const isOver = until !== undefined && Date.parse(until) <= now.getTime()
  const time = until === undefined ? '' : clockOf(until, language)
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

/** A time by the clock of the device, which hangs where the batch stands. */
function clockOf(time: string, language: keyof typeof locales): string {
  return new Date(time).toLocaleString(locales[language], {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}
