import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cut } from '../../../harness/line.ts'
import type { Random } from '../../../harness/random.ts'
import { fallSilent } from './fall-silent.ts'
import type { Process, World, WorldKind } from './world.ts'

/** Something that goes wrong while clients are at work. */
export interface Fault {
  readonly name: string
  readonly weight: number
  readonly in: readonly WorldKind[]
  /** Strikes, and is done when the installation is whole again. */
  strike(struck: { world: World; process: Process; random: Random }): Promise<void>
}

const both = ['own', 'shared'] as const

/** Every fault that the simulator knows. */
export const faults: readonly Fault[] = [
  {
    name: 'kill -9 of the application',
    weight: 3,
    in: both,
    strike: ({ process }) => process.restart('SIGKILL'),
  },
  {
    name: 'SIGTERM and a new start',
    weight: 2,
    in: both,
    strike: ({ process }) => process.restart('SIGTERM'),
  },
  {
    name: 'kill -9 of the database',
    weight: 2,
    in: both,
    strike: async ({ world }) => {
      const pid = await postmaster(world)
      process.kill(pid, 'SIGKILL')
      await comesBack(world)
    },
  },
  {
    name: 'kill -9 of one backend',
    weight: 2,
    in: both,
    strike: async ({ world, random }) => {
      const backend = random.pick(await backends(world))
      if (backend !== undefined) killIfThere(backend)
      await comesBack(world)
    },
  },
  {
    name: 'one connection ended by the database',
    weight: 2,
    in: both,
    strike: async ({ world, random }) => {
      const backend = random.pick(await backends(world))
      await world.query('select pg_terminate_backend($1)', [backend ?? 0])
    },
  },
  ...(['before', 'inside', 'after'] as const).map(cutting),
  {
    name: 'answers to COMMIT lost, one after the other',
    weight: 16,
    in: ['shared'],
    // Every process, and whichever way: of one commit alone nobody may hear anything, and much else commits.
    strike: async ({ world: { processes }, random }) => {
      for (let left = 12; left > 0; left -= 1) {
        const cut = random.pick(['after', 'unanswered', 'before'] as const) ?? 'after'
        for (const { line } of processes) line?.cutAtCommit(cut)
        await sleep(40)
      }
      // A half-open line says nothing until somebody gives it up.
      for (const { line } of processes) {
        line?.mend()
        line?.tearDown()
      }
    },
  },
  {
    name: 'all lines of a process torn down',
    weight: 2,
    in: ['shared'],
    strike: async ({ process: { line } }) => line?.tearDown(),
  },
  {
    name: 'a slow line',
    weight: 2,
    in: ['shared'],
    strike: async ({ process: { line }, random }) => {
      line?.delay(random.between(20, 400))
      await sleep(1_000)
      line?.delay(0)
    },
  },
  {
    name: 'the clock is set',
    weight: 2,
    in: both,
    strike: ({ process, random }) =>
      process.setClock(
        random.pick([-86_400, -3_600, -60, 0, 60, 3_600, 86_400].map((s) => s * 1_000)) ?? 0,
      ),
  },
  {
    name: 'a full disk',
    weight: 2,
    in: both,
    strike: async ({ world, random }) => {
      if (!(await world.disk.fill())) return
      await sleep(random.between(500, 3_000))
      await world.disk.free()
      await comesBack(world)
    },
  },
  ...(['all', 'answers'] as const).map(
    (what): Fault => ({
      name: `a half-open line to the database that swallows ${what}`,
      weight: 2,
      in: ['shared'],
      strike: async ({ process: { line }, random }) => {
        line?.silence(what)
        await sleep(random.between(500, 3_000))
        line?.mend()
      },
    }),
  ),
  ...(['all', 'answers'] as const).map(
    (what): Fault => ({
      name: `a half-open line to clients that swallows ${what}`,
      weight: 2,
      in: both,
      strike: async ({ process, random }) => {
        process.door.silence(what)
        await sleep(random.between(300, 1_500))
        process.door.mend()
      },
    }),
  ),
  {
    name: 'clients that begin a request and fall silent',
    weight: 1,
    in: both,
    strike: ({ world: { key }, process, random }) =>
      fallSilent(process.server.port, { key, milliseconds: random.between(300, 1_500) }),
  },
]

function cutting(cut: Cut): Fault {
  return {
    name: `the line cut ${cut} COMMIT`,
    weight: 3,
    in: ['shared'],
    strike: async ({ process: { line } }) => line?.cutAtCommit(cut),
  }
}

/** Process ids of the application's connections, in an order that does not depend on them. */
async function backends(world: World): Promise<readonly number[]> {
  const rows = await world.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and application_name like 'loomcell%' order by backend_start`,
  )
  return rows.map(({ pid }) => pid)
}

async function postmaster(world: World): Promise<number> {
  const [row] = await world.query<{ data_directory: string }>('show data_directory')
  return Number(readFileSync(`${row?.data_directory}/postmaster.pid`, 'utf8').split('\n')[0])
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself a moment ago.
  }
}

/** Waits until the database answers again. */
async function comesBack(world: World): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    await sleep(100)
    if (await world.query('select 1').then(Boolean, () => false)) return
  }
  throw new Error('Cannot reach the database again after 30 seconds')
}
