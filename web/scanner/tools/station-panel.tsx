import type { ComponentChildren } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { filled } from '../../pages/record/format.ts'
import type { Answer, Trouble } from '../api.ts'
import { LanguageContext, useSay } from '../language.tsx'
import { TroubleBox } from '../parts/trouble-box.tsx'
import { stationScreenPhrases as phrases } from '../phrases-station-screen.ts'
import type { DeviceStation } from '../station/device-station.ts'
import { becomeStation, type Cannot, readInvited } from '../station/take-station.ts'
import { useStation } from '../station/use-station.ts'
import { BoundsOf, StationCard } from './station-card.tsx'

export interface StationPanelProps {
  /** Code of an invitation that was scanned; absent where somebody looks at what this device is. */
  readonly invitation: string | undefined
  /** Told once the device has become what it was invited to: an invitation is good for once. */
  readonly onTaken: () => void
  /** Told once nothing is left to do here. */
  readonly onDone: () => void
}

/** Which station this device is, or is invited to become. */
export function StationPanel({ invitation, onTaken, onDone }: StationPanelProps) {
  const [taken, setTaken] = useState<string>()
  const take = () => {
    onTaken()
    setTaken(invitation)
  }
  return invitation === undefined || invitation === taken ? (
    <StationCard onDone={onDone} />
  ) : (
    <Invited invitation={invitation} onDone={onDone} onTaken={take} />
  )
}

interface InvitedProps {
  readonly invitation: string
  readonly onDone: () => void
  readonly onTaken: () => void
}

function Invited({ invitation, onDone, onTaken }: InvitedProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const [answered, setAnswered] = useState<{ of: string; read: Answer<DeviceStation> }>()
  useEffect(() => {
    let isOver = false
    void readInvited(invitation, language).then((read) => {
      if (!isOver) setAnswered({ of: invitation, read })
    })
    return () => {
      isOver = true
    }
  }, [invitation, language])
  // What was read stands until it is there in another language.
  const read = answered?.of === invitation ? answered.read : undefined
  const cancel = (
    <button type="button" class="quiet" onClick={onDone}>
      {say(phrases.cancel)}
    </button>
  )
  if (read === undefined) return <p role="status">{say(phrases.reading)}</p>
  if ('trouble' in read) {
    return (
      <>
        <TroubleBox trouble={read.trouble} />
        <p>
          <button type="button" class="quiet" onClick={onDone}>
            {say(phrases.back)}
          </button>
        </p>
      </>
    )
  }
  return (
    <Question invitation={invitation} onTaken={onTaken} station={read.value}>
      {cancel}
    </Question>
  )
}

interface QuestionProps {
  readonly invitation: string
  readonly station: DeviceStation
  readonly onTaken: () => void
  readonly children: ComponentChildren
}

/** Asks before this device becomes anything: the station is named with where it is for. */
function Question({ invitation, station, onTaken, children }: QuestionProps) {
  const say = useSay()
  const language = useContext(LanguageContext)
  const before = useStation()
  const [isMaking, setMaking] = useState(false)
  const [fault, setFault] = useState<{ trouble: Trouble } | { cannot: Cannot }>()
  const { name } = station
  const make = async () => {
    setMaking(true)
    setFault(undefined)
    const made = await becomeStation({ invitation, station }, language)
    setMaking(false)
    if ('trouble' in made || 'cannot' in made) setFault(made)
    else onTaken()
  }
  return (
    <section class="card">
      <h1>{filled(phrases.question, language, { name })}</h1>
      <BoundsOf station={station} />
      <p>{say(phrases.what)}</p>
      <p class="soft">{say(phrases.replaces)}</p>
      {before === undefined || before.id === station.id ? null : (
        <p class="told word">{filled(phrases.changes, language, { name: before.name })}</p>
      )}
      {fault === undefined ? null : 'trouble' in fault ? (
        <TroubleBox trouble={fault.trouble} />
      ) : (
        <p class="told fault" role="alert">
          {say(phrases[fault.cannot])}
        </p>
      )}
      <p>
        <button type="button" class="wide" disabled={isMaking} onClick={() => void make()}>
          {say(isMaking ? phrases.making : phrases.make)}
        </button>
      </p>
      <p>{children}</p>
    </section>
  )
}
