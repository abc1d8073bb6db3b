import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { HandOverView } from '../../web/pages/workplace/hand-over/view.ts'
import { preparedFolder } from '../harness/prepared-folder.ts'
import { randomFrom } from '../harness/random.ts'
import { startServer } from '../harness/server.ts'

const command = fileURLToPath(new URL('../../api/commands/main.ts', import.meta.url))
const rounds = Number(process.env.LOOMCELL_KILL_ROUNDS ?? 3)
const grams = 12_000

/** Where the server is now, and whether the hands go on with another hand-over. */
interface Field {
  port: number
  isOpen: boolean
  readonly random: () => number
  /** Keys of the sender and of the receiver. */
  readonly keys: { readonly sender: string; readonly receiver: string }
  readonly ended: HandOverView[]
}

it(
  'loses and doubles no gram of a hand-over when the process is killed at any moment of a step',
  async () => {
    const folder = await preparedFolder('loomcell-kill-')
    let server = await startServer(folder)
    const run = (...words: readonly string[]) =>
      execFileSync(process.execPath, [command, ...words], {
        env: { ...process.env, DATABASE_URL: '', LOOMCELL_DATA: folder },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    try {
      run('organisation', 'add', 'second', 'Second')
      run('facility', 'add', 'MAIN', 'Main', '--organisation', 'second')
      const receiver = /lc_[\w-]{43}/.exec(run('key', 'add', 'K', '--organisation', 'second'))?.[0]
      const keys = { sender: server.key, receiver: receiver ?? '' }
      const { port } = server
      const field: Field = { port, isOpen: true, random: randomFrom(8).next, keys, ended: [] }
      const hands = Promise.all(Array.from({ length: 4 }, () => handOverWithoutPause(field)))
      for (let round = 0; round < rounds; round += 1) {
        await sleep(400 + field.random() * 900)
        await server.stop('SIGKILL')
        server = await startServer(folder)
        field.port = server.port
      }
      field.isOpen = false
      await hands
      const { differences, handOvers } = JSON.parse(
        run('check', '--json').trim().split('\n').at(-1) ?? '{}',
      )
      expect({ differences, handOvers }).toEqual({ differences: 0, handOvers: field.ended.length })
      expect(field.ended.length).toBeGreaterThan(rounds)
      expect(new Set(field.ended.map(({ state }) => state))).toEqual(
        new Set(['accepted', 'returned']),
      )
      const held = await Promise.all(Object.values(keys).map((key) => heldBy(field, key)))
      expect(held.reduce((sum, one) => sum + one, 0)).toBe(field.ended.length * grams)
    } finally {
      await server.stop('SIGINT')
      await rm(folder, { recursive: true, force: true })
    }
  },
  120_000 + rounds * 60_000,
)

/** Hands over one sack after the other; each step is sent under the same id until somebody answers it. */
async function handOverWithoutPause(field: Field): Promise<void> {
  while (field.isOpen) {
    const batch = `SACK-${randomUUID()}`
    await send(field, 'sender', 'scans', collected(batch))
    const lines = [{ batch }]
    const offer = { id: randomUUID(), receiver: 'second', facility: 'MAIN', lines }
    await send(field, 'sender', 'hand-overs', offer)
    const at = `hand-overs/${offer.id}/steps`
    const take = (who: 'sender' | 'receiver', step: object) =>
      send(field, who, at, { id: randomUUID(), ...step })
    await take('sender', { step: 'dispatch', carrier: { name: 'Carrier' } })
    await take('receiver', { step: 'receive', facility: 'MAIN' })
    const accepted = { line: 1, acceptedGrams: grams }
    const refused = { line: 1, acceptedGrams: 0, refusedGrams: grams, reason: 'damaged' }
    const isAccepted = field.random() < 0.5
    const decision = { step: 'decide', lines: [isAccepted ? accepted : refused] }
    const decided = await take('receiver', decision)
    const last = isAccepted ? decided : await take('sender', { step: 'return' })
    field.ended.push(last as HandOverView)
  }
}

async function send(
  field: Field,
  who: 'sender' | 'receiver',
  path: string,
  body: object,
): Promise<unknown> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    try {
      const response = await fetch(`http://127.0.0.1:${field.port}/api/v1/${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${field.keys[who]}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      })
      const answer: unknown = await response.json()
      if (response.status === 200 || response.status === 201) return answer
      if (response.status !== 503 && response.status !== 429) {
        throw new RangeError(`${path} answered ${response.status}: ${JSON.stringify(answer)}`)
      }
    } catch (error) {
      if (error instanceof RangeError) throw error
    }
    await sleep(50)
  }
  throw new RangeError(`Cannot get an answer to ${path}`)
}

function collected(batch: string): object {
  return {
    id: randomUUID(),
    stream: 'textile',
    stage: 'collected',
    facility: 'MAIN',
    outputs: [{ batch, kind: 'sack', massGrams: grams }],
    facts: {
      collectionPoint: 'bank 17',
      collector: 'charity',
      sourceClass: 'household_bank',
      collectedAt: '2026-03-02T01:00:00.000Z',
      originClass: 'post_consumer',
      fibreClass: 'mixed',
      grossMassGrams: grams + 100,
    },
  }
}

/** Grams that an organisation holds. */
async function heldBy({ port }: Field, key: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/stock`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const { rows } = (await response.json()) as { rows: readonly { massGrams: number }[] }
  return rows.reduce((sum, { massGrams }) => sum + massGrams, 0)
}
