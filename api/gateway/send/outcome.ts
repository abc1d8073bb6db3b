import { z } from 'zod'
import type { Saying } from '../../../domain/phrases.ts'
import type { KeptRefusal, Settled, Waiting } from '../store/departures.ts'
import type { ServerAnswer } from './ask-server.ts'

/** What a list's answer means: settled, all of it or in part; to be tried in a smaller list; or to be sent again later. */
export type Outcome =
  | { readonly does: 'settle'; readonly settled: Settled }
  | { readonly does: 'halve' }
  | { readonly does: 'wait'; readonly why: Saying }

const taken = z.object({ accepted: z.int(), duplicates: z.int() })
const fault = z.object({ pointer: z.string(), message: z.string() })
const problem = z.object({ code: z.string(), faults: z.array(fault).default([]) })
const receipt = z.object({
  status: z.enum(['accepted', 'duplicate', 'proposed', 'refused']),
  code: z.string().default('invalid'),
  faults: z.array(fault).default([]),
})

/** Statuses that say something about what was sent. With any other it is kept as it is: a key that ended, a server that is busy. */
const aboutTheList: ReadonlySet<number> = new Set([400, 409, 413, 422])

/** Codes by which nothing is said about a scan: it is sent again. */
const notAboutTheScan: ReadonlySet<string> = new Set(['interrupted', 'overloaded', 'too_many'])

/** What became of readings, of which the server takes a list as a whole or not at all. */
export function outcomeOfReadings(sent: readonly Waiting[], answer: ServerAnswer): Outcome {
  const { status, body } = answer
  const counts = taken.safeParse(body)
  if (status === 200 && counts.success) {
    const { accepted, duplicates } = counts.data
    if (accepted + duplicates === sent.length) {
      const done = sent.map(({ number }) => number)
      return { does: 'settle', settled: { done, accepted, duplicates, refused: [] } }
    }
  }
  return outcomeOfRefusal(sent, answer)
}

/** What became of scans, of which each has its receipt. */
export function outcomeOfScans(sent: readonly Waiting[], answer: ServerAnswer): Outcome {
  const receipts = z.array(receipt).length(sent.length).safeParse(answer.body)
  if (answer.status !== 200 || !receipts.success) return outcomeOfRefusal(sent, answer)
  const pairs = receipts.data.map((one, at) => ({ ...one, number: sent[at]?.number ?? 0 }))
  const refused = pairs.filter(({ status, code }) => {
    return status === 'refused' && !notAboutTheScan.has(code)
  })
  const done = pairs.filter(({ status }) => status !== 'refused')
  if (done.length + refused.length === 0) return { does: 'wait', why: answered(answer) }
  const duplicates = done.filter(({ status }) => status === 'duplicate').length
  return {
    does: 'settle',
    settled: {
      done: done.map(({ number }) => number),
      accepted: done.length - duplicates,
      duplicates,
      refused: refused.map(({ number, code, faults }) => ({ number, refusal: { code, faults } })),
    },
  }
}

/**
 * Those that faults point at (`/readings/7/good`) are refused, the others go again without them. Where faults point at none, a smaller list tells
 * which it is.
 */
function outcomeOfRefusal(sent: readonly Waiting[], answer: ServerAnswer): Outcome {
  const said = problem.safeParse(answer.body)
  if (!aboutTheList.has(answer.status) || !said.success) {
    return { does: 'wait', why: answered(answer) }
  }
  const { code, faults } = said.data
  const byPlace = Map.groupBy(faults, ({ pointer }) => placeOf(pointer))
  const refused = sent.flatMap(({ number }, at) => {
    const own = byPlace.get(at)?.map(({ pointer, message }) => {
      return { pointer: pointer.split('/').slice(3).join('/'), message }
    })
    return own === undefined ? [] : [{ number, refusal: { code, faults: own } }]
  })
  if (refused.length > 0) return settleRefused(refused)
  const [only] = sent
  if (sent.length > 1 || only === undefined) return { does: 'halve' }
  return settleRefused([{ number: only.number, refusal: { code, faults } }])
}

function settleRefused(refused: readonly { number: number; refusal: KeptRefusal }[]): Outcome {
  return { does: 'settle', settled: { done: [], accepted: 0, duplicates: 0, refused } }
}

/** Where in the list a fault is; undefined where it points at the list as a whole. */
function placeOf(pointer: string): number | undefined {
  const [, list, place = ''] = pointer.split('/')
  return list === 'readings' && /^\d{1,4}$/.test(place) ? Number(place) : undefined
}

function answered({ status, body }: ServerAnswer): Saying {
  const said = problem.safeParse(body)
  const why = said.data?.faults[0]?.message ?? said.data?.code ?? ''
  return { says: 'server_answered', values: { status, why } }
}
