import { createAuth } from '../../api/people/sign-in/auth.ts'
import { openStore } from '../../api/store/open-store.ts'
import { addMembership } from '../../api/store/people/memberships.ts'
import { addPerson } from '../../api/store/people/people.ts'
import { prepareDatabase } from '../../api/store/prepare-database.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import { sessionCookieIn } from '../harness/people.ts'
import { type Load, sendAll } from './http-load.ts'
import { intakeScan } from './intake.ts'
import type { Measured } from './ratio.ts'
import type { Rig } from './rig.ts'
import { openSide, type Side, sideSecret } from './side.ts'
import type { Asked } from './size.ts'

const sizes = {
  whole: { scans: 1_500, pages: 2_000, reads: 400 },
  smoke: { scans: 50, pages: 20, reads: 20 },
} as const

/**
 * What isolation and sessions cost: the product as it is against the same product on a database whose row-level security is
 * switched off, asked with a key. Scans, public pages and reads a second, higher is better; 0.87 is 15 % dearer.
 */
export async function isolationCost(rig: Rig, asked: Asked): Promise<readonly Measured[]> {
  const sides = [await openSide(rig, 'isolated'), await openSide(rig, 'unguarded')] as const
  try {
    return await compareSides(rig, sides, asked)
  } finally {
    for (const side of sides) await side.close()
  }
}

async function compareSides(
  { say }: Rig,
  [ours, base]: readonly [Side, Side],
  { rounds, size }: Asked,
): Promise<readonly Measured[]> {
  const { scans, pages, reads } = sizes[size]
  await switchOffRowSecurity(base)
  const session = await signIn(ours)
  const parts: readonly (readonly [string, string, () => Promise<Load>, () => Promise<Load>])[] = [
    [
      'capture',
      'scans/s',
      () => record(ours, ours.key, scans),
      () => record(base, base.key, scans),
    ],
    [
      'capture, session',
      'scans/s',
      () => record(ours, session, scans),
      () => record(base, base.key, scans),
    ],
    ['page', 'pages/s', () => visit(ours, pages), () => visit(base, pages)],
    ['read', 'reads/s', () => read(ours, ours.key, reads), () => read(base, base.key, reads)],
    [
      'read, session',
      'reads/s',
      () => read(ours, session, reads),
      () => read(base, base.key, reads),
    ],
  ]
  for (const side of [ours, base]) {
    await record(side, side.key, scans)
    await side.owner.query('analyze')
  }
  const measured: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const [part, unit, one, other] of parts) {
      // Who goes first takes turns, since the second finds a warmer machine.
      const pair = round % 2 === 0 ? [await one(), await other()] : [await other(), await one()]
      const [a, b] = round % 2 === 0 ? pair : pair.toReversed()
      if (a === undefined || b === undefined) continue
      say(`${part}: ${Math.round(a.perSecond)} against ${Math.round(b.perSecond)} ${unit}`)
      measured.push({ part, ours: a.perSecond, base: b.perSecond, unit })
    }
  }
  return measured
}

async function switchOffRowSecurity({ owner }: Side): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    'select oid::regclass::text as name from pg_class where relrowsecurity',
  )
  for (const { name } of rows) await owner.query(`alter table ${name} disable row level security`)
}

/** Opens a session of an operator; gives the header lines that a browser on our own pages sends. */
async function signIn({ connection, owner }: Side): Promise<string> {
  const access = await prepareDatabase(connection)
  const store = openStore({ connection, access, log: () => {} })
  const now = () => new Date()
  const somebody = { email: 'bench@bench.example', name: 'Bench', isProven: true }
  const personId = await addPerson(store.auth, somebody)
  if (personId === undefined) throw new Error('Cannot add a person for the bench')
  const { rows } = await owner.query<{ key: number }>(
    `select organisation_key as key from organisation where slug = 'first'`,
  )
  const membership = { personId, role: 'operator', now: now() } as const
  await addMembership(store.system, rows[0]?.key ?? 0, membership)
  const auth = createAuth({
    store,
    origin: 'http://bench',
    now,
    secret: { current: sideSecret, before: [] },
  })
  const entered = { body: { personId }, headers: new Headers(), returnHeaders: true } as const
  const { headers } = await auth.api.enterAs(entered)
  await store.close()
  return `cookie: ${sessionCookieIn(headers)}\r\nsec-fetch-site: same-origin`
}

async function record({ server: { port } }: Side, who: string, scans: number): Promise<Load> {
  const bodies = Array.from({ length: scans }, () => {
    // A person records under their own name only.
    const { operator: _, ...scan } = intakeScan()
    return Buffer.from(JSON.stringify(scan))
  })
  const head = `POST /api/v1/scans HTTP/1.1\r\nhost: bench\r\n${who}\r\ncontent-type: application/json\r\n`
  const requests = bodies.map((body) =>
    Buffer.concat([Buffer.from(`${head}content-length: ${body.length}\r\n\r\n`), body]),
  )
  return sendAll(requests, { port, connections: 64 })
}

/** Pages of the newest batches, of which the first visit finds none drawn. */
async function visit({ server: { port }, owner }: Side, pages: number): Promise<Load> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from batch order by batch_key desc limit 600',
  )
  const head = 'host: bench\r\naccept: text/html\r\naccept-encoding: gzip\r\n\r\n'
  const requests = Array.from({ length: pages }, (_, index) => {
    const { id = '' } = rows[index % rows.length] ?? {}
    return Buffer.from(`GET /b/${shortCodeOf(id)} HTTP/1.1\r\n${head}`)
  })
  return sendAll(requests, { port, connections: 32 })
}

async function read({ server: { port }, owner }: Side, who: string, reads: number): Promise<Load> {
  const { rows } = await owner.query<{ code: string }>(
    `select code from batch order by batch_key limit ${reads}`,
  )
  const requests = rows.map(({ code }) =>
    Buffer.from(`GET /api/v1/batches/${code} HTTP/1.1\r\nhost: bench\r\n${who}\r\n\r\n`),
  )
  return sendAll(requests, { port, connections: 16 })
}
