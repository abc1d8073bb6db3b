import { useEffect, useState } from 'preact/hooks'
import type { Draft } from './drafts.ts'
import { firstLanguage, keepLanguage, LanguageContext } from './language.tsx'
import { Head } from './parts/head.tsx'
import { LostSession } from './parts/lost-session.tsx'
import { NewVersion } from './parts/new-version.tsx'
import { NoQueue } from './parts/no-queue.tsx'
import { QueueCount } from './parts/queue-count.tsx'
import { StationNote } from './parts/station-note.tsx'
import type { Queue } from './queue/queue.ts'
import { QueueContext, useOpenQueue } from './queue-context.tsx'
import { ChooseFacility } from './screens/choose-facility.tsx'
import { QueueScreen } from './screens/queue.tsx'
import { Scan } from './screens/scan.tsx'
import { StationScreen } from './screens/station.tsx'
import { Waiting } from './screens/waiting.tsx'
import { beginShift, endShift, recallShift, type Shift } from './shift.ts'
import { useStationAsked } from './station/use-invitation.ts'

/** The scanner: who works where, and one screen at a time. */
export function Scanner() {
  const [language, setLanguage] = useState(firstLanguage)
  const [shift, setShift] = useState(recallShift)
  const [isQueue, setQueue] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const [picked, setPicked] = useState<string>()
  const [draft, setDraft] = useState<Draft>()
  const [station, setStation] = useStationAsked()
  const opened = useOpenQueue(language)
  useEffect(() => keepLanguage(language), [language])

  const begin = (chosen: Shift) => {
    beginShift(chosen)
    setShift(chosen)
  }
  const leave = () => {
    endShift()
    setShift(undefined)
    setQueue(false)
    setWaiting(false)
  }
  const showQueue = (is: boolean, opening?: Draft) => {
    setDraft(opening)
    setPicked(undefined)
    setWaiting(false)
    setQueue(is)
  }
  const showWaiting = (is: boolean, code?: string) => {
    showQueue(false)
    setPicked(code)
    setWaiting(is)
  }
  const queue = opened !== undefined && 'queue' in opened ? opened.queue : undefined

  const showWaitingHere = () => {
    const isHere = shift !== undefined && !isReached(queue)
    if (isHere) showWaiting(true)
    return isHere
  }

  return (
    <LanguageContext.Provider value={language}>
      <QueueContext.Provider value={queue}>
        <Head
          place={shift?.name}
          onPlace={leave}
          onLanguage={setLanguage}
          onWorkList={showWaitingHere}
        >
          {queue === undefined ? null : (
            <QueueCount isOpen={isQueue} onOpen={() => showQueue(!isQueue)} />
          )}
        </Head>
        <NewVersion />
        {queue === undefined ? (
          <NoQueue opened={opened} />
        ) : (
          <>
            <LostSession />
            {station !== undefined ? null : (
              <StationNote onOpen={() => setStation({ invitation: undefined })} />
            )}
            {station !== undefined ? (
              <StationScreen invitation={station.invitation} onDone={() => setStation(undefined)} />
            ) : isQueue ? (
              <QueueScreen
                timeZone={shift?.timeZone}
                onOpen={(opening) => showQueue(false, opening)}
                onBack={() => showQueue(false)}
              />
            ) : shift === undefined ? (
              <ChooseFacility onChosen={begin} />
            ) : isWaiting ? (
              <Waiting
                facility={shift.facility}
                onOpen={(code) => showWaiting(false, code)}
                onBack={() => showWaiting(false)}
              />
            ) : (
              <Scan
                shift={shift}
                begin={draft}
                ask={picked}
                onInvitation={(invitation) => setStation({ invitation })}
              />
            )}
          </>
        )}
      </QueueContext.Provider>
    </LanguageContext.Provider>
  )
}

/** Whether the server was reached when it was last asked, as far as the queue tells. */
function isReached(queue: Queue | undefined): boolean {
  const rest = queue?.view().rest
  return navigator.onLine && !(rest?.why === 'later' && !rest.gotThrough)
}
