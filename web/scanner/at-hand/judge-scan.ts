import type { Fault } from '../../../domain/refusal.ts'
import { deviceTime } from '../device-time.ts'
import { newId } from '../queue/new-id.ts'
import type { NewScan } from '../queue/queue.ts'
import type { Expected } from '../queue/queued-scan.ts'
import { idle, soon } from '../soon.ts'
import { knownHere, readHeld, withoutTrouble } from './held-here.ts'
import { refreshAtHand } from './keep-at-hand.ts'
import { lookOfCode } from './looks.ts'
import { openRules } from './open-rules.ts'

/** Why the rules on this device refuse a scan, as far as it knows. */
export interface HeldBack {
  readonly faults: readonly Fault[]
  /** When the server was last asked, by the clock of the device, in milliseconds. */
  readonly asOf: number
}

/** What this device says of a scan, by its own time, or by now where it has none. */
export type JudgedScan = { readonly expected: Expected } | { readonly heldBack: HeldBack }

/**
 * Asks the rules on this device before a scan is kept; undefined where it cannot tell. What they refuse for something that others may have
 * changed is asked once more after the server was, where there is a network. An emergency is never held back, nor anything of a station,
 * which is not shown every fact that rules read.
 */
export async function judgeScan(scan: NewScan): Promise<JudgedScan | undefined> {
  const first = await soon(judgeOnce(scan))
  if (first === undefined || !('heldBack' in first)) return first
  if (first.isForAll || !navigator.onLine) return first
  await soon(refreshAtHand())
  return (await soon(judgeOnce(scan))) ?? first
}

/**
 * Loads the rules where something is kept that they can be asked about, and has them judge a form as it is begun, unseen: the first judgement of
 * a page takes three times as long as any later one, and nobody is to wait for it with a finger on the button.
 */
export function warmRules(begun: NewScan): void {
  void withoutTrouble(async () => {
    if ((await knownHere()) === undefined) return
    const rules = await openRules()
    await idle()
    const judged = await judgeOnce(begun)
    if (judged !== undefined && 'heldBack' in judged) rules?.say(begun, judged.heldBack.faults)
  })
}

/**
 * What this device thinks will come of a scan, to be given to `add` of the queue, so that whoever was told so learns when the
 * server decides otherwise; undefined where it cannot tell.
 */
export async function expectedOf(scan: NewScan): Promise<Expected | undefined> {
  const judged = await soon(judgeOnce(scan))
  return judged !== undefined && 'expected' in judged ? judged.expected : undefined
}

/** `isForAll`: it is wrong whatever stands on record. */
type JudgedOnce =
  | { readonly expected: Expected }
  | { readonly heldBack: HeldBack; readonly isForAll: boolean }

function judgeOnce(scan: NewScan): Promise<JudgedOnce | undefined> {
  return withoutTrouble(async () => {
    const { batches = [], outputs = [] } = scan
    const held = await readHeld([...batches, ...outputs].map(({ batch }) => lookOfCode(batch)))
    const rules = held && (await openRules())
    if (held === undefined || rules === undefined) return undefined
    // The queue gives it an id and a time, by which rules decide too.
    const judged = rules.judge(held, { eventTime: deviceTime(), ...scan, id: newId() })
    if (judged === undefined || 'expected' in judged) return judged
    const { asker, asOf } = held.known
    if (asker.station !== null || rules.isAlarm(scan)) return undefined
    const { code, faults } = judged.refused
    return { heldBack: { faults, asOf }, isForAll: code === 'invalid' }
  })
}
