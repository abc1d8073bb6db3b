import { useEffect, useRef, useState } from 'preact/hooks'
import type { Alarm } from '../../../workflows/alarm.ts'
import { useSay } from '../language.tsx'
import { redPhrases } from '../phrases-alarm.ts'

export interface IsolateNowProps {
  readonly alarm: Alarm
  readonly onSign: (seen: string) => void
}

/** The red button: one tap asks what somebody sees, a second one records it. */
export function IsolateNow({ alarm, onSign }: IsolateNowProps) {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <button type="button" class="big alarm" onClick={() => setAsking(true)}>
        <span class="sign-of-danger" aria-hidden="true">
          ⚠
        </span>
        <span>
          {say(redPhrases.now)} <span class="under">{say(redPhrases.why)}</span>
        </span>
      </button>
    )
  }
  const end = (seen?: string) => {
    setAsking(false)
    if (seen !== undefined) onSign(seen)
  }
  return <Signs alarm={alarm} onEnd={end} />
}

/** How long signs take no tap after they have appeared under the finger, in milliseconds: a hand in a glove hits twice. House rule. */
const settleMilliseconds = 400

function Signs({ alarm, onEnd }: { alarm: Alarm; onEnd: (seen?: string) => void }) {
  const say = useSay()
  const first = useRef<HTMLButtonElement>(null)
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    first.current?.focus()
    const timer = setTimeout(() => setSettled(true), settleMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  const end = (seen?: string) => {
    if (isSettled) onEnd(seen)
  }
  return (
    <fieldset class="seen">
      <legend>{say(redPhrases.what)}</legend>
      {alarm.signs.map(({ value, label }, index) => (
        <button
          key={value}
          type="button"
          class="big alarm"
          aria-disabled={!isSettled}
          {...(index === 0 ? { ref: first } : {})}
          onClick={() => end(value)}
        >
          {say(label)}
        </button>
      ))}
      <button type="button" class="quiet" aria-disabled={!isSettled} onClick={() => end()}>
        {say(redPhrases.not)}
      </button>
    </fieldset>
  )
}
