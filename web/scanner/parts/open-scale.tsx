import { useRef } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { stationPhrases } from '../phrases-station.ts'
import type { Ports } from '../scale/watch-scale.ts'
import { useTool } from '../tools/use-tool.ts'

export interface OpenScaleProps {
  readonly ports: Ports
  readonly onMass: (text: string) => void
  readonly onClose: () => void
}

/** Reads a mass off a scale until it is steady or somebody types it instead. What reads it is loaded only now. */
export function OpenScale({ ports, onMass, onClose }: OpenScaleProps) {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const told = useRef({ onMass, onClose })
  told.current = { onMass, onClose }
  const isMissing = useTool(place, (tools, element, language) =>
    tools.showScale(element, {
      language,
      ports,
      onMass: (text) => told.current.onMass(text),
      onClose: () => told.current.onClose(),
    }),
  )
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
