import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../domain/words.ts'
import { firstLanguage, keepLanguage, LanguageContext } from './language.tsx'
import { Head } from './parts/head.tsx'
import { NewVersion } from './parts/new-version.tsx'
import { ChooseFacility } from './screens/choose-facility.tsx'
import { Scan } from './screens/scan.tsx'
import { beginShift, endShift, recallShift, type Shift } from './shift.ts'

/** The scanner: who works where, and one screen at a time. */
export function Scanner() {
  const [language, setLanguage] = useState(firstLanguage)
  const [shift, setShift] = useState(recallShift)
  useEffect(() => keepLanguage(language), [language])

  const begin = (chosen: Shift) => {
    beginShift(chosen)
    setShift(chosen)
  }
  const leave = () => {
    endShift()
    setShift(undefined)
  }

  return (
    <LanguageContext.Provider value={language}>
      <Head
        place={shift?.name}
        onPlace={leave}
        onLanguage={(chosen: Language) => setLanguage(chosen)}
      />
      <NewVersion />
      {shift === undefined ? <ChooseFacility onChosen={begin} /> : <Scan shift={shift} />}
    </LanguageContext.Provider>
  )
}
