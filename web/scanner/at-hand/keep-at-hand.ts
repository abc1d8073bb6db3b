import type { AtHand } from '../../../workflows/at-hand.ts'
import { deviceNow } from '../device-time.ts'
import { watchForChances } from '../queue/watch-for-chances.ts'
import { onShift, recallShift } from '../shift.ts'
import { idle } from '../soon.ts'
import { markedOperator } from './device-mark.ts'
import { atHandStore, knownHere, warmWorkList } from './held-here.ts'
import type { KeptAtHand, KeptFacilities } from './kept-at-hand.ts'
import { looksOf } from './looks.ts'
import { openRules } from './open-rules.ts'
import { ownVersion } from './own-version.ts'

/** How often the server is asked what is new while somebody looks, in milliseconds: nothing is sent where nothing is. */
const everyMilliseconds = 3 * 60_000
/** Longest wait for a whole answer: some megabytes on a bad line. */
const mostMilliseconds = 60_000

let running: Promise<void> | undefined

/** Keeps on this device what stands at the facility where somebody works, as long as the app is open. */
export function keepAtHand(): void {
  const refresh = () => void refreshAtHand().then(idle).then(warmWorkList)
  setInterval(refresh, everyMilliseconds)
  watchForChances(refresh)
  onShift(refresh)
  refresh()
}

/** Asks the server what stands at the facility now, one question at a time. What it does not answer stays as it was. */
export function refreshAtHand(): Promise<void> {
  running ??= refreshOnce()
    .catch(() => {
      // No network, or a browser that keeps nothing: the scanner works by asking.
    })
    .finally(() => {
      running = undefined
    })
  return running
}

async function refreshOnce(): Promise<void> {
  const known = await knownHere()
  // Of somebody else, or of another version of the app.
  if (known === undefined) await atHandStore.clear()
  const shift = recallShift()
  if (shift === undefined || document.visibilityState === 'hidden') return
  const asOf = deviceNow().getTime()
  const isThere = known?.facility.code === shift.facility
  const path = `/scanner/at-hand?facility=${encodeURIComponent(shift.facility)}`
  const answer = await get(path, isThere ? { 'if-none-match': known.tag } : {})
  if (answer.status === 401) return atHandStore.clear()
  if (answer.status === 304 && isThere) return atHandStore.confirm({ ...known, asOf })
  if (!answer.ok) return
  const { batches, ...told } = (await answer.json()) as AtHand & Pick<KeptAtHand, 'expected'>
  // Somebody else signed in while it was on its way.
  if (told.asker.operator !== markedOperator()) return
  const tag = answer.headers.get('etag') ?? ''
  await atHandStore.replace(
    { ...told, asOf, tag, version: ownVersion() },
    batches.map((batch, order) => ({ ...batch, order, looks: looksOf(batch) })),
  )
  await keepFacilities()
  // The worker hands out what it keeps from the next opening on; until then the rules have to be here before the network goes.
  if (navigator.serviceWorker?.controller == null) await openRules()
}

/** Where else somebody may work, so that they can choose without a network. */
async function keepFacilities(): Promise<void> {
  const answer = await get('/facilities')
  const operator = markedOperator()
  if (!answer.ok || operator === undefined) return
  const { facilities } = (await answer.json()) as Pick<KeptFacilities, 'facilities'>
  // Nothing is recorded at one that was closed.
  const open = facilities.filter((one) => !('closed' in one))
  await atHandStore.keepFacilities({ operator, facilities: open })
}

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`/api/v1${path}`, {
    headers: { accept: 'application/json', ...headers },
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'error',
    signal: AbortSignal.timeout(mostMilliseconds),
  })
}
