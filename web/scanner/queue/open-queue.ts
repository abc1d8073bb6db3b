import { deviceNow, deviceTime } from '../device-time.ts'
import { deviceFiles } from '../photos/device-files.ts'
import { noteEnded } from '../station/kept-station.ts'
import { signScan } from '../station/sign-scan.ts'
import { isClockWrong } from './device-clock.ts'
import { openDeviceStore } from './device-store.ts'
import { createFlush, type FlushParts } from './flush.ts'
import { forgettable } from './forgettable.ts'
import { createKnownQueue, type KnownQueue } from './known-queue.ts'
import { createLine } from './line.ts'
import { mayBeThrownAway, mended } from './mend.ts'
import { newId } from './new-id.ts'
import { photosFirst } from './photos-first.ts'
import type { Kept, NewScan, Queue } from './queue.ts'
import type { DeviceStore } from './queue-store.ts'
import { type Expected, isWaiting, type QueuedScan } from './queued-scan.ts'
import { sendFile } from './send-file.ts'
import { createSender } from './sender.ts'
import { joinTabs, type TabNews, type Tabs } from './tabs.ts'
import { waitForAnswer } from './wait-for-answer.ts'
import { watchForChances } from './watch-for-chances.ts'
import { whyNotKept } from './why-not-kept.ts'

/** Opens the queue of this device, once in a page, and begins to send what waits. Rejects where the browser keeps nothing. */
export async function openQueue(options: { readonly language: () => string }): Promise<Queue> {
  const store = openDeviceStore()
  const known = createKnownQueue(store)
  await known.readAgain()
  const tabs = joinTabs('loomcell scanner queue', (news) => hear(news))
  const told = tellingStore(store, known, tabs)
  const sender = createSender({
    tabs,
    flush: createTidyFlush(told, { known, tabs, language: options.language }),
    onRest: (rest, waitMilliseconds) => {
      const againAt =
        waitMilliseconds === undefined ? undefined : deviceNow().getTime() + waitMilliseconds
      known.note({ rest, againAt })
    },
  })
  const unwatch = watchForChances(sender.soon)

  function hear(news: TabNews): void {
    if (news.news === 'sending') known.note({ sending: news.places })
    else if (news.news === 'rests') sender.heard(news)
    // What cannot be read now is read with the next change.
    else known.readAgain().catch(() => {})
  }

  async function change(place: number, by: (queued: QueuedScan) => QueuedScan | undefined) {
    let isChanged = false
    await told.change([place], (queued) => {
      const next = by(queued)
      isChanged = next !== queued
      return next
    })
    if (isChanged) sender.soon()
    return isChanged
  }

  const operator = () => known.view().person?.operator
  sender.now()
  return {
    view: known.view,
    onChange: known.onChange,
    answered: (place, mostMilliseconds) => waitForAnswer(known, { place, mostMilliseconds }),
    sendNow: sender.now,
    add: async (scan, expected) => {
      const kept = await keep(told, known, { scan, expected })
      if ('kept' in kept) sender.soon()
      return kept
    },
    mend: async (place, mending) => {
      const mend = (queued: QueuedScan) => mended(queued, { operator: operator(), mending })
      const before = known.view().scans.find(({ queued }) => queued.place === place)?.queued
      const next = before && mend(before)
      const signed = next && (await signScan(next.scan, next.by))
      return change(place, (queued) => {
        const now = mend(queued)
        if (now === undefined) return queued
        return isSameText(now.scan, next?.scan) ? { ...now, signed } : now
      })
    },
    throwAway: (place) =>
      change(place, (queued) => (mayBeThrownAway(queued, operator()) ? undefined : queued)),
    letGoAhead: (place) =>
      change(place, (queued) => (isWaiting(queued) ? { ...queued, goesAhead: true } : queued)),
    markSeen: (place) => change(place, (queued) => ({ ...queued, seen: true })),
    close: () => {
      unwatch()
      sender.close()
      tabs.close()
    },
  }
}

/** Whether a signature of one is one of the other. */
function isSameText(one: object, other: object | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The store, which tells this page and all tabs of what has changed. */
function tellingStore(store: DeviceStore, { note, replace }: KnownQueue, tabs: Tabs): DeviceStore {
  const tell = () => tabs.tell({ news: 'changed' })
  return {
    ...store,
    add: async (fresh) => {
      const kept = await store.add(fresh)
      replace([kept.place], [kept])
      tell()
      return kept
    },
    change: async (places, by) => {
      const left = await store.change(places, by)
      replace(places, left)
      tell()
      return left
    },
    keepPerson: async (person) => {
      await store.keepPerson(person)
      note({ person })
      tell()
    },
  }
}

interface Around {
  readonly known: KnownQueue
  readonly tabs: Tabs
  readonly language: () => string
}

/** What sends the scans of this device, tells of those on their way, and forgets those of shifts long past. */
function createTidyFlush(store: DeviceStore, { known, tabs, language }: Around) {
  const line = createLine({
    language,
    onClock: (ahead) =>
      known.note({ clockAheadMilliseconds: isClockWrong(ahead) ? ahead : undefined }),
  })
  const onSending = (places: readonly number[]) => {
    tabs.tell({ news: 'sending', places })
    known.note({ sending: places })
  }
  const who: FlushParts['who'] = async () => {
    const asked = await line.who()
    const isNew = 'person' in asked && asked.person.operator !== known.view().person?.operator
    if (isNew) await store.keepPerson(asked.person)
    return asked
  }
  const send = photosFirst(line.send, deviceFiles, sendFile)
  const flush = createFlush({ store, who, send, now: deviceNow, onSending })
  let isPersonKnown = false
  return async () => {
    // A tab that crashed on the way told nobody.
    onSending([])
    // Who is here is asked once in a page even where nothing waits: scans are made in their name.
    const asked = isPersonKnown ? undefined : await who()
    if (asked !== undefined && 'rest' in asked) return asked.rest
    isPersonKnown = true
    const rest = await flush()
    const all = await store.all()
    await noteEnded(all.flatMap(({ unsigned }) => unsigned ?? [])).catch(() => {})
    const old = forgettable(all)
    if (old.length > 0) await store.change(old, () => undefined)
    return rest
  }
}

/** Keeps a scan as whoever is known to be here. */
async function keep(
  store: DeviceStore,
  { view, note }: KnownQueue,
  { scan, expected }: { scan: NewScan; expected: Expected | undefined },
): Promise<Kept> {
  const { person: by } = view()
  if (by === undefined) return { notKept: 'nobody' }
  const { eventTime = deviceTime() } = scan
  const made = { ...scan, eventTime, id: newId(), operator: by.operator }
  try {
    const signed = await signScan(made, by)
    const kept = await store.add({ scan: made, by, expected, signed, sends: 0, stopped: 0 })
    if (view().isPersistent === undefined)
      void askToStay().then((isPersistent) => note({ isPersistent }))
    return { kept }
  } catch (error) {
    return { notKept: whyNotKept(error) }
  }
}

/** Asks the browser not to make room at our expense. */
async function askToStay(): Promise<boolean> {
  // Without https a browser promises nothing.
  return (await navigator.storage?.persist().catch(() => false)) ?? false
}
