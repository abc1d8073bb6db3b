import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../api/app.ts'
import { checkHistory } from '../../api/commands/check/check-history.ts'
import { type Installation, openOn } from '../../api/installation.ts'
import { makeAccessKey } from '../../api/people/access/access-keys.ts'
import { jsonOf } from '../harness/answers.ts'
import { type HistoryName, openHistory } from '../harness/history.ts'
import frozen from './frozen.json' with { type: 'json' }

describe('migrations that somebody may have run', () => {
  it.each(Object.entries(frozen))('keeps %s as it was released', (file, digest) => {
    const text = readFileSync(new URL(`../../migrations/${file}`, import.meta.url))
    expect(createHash('sha256').update(text).digest('hex')).toBe(digest)
  })

  it.each<[HistoryName, number]>([
    ['366e8b3', 74],
    ['e592da9', 40],
  ])(
    'take over what commit %s had in its data folder, and its history stays valid',
    async (name, events) => {
      const installation = await openOld(name)
      expect(await checkedOf(installation)).toMatchObject({ events, findings: { differences: 0 } })
    },
  )

  it('let a hand-over and a correction that were under way come to their end', async () => {
    const installation = await openOld('e592da9')
    const receiver = await sideOf(installation, 'second')
    const { handOvers } = await receiver.get('/hand-overs?limit=100')
    const going = handOvers.find(({ state }) => state === 'in_transport')?.id ?? ''
    await receiver.step(`/hand-overs/${going}/steps`, { step: 'receive', facility: 'B' })
    const accepted = [{ line: 1, acceptedGrams: 28_500 }]
    await receiver.step(`/hand-overs/${going}/steps`, { step: 'decide', lines: accepted })
    const asked = handOvers.flatMap(({ id, corrections }) =>
      corrections.filter(({ state }) => state === 'proposed').map((one) => [id, one.id] as const),
    )
    expect(asked).toHaveLength(1)
    for (const [id, correction] of asked) {
      await receiver.step(`/hand-overs/${id}/corrections`, { step: 'correct_consent', correction })
    }
    expect(await checkedOf(installation)).toMatchObject({ findings: { differences: 0 } })
  })
})

describe('check, on a history that faults of an earlier commit made over its own API', () => {
  it('names every hand-over whose papers and books differ, and each event that no step made', async () => {
    const installation = await openOld('e592da9-broken')
    const { findings } = await checkedOf(installation)
    const said = findings.named.map(({ key, expected, found }) => `${key}: ${expected} / ${found}`)
    expect(said.filter((line) => line.includes(brokenHandOvers.doubled))).toEqual([
      expect.stringContaining('only events that such a step makes'),
      expect.stringContaining("into the receiver's books"),
      expect.stringContaining("on the receiver's batch"),
    ])
    expect(said.filter((line) => line.includes(brokenHandOvers.vanished))).toEqual([
      expect.stringContaining('"handed_over" without one'),
      expect.stringContaining("out of the sender's books"),
      expect.stringContaining('permit "EXP-1": 28500 g drawn, as much as left the books'),
    ])
    expect(said.filter((line) => line.includes(brokenHandOvers.unconsented))).toEqual([
      expect.stringContaining('"hand_over_corrected" without one'),
      expect.stringContaining('"take_over_corrected" without one'),
      expect.stringContaining('28400 g out of'),
      expect.stringContaining('28400 g into'),
      expect.stringContaining('28400 g on'),
    ])
    expect(said.filter((line) => line.includes(brokenHandOvers.planted))).toEqual([
      expect.stringContaining('under its id 86f2704f-d0a1-88a6-bc33-73541c2c75f5 stands a scan'),
      expect.stringContaining('"take_over_corrected" in the receiver\'s books / nothing'),
      expect.stringContaining("out of the sender's books"),
      expect.stringContaining("into the receiver's books"),
      expect.stringContaining("on the receiver's batch"),
    ])
  })

  it('tells of the tonnes that a scale found and of the virgin fibre that earned a credit, which history keeps', async () => {
    const { findings } = await checkedOf(await openOld('e592da9-broken'))
    expect(findings.doubts).toMatchObject([
      {
        table: 'event',
        key: expect.stringContaining('478e1fa0-946d-4962-839d-5ea3ae9b4a53'),
        expected: 'within 50 % of the 28500 g known',
        found: '50000000 g',
      },
      {
        table: 'credit',
        key: '95683ba0-e96e-4da9-9eb0-7cb77cdb977b, batch "VIRGIN-HK-0001"',
        expected: 'at most 0 g pre_consumer, by the origin in the ledger',
      },
    ])
    expect((await checkedOf(await openOld('e592da9'))).findings.doubts).toEqual([])
  })
})

/** The hand-overs of that history, by what went wrong with each. */
const brokenHandOvers = {
  doubled: '9a671712-75c2-493c-8d47-4e412538484d',
  vanished: '6ccde888-d4e7-4343-ac98-e4562baf13cc',
  unconsented: '4630c82c-516c-495e-99e2-aa8dcd6f2a61',
  planted: '2ef72224-a75b-4773-ac0f-ed015995922e',
}

async function openOld(name: HistoryName): Promise<Installation> {
  const installation = await openOn(await openHistory(name), () => {})
  onTestFinished(() => installation.close())
  return installation
}

function checkedOf({ store, streams }: Installation) {
  return checkHistory(store.system, streams, () => {})
}

interface Shown {
  readonly handOvers: readonly {
    readonly id: string
    readonly state: string
    readonly corrections: readonly { readonly id: string; readonly state: string }[]
  }[]
}

/** An organisation of the old history, by a new key. */
async function sideOf(installation: Installation, slug: string) {
  const { organisation_key: key } = await installation.store.system
    .selectFrom('organisation')
    .select('organisation_key')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const now = new Date()
  const bearer = await makeAccessKey(installation.store.system, key, { name: 'now', now })
  const app = createApp({ installation, log: () => {}, now: () => new Date() })
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
  return {
    get: async (path: string) => jsonOf<Shown>(await app.request(`/api/v1${path}`, { headers })),
    step: async (path: string, step: object) => {
      const body = JSON.stringify({ id: randomUUID(), ...step })
      const answer = await app.request(`/api/v1${path}`, { method: 'POST', body, headers })
      expect({ status: answer.status, said: await answer.json() }).toMatchObject({ status: 201 })
    },
  }
}
