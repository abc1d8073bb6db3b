import { useState } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { atHandPhrases } from '../phrases-at-hand.ts'

/**
 * The way to the work list, a page of the server's; to what this device knows of it where that cannot be reached. `onHere` opens that, and tells
 * whether it does. A browser's own page of a network that is gone is never shown.
 */
export function WorkListLink({ onHere }: { readonly onHere: () => boolean }) {
  const say = useSay()
  const [isNoWay, setNoWay] = useState(false)
  return (
    <>
      <a
        class="ways"
        href="/work"
        onClick={(event) => {
          const isHere = onHere()
          setNoWay(!isHere && !navigator.onLine)
          if (isHere || !navigator.onLine) event.preventDefault()
        }}
      >
        {say(scannerPhrases.workList)}
      </a>
      {isNoWay ? (
        <p class="told word" role="alert">
          {say(atHandPhrases.noWorkList)}
        </p>
      ) : null}
    </>
  )
}
