import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { numbersFrom } from '../../domain/numbers-from.ts'
import { preparedFolder } from '../harness/prepared-folder.ts'
import { startServer } from '../harness/server.ts'

export type Victim = 'application' | 'database'

/** What is left after kills during capture: what was promised, and what is there. */
export interface Aftermath {
  readonly acknowledged: number
  /** Acknowledged and not there after all. */
  readonly lost: number
  /** There under more than one event. */
  readonly doubled: number
  /** What `loomcell check` says of the whole history. */
  readonly check: { readonly events: number; readonly differences: number }
}

const command = fileURLToPath(new URL('../../api/commands/main.ts', import.meta.url))

/**
 * Lets eight hands scan without a pause, kills the victim with SIGKILL at a random moment in every round, lets the hands
 * send again what was never answered, and compares in the end. Random moments come from the seed.
 */
export async function killDuringCapture(options: {
  victim: Victim
  rounds: number
  seed: number
}): Promise<Aftermath> {
  const folder = await preparedFolder('loomcell-kill-')
  const random = numbersFrom(options.seed)
  const acknowledged: string[] = []
  let server = await startServer(folder)
  const { key } = server
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      const port = server.port
      const stop = new AbortController()
      const hands = Array.from({ length: 8 }, () =>
        scanWithoutPause({ port, key, stop: stop.signal, acknowledged }),
      )
      await sleep(100 + random() * 500)
      if (options.victim === 'application') {
        await server.stop('SIGKILL')
        stop.abort()
      } else {
        process.kill(
          Number(
            readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split(
              '\n',
            )[0],
          ),
          'SIGKILL',
        )
        await sleep(1_500)
        stop.abort()
      }
      const unanswered = (await Promise.all(hands)).flat()
      if (options.victim === 'application') server = await startServer(folder)
      for (const scan of unanswered)
        await sendUntilAnswered({ port: server.port, key, scan, acknowledged })
    }
    return await compare(folder, { port: server.port, key, acknowledged })
  } finally {
    // Nobody balances it, so that it need give no notice.
    await server.stop('SIGINT')
    await rm(folder, { recursive: true, force: true })
  }
}

interface Hand {
  readonly port: number
  readonly key: string
  readonly acknowledged: string[]
}

/** Gives back the scans that got no answer. */
async function scanWithoutPause(
  hand: Hand & { stop: AbortSignal },
): Promise<Record<string, unknown>[]> {
  const unanswered: Record<string, unknown>[] = []
  while (!hand.stop.aborted) {
    const scan = intake()
    try {
      if (await send(hand, scan, hand.stop)) hand.acknowledged.push(String(scan.id))
      else unanswered.push(scan)
    } catch {
      unanswered.push(scan)
      await sleep(20)
    }
  }
  return unanswered
}

async function sendUntilAnswered({
  scan,
  ...hand
}: Hand & { scan: Record<string, unknown> }): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await send(hand, scan).catch(() => false)
    if (answered) {
      hand.acknowledged.push(String(scan.id))
      return
    }
    await sleep(100)
  }
  throw new Error(`Cannot get an answer to ${String(scan.id)}`)
}

async function send({ port, key }: Hand, scan: object, signal?: AbortSignal): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/scans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(scan),
    ...(signal === undefined ? {} : { signal }),
  })
  await response.text()
  if (response.status !== 200 && response.status !== 503)
    throw new Error(`Answered ${response.status}`)
  return response.status === 200
}

function intake(): Record<string, unknown> {
  const facts = {
    sourceKind: 'workshop',
    sourceReference: 'job',
    removalDate: '2026-11-19',
    removalReason: 'capacity_loss',
    declaredWaste: false,
  }
  const own = {
    chemistry: 'NMC',
    ratedCapacityAmpereHours: '216',
    nominalVoltageVolts: '350',
    serial: randomUUID(),
    model: 'M',
    lifetimeTraceability: 'recorded',
  }
  const outputs = [{ batch: `P-${randomUUID()}`, kind: 'pack', massGrams: 396_000, facts: own }]
  return {
    id: randomUUID(),
    stream: 'battery',
    stage: 'taken_in',
    facility: 'MAIN',
    outputs,
    facts,
  }
}

async function compare(folder: string, { port, key, acknowledged }: Hand): Promise<Aftermath> {
  const there = await eventIds(port, key)
  const output = execFileSync(process.execPath, [command, 'check', '--json'], {
    env: { ...process.env, DATABASE_URL: '', LOOMCELL_DATA: folder },
    encoding: 'utf8',
  })
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((id) => !there.has(id)).length,
    doubled: [...there.values()].filter((count) => count > 1).length,
    check: JSON.parse(output.trim().split('\n').at(-1) ?? '{}'),
  }
}

/** How often each scan id is there, asked of the product itself, batch by batch. */
async function eventIds(port: number, key: string): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { authorization: `Bearer ${key}` },
    })
    return response.json() as Promise<{
      batches?: { code: string }[]
      events?: { id: string }[]
      next?: string | null
    }>
  }
  let cursor = ''
  do {
    const page = await get(`/api/v1/batches?limit=200${cursor}`)
    const chains = await Promise.all(
      (page.batches ?? []).map(({ code }) => get(`/api/v1/batches/${code}/events`)),
    )
    for (const { id } of chains.flatMap(({ events = [] }) => events))
      counts.set(id, (counts.get(id) ?? 0) + 1)
    cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : ''
  } while (cursor !== '')
  return counts
}
