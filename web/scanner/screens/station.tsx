import { useRef } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { stationPhrases } from '../phrases-station.ts'
import { keepInvitation } from '../station/kept-invitation.ts'
import { useTool } from '../tools/use-tool.ts'

export interface StationScreenProps {
  /** Code of an invitation that was scanned; absent where somebody looks at what this device is. */
  readonly invitation: string | undefined
  readonly onDone: () => void
}

/** Where a device becomes a station, and ends that; seldom needed, so that it is loaded only now. */
export function StationScreen({ invitation, onDone }: StationScreenProps) {
  const say = useSay()
  const place = useRef<HTMLDivElement>(null)
  const done = useRef(onDone)
  done.current = onDone
  const isMissing = useTool(
    place,
    (tools, element, language) =>
      tools.showStation(element, {
        language,
        invitation,
        onTaken: () => keepInvitation(undefined),
        onDone: () => done.current(),
      }),
    invitation,
  )
  return (
    <main>
      <p>
        <button type="button" class="minor" onClick={onDone}>
          ← {say(scannerPhrases.back)}
        </button>
      </p>
      {isMissing ? (
        <p class="told word" role="alert">
          {say(stationPhrases.notHere)}
        </p>
      ) : null}
      <div ref={place} />
    </main>
  )
}
