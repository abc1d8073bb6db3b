import { useEffect, useRef, useState } from 'preact/hooks'
import type { Alarm } from '../../../workflows/alarm.ts'
import { useSay } from '../language.tsx'
import { redPhrases } from '../phrases-alarm.ts'

/** The red button: one tap asks what somebody sees, a second one records it. */
export function IsolateNow({ alarm, onSign }: { alarm: Alarm; onSign: (seen: string) => void }) {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isAsking) first.current?.focus()
  }, [isAsking])
  if (!isAsking) {
    return (
      <button type="button" class="big alarm" onClick={() => setAsking(true)}>
        <span>⚠ {say(redPhrases.now)}</span>
        <span class="under">{say(redPhrases.why)}</span>
      </button>
    )
  }
  return (
    <fieldset class="seen">
      <legend>{say(redPhrases.what)}</legend>
      {alarm.signs.map(({ value, label }, index) => (
        <button
          key={value}
          type="button"
          class="big alarm"
          {...(index === 0 ? { ref: first } : {})}
          onClick={() => {
            setAsking(false)
            onSign(value)
          }}
        >
          {say(label)}
        </button>
      ))}
      <button type="button" class="quiet" onClick={() => setAsking(false)}>
        {say(redPhrases.not)}
      </button>
    </fieldset>
  )
}
