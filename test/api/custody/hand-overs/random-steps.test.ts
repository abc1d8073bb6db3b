import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import type { HandOverView } from '../../../../web/pages/workplace/hand-over/view.ts'
import { correctableStates, correctionSteps } from '../../../../workflows/correction.ts'
import { handOverSteps } from '../../../../workflows/hand-over.ts'
import { clayFolder } from '../../../harness/clay.ts'
import {
  custodyFindings,
  everything,
  gramsInBooks,
  linesOutOfBounds,
  offerLumps,
} from '../../../harness/custody.ts'
import { addTestOrganisation, type TestInstallation } from '../../../harness/installation.ts'
import { openTwo, type Side, sideOf } from '../../../harness/sides.ts'

const manners = [
  'plain',
  'plain',
  'plain',
  'plain',
  'signed wrongly',
  'retried',
  'altered',
  'twins',
  'rivals',
  'cut off',
  'cut off',
] as const
const everyStep = [...Object.keys(handOverSteps), ...Object.keys(correctionSteps)].filter(
  (step) => step !== 'offer',
)
const names = ['sender', 'receiver', 'third', 'fourth'] as const

const move = fc.record({
  who: fc.constantFrom('sender', 'sender', 'receiver', 'receiver', 'third', 'fourth'),
  // Mostly a step that is open to whoever takes it, so that walks come to an end.
  isWild: fc.boolean().chain((one) => fc.boolean().map((other) => one && other)),
  choice: fc.nat({ max: 1_000 }),
  grams: fc.integer({ min: 0, max: 130 }),
  manner: fc.constantFrom(...manners),
})
type Move = typeof move extends fc.Arbitrary<infer One> ? One : never

interface Walk {
  readonly sides: Readonly<Record<(typeof names)[number], Side>>
  readonly installation: TestInstallation
  readonly owner: pg.Client
  readonly id: string
  /** Grams in all books before anything was handed over. */
  readonly grams: number
  /** What was taken so far, to be sent again. */
  readonly taken: { readonly side: Side; readonly path: string; readonly body: object }[]
}

it('keeps both books together and papers equal to books, whatever steps are taken, sent again, forged, raced or cut off', async () => {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { installation, sender, receiver, stranger: third } = two
  const added = await addTestOrganisation(installation, 'fourth')
  const sides = { sender, receiver, third, fourth: sideOf(installation, added.key) }
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const states = new Set<string>()
  const manner = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 18 }), async (moves) => {
      const { id } = await offerLumps(two, [100, 60])
      const grams = await gramsInBooks(installation)
      const walk: Walk = { sides, installation, owner, id, grams, taken: [] }
      for (const one of moves) {
        const isTaken = await take(walk, one)
        if (isTaken) manner.set(one.manner, (manner.get(one.manner) ?? 0) + 1)
      }
      states.add((await sender.get(`/hand-overs/${id}`)).state)
    }),
    { numRuns: 14, seed: 8, interruptAfterTimeLimit: 150_000, endOnFailure: true },
  )
  // Enough of each sort happened for this to prove something.
  expect(states.size).toBeGreaterThan(4)
  expect([...manner.keys()].sort()).toEqual(['cut off', 'plain', 'retried', 'rivals', 'twins'])
}, 300_000)

/** Takes one move and looks at everything afterwards; tells whether a step was taken. */
async function take(walk: Walk, one: Move): Promise<boolean> {
  const { installation, sides, id } = walk
  const before = await everything(installation)
  const { statuses, isTaken } = await send(walk, one)
  for (const status of statuses) expect([200, 201, 403, 404, 409, 422]).toContain(status)
  if (!isTaken) expect(await everything(installation)).toEqual(before)
  const view: HandOverView = await sides.sender.get(`/hand-overs/${id}`)
  expect(await gramsInBooks(installation)).toBe(walk.grams + agreedGrams(view))
  expect(linesOutOfBounds(view)).toEqual([])
  expect(await custodyFindings(installation)).toEqual([])
  return isTaken
}

async function send(
  walk: Walk,
  one: Move,
): Promise<{ statuses: readonly number[]; isTaken: boolean }> {
  const side = walk.sides[one.who]
  const { path, body, isRepeatable } = await stepOf(walk, one)
  const last = walk.taken.at(-1)
  const remember = (statuses: readonly number[]) => {
    const isTaken = statuses.includes(201)
    if (isTaken) walk.taken.push({ side, path, body })
    return { statuses, isTaken }
  }
  switch (one.manner) {
    case 'plain':
      return remember([await side.status(path, body)])
    case 'signed wrongly': {
      const statuses = [await side.status(path, { ...body, signature: 'x' })]
      expect(statuses).not.toContain(201)
      return { statuses, isTaken: false }
    }
    case 'retried':
      if (last === undefined) return remember([await side.status(path, body)])
      expect(await last.side.status(last.path, last.body)).toBe(200)
      return { statuses: [200], isTaken: false }
    case 'altered': {
      if (last === undefined) return { statuses: [], isTaken: false }
      const altered = { ...last.body, reason: 'altered', note: 'altered', carrier: { name: 'X' } }
      const status = await last.side.status(last.path, altered)
      expect([409, 422]).toContain(status)
      return { statuses: [status], isTaken: false }
    }
    case 'twins': {
      const statuses = await Promise.all([1, 2, 3].map(() => side.status(path, body)))
      expect(statuses.filter((status) => status === 201).length).toBeLessThan(2)
      return remember(statuses)
    }
    case 'rivals': {
      const bodies = [1, 2].map(() => ({ ...body, id: randomUUID() }))
      const statuses = await Promise.all(bodies.map((each) => side.status(path, each)))
      if (!isRepeatable) expect(statuses.filter((status) => status === 201).length).toBeLessThan(2)
      return { statuses, isTaken: statuses.includes(201) }
    }
    case 'cut off': {
      const asked = side.status(path, body)
      await sleep(one.choice % 25)
      await walk.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'loomcell-write' and datname = current_database()`,
      )
      return remember([await asked])
    }
    default:
      return one.manner satisfies never
  }
}

/** The step that is meant, with a body that its schema takes. */
async function stepOf({ sides, id }: Walk, { who, choice, grams, isWild }: Move) {
  const answer = await sides[who].send(`/hand-overs/${id}`)
  const view = answer.status === 200 ? ((await answer.json()) as HandOverView) : undefined
  const waiting = view?.corrections.find(({ openSteps }) => openSteps.length > 0)
  const isSettled = view !== undefined && correctableStates.includes(view.state)
  const mayPropose = isSettled && view.part !== 'custodian' && waiting === undefined
  const open: readonly string[] = [
    ...(view?.openSteps ?? []).filter((step) => step !== 'cancel' || choice % 4 === 0),
    ...(waiting?.openSteps ?? []),
    ...(mayPropose ? ['correct_propose'] : []),
  ]
  const list = isWild || open.length === 0 ? everyStep : open
  const step = list[choice % list.length] ?? 'dispatch'
  const path = `/hand-overs/${id}/${step.startsWith('correct_') ? 'corrections' : 'steps'}`
  const correction = waiting?.id ?? view?.corrections.at(-1)?.id ?? randomUUID()
  const body = { id: randomUUID(), step, ...fieldsOf(step, { choice, grams, correction }) }
  return { path, body, isRepeatable: step === 'transfer' }
}

function fieldsOf(
  step: string,
  { choice, grams, correction }: { choice: number; grams: number; correction: string },
): object {
  const by = ['third', 'fourth', undefined][choice % 3]
  const custodian = { name: 'Carrier', ...(by === undefined ? {} : { organisation: by }) }
  switch (step) {
    case 'dispatch':
    case 'transfer':
      return { carrier: custodian }
    case 'store':
      return { store: custodian }
    case 'decline':
    case 'cancel':
      return { reason: 'so' }
    case 'receive':
      return { facility: 'B' }
    case 'decide': {
      const refusedGrams = choice % 2 === 0 ? 0 : Math.min(60, grams)
      const reason = refusedGrams === 0 ? {} : { refusedGrams, reason: 'damaged' }
      const second = { line: 2, acceptedGrams: 60 - refusedGrams, ...reason }
      if (choice % 5 > 0) return { lines: [{ line: 1, acceptedGrams: 99, note: 'scale' }, second] }
      const whole = { line: 1, acceptedGrams: 0, refusedGrams: 100, reason: 'unsafe' }
      return { lines: [whole, second] }
    }
    case 'correct_propose': {
      const reason = choice % 2 === 0 ? 'mass_wrong' : 'quantity_wrong'
      const line = { line: 1 + (choice % 2), reason, sentGrams: grams }
      return { note: 'n', lines: [line] }
    }
    case 'correct_decline':
      return { correction, note: 'n' }
    case 'correct_consent':
    case 'correct_withdraw':
      return { correction }
    default:
      return {}
  }
}

/** What the two sides agreed on adds to all books together: out, in, back, and what weighing wrongly did not move. */
function agreedGrams({ state, lines, corrections }: HandOverView): number {
  const moved = lines.map(
    ({ sentGrams, acceptedGrams, refusedGrams }) =>
      (acceptedGrams ?? 0) - (sentGrams ?? 0) + (state === 'returned' ? (refusedGrams ?? 0) : 0),
  )
  const unmoved = corrections
    .filter((one) => one.state === 'consented')
    .flatMap((one) => one.lines.filter(({ reason }) => reason === 'mass_wrong'))
    .map(({ sentGrams }) => sentGrams.before - sentGrams.after)
  return [...moved, ...unmoved.map((grams) => -grams)].reduce((sum, grams) => sum + grams, 0)
}
