import { useState } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { outcomePhrases } from '../phrases-outcome.ts'
import { isSoundOn, signal, turnSound } from '../signal.ts'

/** Turns the tones of this device on and off; on, it lets them be heard. */
export function SoundSwitch() {
  const say = useSay()
  const [isOn, setOn] = useState(isSoundOn)
  const turn = () => {
    turnSound(!isOn)
    setOn(!isOn)
    if (!isOn) signal('good')
  }
  return (
    <button type="button" class="minor sound" role="switch" aria-checked={isOn} onClick={turn}>
      {say(outcomePhrases.sound)}{' '}
      <b aria-hidden="true">{say(isOn ? outcomePhrases.on : outcomePhrases.off)}</b>
    </button>
  )
}
