import { faultOf } from '../../../../domain/refusal.ts'
import type { FlushParts } from '../../../../web/scanner/queue/flush.ts'
import type { FreshScan, QueueStore } from '../../../../web/scanner/queue/queue-store.ts'
import type { QueuedScan, ScanToSend } from '../../../../web/scanner/queue/queued-scan.ts'
import type { Arrival } from '../../../../web/scanner/queue/read-arrival.ts'
import type { Random } from '../../../harness/random.ts'

/** A step that somebody waits for: it happens when chance picks it, and whoever waits may be gone by then. */
interface Step {
  readonly tab: number
  readonly happen: () => void
  readonly goOn: () => void
}

/**
 * A device with tabs, a line and a server, in which chance decides what happens next. What is kept is kept as text, as on a disk; the
 * server holds to the one rule that the queue builds on: an id that it recorded is answered again, and with other content refused.
 */
export function createWorld(random: Random) {
  const rows = new Map<number, string>()
  const steps: Step[] = []
  const late: string[] = []
  const recorded = new Map<string, { content: string; label: string }>()
  const log: ScanToSend[] = []
  let places = 0
  let calm = false
  let signedIn: string | undefined = 'p-one'

  const chance = (share: number) => !calm && random.percent(share)

  /** Waits until chance lets it happen, and then for the answer of it. */
  function step<Value>(tab: number, effect: () => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      let outcome: () => void = () => {}
      const happen = () => {
        try {
          const value = effect()
          outcome = () => resolve(value)
        } catch (error) {
          outcome = () => reject(error)
        }
      }
      steps.push({ tab, happen, goOn: () => outcome() })
    })
  }

  function storeOf(tab: number): QueueStore {
    const full = () => {
      if (chance(2)) throw new DOMException('no room', 'QuotaExceededError')
    }
    const read = (): QueuedScan[] => [...rows.values()].map((text) => JSON.parse(text))
    return {
      add: (fresh: FreshScan) =>
        step(tab, () => {
          full()
          places += 1
          const queued = { ...fresh, place: places }
          rows.set(places, JSON.stringify(queued))
          return queued
        }),
      all: () => step(tab, read),
      change: (chosen, change) =>
        step(tab, () => {
          full()
          const there = read().filter(({ place }) => chosen.includes(place))
          return there.flatMap((queued) => {
            const next = change(queued)
            if (next === undefined) rows.delete(queued.place)
            else rows.set(queued.place, JSON.stringify(next))
            return next === undefined ? [] : [next]
          })
        }),
    }
  }

  /** Judges a scan by what it says, and sometimes refuses one for what stands at the moment. */
  function judge(scan: ScanToSend) {
    const { id } = scan
    const label = String(scan.facts?.label)
    const refused = (code: string, says: 'operator_is_you' | 'scan_id_reused' | 'body_no_json') => {
      const values = { operator: '', id }
      return { id, status: 'refused', code, faults: [faultOf('', says, values)] }
    }
    if (scan.operator !== signedIn) return refused('not_allowed', 'operator_is_you')
    if (chance(3)) return refused('overloaded', 'body_no_json')
    if (chance(3)) return refused('interrupted', 'body_no_json')
    const content = JSON.stringify(scan)
    const before = recorded.get(id)
    const done = { id, digest: label, batches: [], decisions: {}, warnings: [], recordTime: '' }
    if (before?.content === content) return { ...done, status: 'duplicate' }
    if (before !== undefined) return refused('id_reused', 'scan_id_reused')
    if (scan.facts?.isWrong === true || chance(8)) return refused('guard_not_met', 'body_no_json')
    recorded.set(id, { content, label })
    log.push(scan)
    return { ...done, status: 'accepted' }
  }

  function serve(body: string): Arrival {
    const problem = (status: number, code: string): Arrival => {
      return { status, text: JSON.stringify({ code, faults: [] }), retryAfter: '2' }
    }
    if (signedIn === undefined) return problem(401, 'not_authenticated')
    if (chance(4)) return problem(429, 'too_many')
    if (chance(4)) return problem(503, 'overloaded')
    if (chance(4)) return problem(500, 'interrupted')
    if (chance(2)) return problem(413, 'too_large')
    if (chance(2)) return problem(422, 'invalid')
    if (chance(2)) return problem(403, 'not_allowed')
    const scans: ScanToSend[] = JSON.parse(body)
    return { status: 200, text: JSON.stringify(scans.map(judge)) }
  }

  /** What becomes of a request on the way there and back. */
  function carry(body: string): Arrival | undefined {
    if (chance(8)) return undefined
    if (chance(12)) {
      late.push(body)
      return undefined
    }
    if (chance(4)) return { status: 200, text: '<html>Welcome to the floor’s network</html>' }
    if (chance(2)) return { status: 502, text: 'Bad gateway' }
    const arrival = serve(body)
    if (chance(8)) return undefined
    if (chance(5)) return { ...arrival, text: arrival.text.slice(0, arrival.text.length / 2) }
    if (chance(2)) return { ...arrival, text: JSON.stringify([]) }
    if (chance(4)) return { ...arrival, text: turnedRound(arrival.text) }
    return arrival
  }

  function partsOf(tab: number): FlushParts {
    return {
      store: storeOf(tab),
      who: () =>
        step(tab, () => {
          if (chance(5)) return { rest: { why: 'later', gotThrough: false } } as const
          if (signedIn === undefined) return { rest: { why: 'signed_out' } } as const
          return { person: { operator: signedIn, name: '', organisation: 'first' } }
        }),
      send: (body) => step(tab, () => carry(body)),
      now: () => new Date(random.between(0, 4_000_000_000) * 1000),
    }
  }

  return {
    storeOf,
    partsOf,
    log,
    rows: (): QueuedScan[] => [...rows.values()].map((text) => JSON.parse(text)),
    signIn: (operator: string | undefined) => {
      signedIn = operator
    },
    /** Lets something that is waited for happen. */
    goOn: () => {
      const [picked] = steps.splice(random.between(0, steps.length - 1), 1)
      picked?.happen()
      picked?.goOn()
    },
    /** What was on its way out of a tab that is gone may have happened or not; nobody hears of it. */
    crash: (tab: number) => {
      const own = steps.filter((one) => one.tab === tab)
      for (const one of own) {
        steps.splice(steps.indexOf(one), 1)
        if (random.percent(50)) one.happen()
      }
    },
    /** Something that was taken for lost arrives after all. */
    arriveLate: () => {
      const [body] = late.splice(random.between(0, late.length - 1), 1)
      if (body !== undefined) serve(body)
    },
    becomeCalm: () => {
      calm = true
    },
  }
}

/** An answer that somebody on the way put in another order. */
function turnedRound(text: string): string {
  const read: unknown = JSON.parse(text)
  return JSON.stringify(Array.isArray(read) ? read.toReversed() : read)
}
