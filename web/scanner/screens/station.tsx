import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { LanguageContext, useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { stationPhrases } from '../phrases-station.ts'
import { keepInvitation } from '../station/kept-invitation.ts'
import { openTools } from '../tools/open-tools.ts'

export interface StationScreenProps {
  /** Code of an invitation that was scanned; absent where somebody looks at what this device is. */
  readonly invitation: string | undefined
  readonly onDone: () => void
}

/** Where a device becomes a station, and ends that; seldom needed, so that it is loaded only now. */
export function StationScreen({ invitation, onDone }: StationScreenProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const place = useRef<HTMLDivElement>(null)
  const [isMissing, setMissing] = useState(false)
  // The panel is drawn again in another language: what was taken is not asked for twice.
  const taken = useRef<string | undefined>(undefined)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    let end: (() => void) | undefined
    let isOver = false
    void openTools().then((tools) => {
      if (isOver || place.current === null) return
      setMissing(tools === undefined)
      const open = taken.current === invitation ? undefined : invitation
      const onTaken = () => {
        taken.current = invitation
        keepInvitation(undefined)
      }
      const onDone = () => done.current()
      end = tools?.showStation(place.current, { language, invitation: open, onTaken, onDone })
    })
    return () => {
      isOver = true
      end?.()
    }
  }, [language, invitation])
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
