import { useContext, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import type { Trouble } from '../api.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { stationPhrases } from '../phrases-station.ts'
import { stationScreenPhrases as phrases } from '../phrases-station-screen.ts'
import type { DeviceStation } from '../station/device-station.ts'
import type { KeptStation } from '../station/kept-station.ts'
import { leaveStation } from '../station/take-station.ts'
import { useStation } from '../station/use-station.ts'

/** The station that this device is, and how that is ended. */
export function StationCard({ onDone }: { onDone: () => void }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const station = useStation()
  return (
    <section class="card">
      {station === undefined ? (
        <p role="status">{say(phrases.none)}</p>
      ) : (
        <>
          <h1>{filled(stationPhrases.is, language, { name: station.name })}</h1>
          <BoundsOf station={station} />
          <p>{filled(phrases.key, language, { key: station.signingKey.slice(0, 8) })}</p>
          <p class="soft">{say(phrases.keyStays)}</p>
        </>
      )}
      <p>
        <button type="button" class="wide" onClick={onDone}>
          {say(phrases.back)}
        </button>
      </p>
      {station === undefined ? null : <End station={station} />}
    </section>
  )
}

/** Where and for what a station is. */
export function BoundsOf({
  station: { organisation, facility, stages },
}: {
  station: Pick<DeviceStation, 'organisation' | 'facility' | 'stages'>
}) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const bounds = filled(phrases.bounds, language, {
    place: facility ?? say(phrases.anyPlace),
    stages:
      stages === null
        ? say(phrases.allStages)
        : filled(phrases.someStages, language, { n: stages.length }),
  })
  return (
    <p class="soft">
      {organisation} · {bounds}
    </p>
  )
}

function End({ station }: { station: KeptStation }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [isAsked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const end = async () => {
    const left = await leaveStation(station, language)
    setTrouble(left?.trouble)
  }
  if (!isAsked) {
    return (
      <p>
        <button type="button" class="quiet" onClick={() => setAsked(true)}>
          {say(phrases.end)}
        </button>
      </p>
    )
  }
  return (
    <div role="alert">
      <p>{filled(phrases.endWhy, language, { name: station.name })}</p>
      {trouble === undefined ? null : <TroubleBox trouble={trouble} />}
      <div class="acts">
        <button type="button" class="danger-key" onClick={() => void end()}>
          {say(phrases.endYes)}
        </button>
        <button type="button" class="quiet" onClick={() => setAsked(false)}>
          {say(phrases.keep)}
        </button>
      </div>
    </div>
  )
}
