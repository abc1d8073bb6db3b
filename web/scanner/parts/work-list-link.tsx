import { useState } from 'preact/hooks'
import { useSay } from '../language.tsx'
import { scannerPhrases } from '../phrases.ts'
import { atHandPhrases } from '../phrases-at-hand.ts'

/** The way to the work list, a page of the server's: without a network it leads nowhere, which is said here and not by a browser's page of its own. */
export function WorkListLink() {
  const say = useSay()
  const [isNoWay, setNoWay] = useState(false)
  return (
    <>
      <a
        class="ways"
        href="/work"
        onClick={(event) => {
          setNoWay(!navigator.onLine)
          if (!navigator.onLine) event.preventDefault()
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
