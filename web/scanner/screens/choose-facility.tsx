import { useContext, useEffect, useState } from 'preact/hooks'
import { type Named, nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import { type Answer, ask } from '../api.ts'
import { facilitiesHere } from '../at-hand/held-here.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { scannerPhrases } from '../phrases.ts'
import type { Shift } from '../shift.ts'

interface Facility extends Named {
  readonly code: string
  readonly timeZone?: string
}

/** Asks where somebody works, once a shift; an organisation with one facility is not asked. */
export function ChooseFacility({ onChosen }: { onChosen: (shift: Shift) => void }) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [answer, setAnswer] = useState<Answer<{ facilities: readonly Facility[] }>>()
  const [round, setRound] = useState(0)

  useEffect(() => {
    let isWanted = true
    setAnswer(undefined)
    void askFacilities(language).then((given) => {
      if (!isWanted) return
      setAnswer(given)
      const [only, ...others] = 'value' in given ? given.value.facilities : []
      if (only !== undefined && others.length === 0) onChosen(shiftAt(only))
    })
    return () => {
      isWanted = false
    }
  }, [language, round])

  return (
    <main class="choose">
      <h1>{say(scannerPhrases.where)}</h1>
      <p class="soft">{say(scannerPhrases.whereWhy)}</p>
      {answer === undefined ? (
        <p role="status">{say(scannerPhrases.looking)}</p>
      ) : 'trouble' in answer ? (
        <TroubleBox trouble={answer.trouble} onAgain={() => setRound(round + 1)} />
      ) : answer.value.facilities.length === 0 ? (
        <p class="told word">{say(scannerPhrases.noFacility)}</p>
      ) : (
        <ul class="tiles">
          {answer.value.facilities.map((facility) => (
            <li key={facility.code}>
              <button type="button" class="tile" onClick={() => onChosen(shiftAt(facility))}>
                <b>{nameIn(facility, language)}</b>
                <small>{facility.code}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}

/** Asks the server; where there is no network, this device, which may know them from before. */
async function askFacilities(
  language: Language,
): Promise<Answer<{ facilities: readonly Facility[] }>> {
  const given = await ask<{ facilities: readonly Facility[] }>('/facilities', language)
  if (!('trouble' in given) || given.trouble.why !== 'offline') return given
  const facilities = await facilitiesHere()
  return facilities === undefined ? given : { value: { facilities } }
}

function shiftAt({ code, name, names, timeZone }: Facility): Shift {
  return {
    facility: code,
    name,
    ...(names && { names }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }
}
