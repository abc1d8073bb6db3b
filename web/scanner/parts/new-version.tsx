import { useEffect, useState } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { watchVersions } from '../versions.ts'

/** Says that a newer app is there, and takes it only when somebody says so: nothing that is being filled in is lost. */
export function NewVersion() {
  const say = useSay()
  const [takeOver, setTakeOver] = useState<() => void>()
  useEffect(() => watchVersions((use) => setTakeOver(() => use)), [])
  if (takeOver === undefined) return null
  return (
    <p class="told word" role="status">
      {say(scannerPhrases.newVersion)}{' '}
      <button type="button" class="quiet" onClick={takeOver}>
        {say(scannerPhrases.useIt)}
      </button>
    </p>
  )
}
