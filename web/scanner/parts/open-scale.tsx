import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { LanguageContext, useSay } from '../language.tsx'
import { stationPhrases } from '../phrases-station.ts'
import type { Ports } from '../scale/watch-scale.ts'
import { openTools } from '../tools/open-tools.ts'

export interface OpenScaleProps {
  readonly ports: Ports
  readonly onMass: (text: string) => void
  readonly onClose: () => void
}

/** Reads a mass off a scale until it is steady or somebody types it instead. What reads it is loaded only now. */
export function OpenScale({ ports, onMass, onClose }: OpenScaleProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const place = useRef<HTMLDivElement>(null)
  const [isMissing, setMissing] = useState(false)
  const told = useRef({ onMass, onClose })
  told.current = { onMass, onClose }
  useEffect(() => {
    let end: (() => void) | undefined
    let isOver = false
    void openTools().then((tools) => {
      if (isOver || place.current === null) return
      setMissing(tools === undefined)
      end = tools?.showScale(place.current, {
        language,
        ports,
        onMass: (text) => told.current.onMass(text),
        onClose: () => told.current.onClose(),
      })
    })
    return () => {
      isOver = true
      end?.()
    }
  }, [language])
  return (
    <>
      {isMissing ? <p class="hint">{say(stationPhrases.notHere)}</p> : null}
      <div ref={place} />
    </>
  )
}

/** `navigator.serial`, where there is one: Chromium on desktops, and on Android for Bluetooth. */
export function serialPorts(): Ports | undefined {
  return 'serial' in navigator ? (navigator.serial as Ports) : undefined
}
