import { useContext, useState } from 'preact/hooks'
import { nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { stationPhrases } from '../phrases-station.ts'
import { stationScreenPhrases as phrases } from '../phrases-station-screen.ts'
import type { DeviceStation } from '../station/device-station.ts'
import type { KeptStation } from '../station/kept-station.ts'
import { leaveStation, type NotLeft } from '../station/take-station.ts'
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
export function BoundsOf({ station }: { station: Omit<DeviceStation, 'id' | 'name' | 'ended'> }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const { facility, stages } = station
  const { facilityName: name = facility, facilityNames: names } = station
  const bounds = filled(phrases.bounds, language, {
    place: name === null ? say(phrases.anyPlace) : nameIn({ name, names }, language),
    stages:
      stages === null
        ? say(phrases.allStages)
        : filled(phrases.someStages, language, { n: stages.length }),
  })
  return (
    <p class="soft">
      {organisationOf(station, language)} · {bounds}
    </p>
  )
}

function organisationOf(
  {
    organisation,
    organisationName: name = organisation,
    organisationNames: names,
  }: Pick<DeviceStation, 'organisation' | 'organisationName' | 'organisationNames'>,
  language: Language,
): string {
  return nameIn({ name, names }, language)
}

function End({ station }: { station: KeptStation }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [isAsked, setAsked] = useState(false)
  const [left, setLeft] = useState<NotLeft>()
  const { name } = station
  const end = async () => setLeft(await leaveStation(station, language))
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
      <p>{filled(phrases.endWhy, language, { name })}</p>
      {left === undefined ? null : 'trouble' in left ? (
        <TroubleBox trouble={left.trouble} />
      ) : (
        <p class="told word" role="alert">
          {filled(phrases.elsewhere, language, {
            name,
            organisation: organisationOf(station, language),
          })}
        </p>
      )}
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
