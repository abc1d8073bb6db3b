import { useLayoutEffect, useState } from 'preact/hooks'
import { usualTimeZone } from '../../domain/local-day.ts'
import { nameIn } from '../../domain/local-names.ts'
import { invitationIn } from '../../domain/station-invitation.ts'
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
import { useWedge } from './wedge/use-wedge.ts'

/** What is shown: the field for labels, with a form or a label to begin with; the scans of this device; what waits here. */
type Shown =
  | { readonly is: 'scan'; readonly begin?: Draft | undefined; readonly ask?: string | undefined }
  | { readonly is: 'queue' | 'waiting' }

/** The scanner: who works where, and one screen at a time. */
export function Scanner() {
  const [language, setLanguage] = useState(firstLanguage)
  const [shift, setShift] = useState(recallShift)
  const [shown, setShown] = useState<Shown>({ is: 'scan' })
  const [station, setStation] = useStationAsked()
  const opened = useOpenQueue(language)
  // In the same picture as the words: type of another language lays out all of it anew.
  useLayoutEffect(() => keepLanguage(language), [language])

  const begin = (chosen: Shift) => {
    beginShift(chosen)
    setShift(chosen)
  }
  const leave = () => {
    endShift()
    setShift(undefined)
    show({ is: 'scan' })
  }
  const show = (next: Shown) => {
    if (station !== undefined) setStation(undefined)
    setShown(next)
  }
  const queue = opened !== undefined && 'queue' in opened ? opened.queue : undefined
  const isQueue = station === undefined && shown.is === 'queue'

  const showWaitingHere = () => {
    const isHere = shift !== undefined && !isReached(queue)
    if (isHere) show({ is: 'waiting' })
    return isHere
  }
  const isScan = station === undefined && shown.is === 'scan' && shift !== undefined
  useWedge(!isScan, (text) => {
    const invitation = invitationIn(text)
    if (invitation !== undefined) setStation({ invitation })
    else if (station === undefined) show({ is: 'scan', ask: text })
  })

  return (
    <LanguageContext.Provider value={language}>
      <QueueContext.Provider value={queue}>
        <Head
          place={shift && nameIn(shift, language)}
          onPlace={leave}
          onLanguage={setLanguage}
          onWorkList={showWaitingHere}
        >
          {queue === undefined ? null : (
            <QueueCount isOpen={isQueue} onOpen={() => show({ is: isQueue ? 'scan' : 'queue' })} />
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
                onOpen={(begin) => show({ is: 'scan', begin })}
                onBack={() => show({ is: 'scan' })}
              />
            ) : shift === undefined ? (
              <ChooseFacility onChosen={begin} />
            ) : shown.is === 'waiting' ? (
              <Waiting
                facility={shift.facility}
                timeZone={shift.timeZone ?? usualTimeZone}
                onOpen={(ask) => show({ is: 'scan', ask })}
                onBack={() => show({ is: 'scan' })}
              />
            ) : (
              <Scan
                shift={shift}
                begin={shown.is === 'scan' ? shown.begin : undefined}
                ask={shown.is === 'scan' ? shown.ask : undefined}
                onBegun={() => setShown({ is: 'scan' })}
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
