import { useContext, useEffect, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { scalePhrases } from '../phrases-scale.ts'
import { recall, remember } from '../remembered.ts'
import { type ScaleLine, typedMass } from '../scale/scale-line.ts'
import {
  type Ports,
  type ScalePort,
  type ScaleSettings,
  usualSettings,
  watchScale,
} from '../scale/watch-scale.ts'

export interface ScalePanelProps {
  readonly ports: Ports
  /** Told the first load that the scale says is steady, as it is typed: `12.345 kg`. */
  readonly onMass: (text: string) => void
  readonly onClose: () => void
}

/** Under which this device remembers how its scale speaks. */
const remembered = 'scale'

/** Listens to the scale of this device until it shows a steady load, which becomes the answer. */
export function ScalePanel({ ports, onMass, onClose }: ScalePanelProps) {
  const say = useSay()
  const [port, setPort] = useState<ScalePort>()
  const [chosen, setChosen] = useState(recalledSettings)
  const [line, setLine] = useState<ScaleLine>()
  const [isGone, setGone] = useState(false)

  useEffect(() => {
    // One that was chosen on this device before.
    void ports.getPorts().then(
      ([known]) => setPort((now) => now ?? known),
      () => {},
    )
  }, [ports])
  useEffect(() => {
    const settings = usualSettings[chosen]
    if (port === undefined || settings === undefined) return
    const ending = new AbortController()
    const { signal } = ending
    setLine(undefined)
    setGone(false)
    const hear = (said: ScaleLine) => {
      if (signal.aborted) return
      setLine(said)
      const mass = said.is === 'mass' ? typedMass(said) : undefined
      if (mass === undefined) return
      ending.abort()
      onMass(mass)
    }
    // The one before may still let go of the port.
    const watching = letGo.then(() => watchScale(port, { settings, onLine: hear, signal }))
    letGo = watching.catch(() => {})
    watching.then(
      () => !signal.aborted && setGone(true),
      () => !signal.aborted && setGone(true),
    )
    return () => ending.abort()
  }, [port, chosen])

  const choose = () => void ports.requestPort().then(setPort, () => {})
  const settle = (index: number) => {
    remember(remembered, String(index))
    setChosen(index)
  }
  return (
    <section class="told scale">
      <p role="status">
        {port === undefined ? say(scalePhrases.choosing) : <Said line={line} isGone={isGone} />}
      </p>
      {port !== undefined && !isGone ? null : (
        <p>
          <button type="button" onClick={choose}>
            {say(port === undefined ? scalePhrases.choose : scalePhrases.other)}
          </button>
        </p>
      )}
      <label>
        {say(scalePhrases.speaks)}{' '}
        <select value={chosen} onChange={(event) => settle(Number(event.currentTarget.value))}>
          {usualSettings.map((one, index) => (
            <option key={textOf(one)} value={index}>
              {textOf(one)}
            </option>
          ))}
        </select>
      </label>
      <p>
        <button type="button" class="quiet" onClick={onClose}>
          {say(scalePhrases.close)}
        </button>
      </p>
    </section>
  )
}

/** When the port that was read last is free again. */
let letGo: Promise<unknown> = Promise.resolve()

function Said({ line, isGone }: { line: ScaleLine | undefined; isGone: boolean }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  if (isGone) return <>{say(scalePhrases.gone)}</>
  if (line === undefined) return <>{say(scalePhrases.waiting)}</>
  switch (line.is) {
    case 'mass':
      return <>{say(scalePhrases.empty)}</>
    case 'other_unit':
      return <>{filled(scalePhrases.otherUnit, language, { unit: line.unit })}</>
    default:
      return <>{say(scalePhrases[line.is])}</>
  }
}

/** As the menus of scales write it: 9600 8N1. */
function textOf({ baudRate, dataBits, parity }: ScaleSettings): string {
  return `${baudRate} ${dataBits}${parity[0]?.toUpperCase()}1`
}

function recalledSettings(): number {
  const index = Number(recall(remembered) ?? 0)
  return usualSettings[index] === undefined ? 0 : index
}
