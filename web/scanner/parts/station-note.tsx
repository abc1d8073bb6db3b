import { useContext } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { stationPhrases } from '../phrases-station.ts'
import { keepStation } from '../station/kept-station.ts'
import { useStation } from '../station/use-station.ts'

/** Says that this device is a station, and leads to where that is ended; or that it is one no longer, until somebody has seen it. */
export function StationNote({ onOpen }: { onOpen: () => void }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const station = useStation()
  if (station === undefined) return null
  const { name } = station
  if (station.ended) {
    return (
      <div class="told word" role="alert">
        <p>{filled(stationPhrases.ended, language, { name })}</p>
        <p>
          <button
            type="button"
            class="quiet"
            onClick={() => void keepStation('station', undefined)}
          >
            {say(stationPhrases.understood)}
          </button>
        </p>
      </div>
    )
  }
  return (
    <button type="button" class="station" onClick={onOpen}>
      {filled(stationPhrases.is, language, { name })}
    </button>
  )
}
