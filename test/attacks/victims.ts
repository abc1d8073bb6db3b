import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { makeAccessKey } from '../../api/people/access/access-keys.ts'
import { partsOf } from '../../api/recording/parse.ts'
import { addFacility, addOrganisation } from '../../api/store/organisations/organisations.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { makeStationKey } from '../harness/ed25519.ts'
import type { TestInstallation } from '../harness/installation.ts'
import { type CatalogueTable, canaryIn, fillEveryTable, tighten, uuidOf } from './filled-tables.ts'

/** Two organisations whose every text is a canary: one with a row in every table, one with a story that really happened. */
export interface Victims {
  readonly keys: readonly [ghost: string, real: string]
  readonly slugs: readonly [ghost: string, real: string]
  /** Everything by which an attacker might ask for something of theirs. */
  readonly foreignIds: readonly string[]
  /** One of each kind of them. */
  readonly fewIds: readonly string[]
  /** A digest of all rows that are theirs, by table. */
  state(): Promise<Readonly<Record<string, string>>>
}

const ghost = 900_001

/** Adds the victims to a installation. MUST come before anything else that hangs on rules of the tables. */
export async function addVictims(installation: TestInstallation): Promise<Victims> {
  const { store } = installation
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  const tables: CatalogueTable[] = []
  for (const role of ['loomcell_app', 'loomcell_auth'])
    tables.push(...(await fillEveryTable(owner, role, [ghost])))
  await tighten(owner, tables)
  await owner.query(
    `update organisation set kind = 'company', jurisdiction = 'HK' where organisation_key = ${ghost}`,
  )
  const now = new Date()
  const ghostKey = await makeAccessKey(store.system, ghost, { name: 'canary-key', now })
  const real = await addRealVictim(installation)
  const { rows } = await owner.query<{ id: string }>(
    'select id from event where organisation_key = $1 limit 2',
    [real.organisationKey],
  )
  const codes = ['batch', 'facility', 'organisation'].flatMap((table) => [
    canaryIn(table, 'code', ghost),
    canaryIn(table, 'slug', ghost),
  ])
  return {
    keys: [ghostKey, real.key],
    slugs: [canaryIn('organisation', 'slug', ghost), real.slug],
    foreignIds: [
      uuidOf(ghost),
      String(ghost),
      ...codes,
      canaryIn('access_key', 'prefix', ghost),
      real.signingKey,
      real.batch,
      real.slug,
      ...rows.map(({ id }) => id),
    ],
    fewIds: [uuidOf(ghost), canaryIn('batch', 'code', ghost), real.batch],
    state: () => stateOf(owner, tables, [ghost, real.organisationKey]),
  }
}

async function addRealVictim({ store, recorder, streams, logged }: TestInstallation) {
  const now = new Date()
  const slug = 'canary-real'
  const added = { slug, name: 'canary-real-name', now }
  const { organisationKey } = await addOrganisation(store.system, added)
  await addFacility(store.system, organisationKey, { code: 'A', name: 'canary-facility-name', now })
  const key = await makeAccessKey(store.system, organisationKey, { name: 'canary-key', now })
  const { signingKey } = makeStationKey()
  const own = Buffer.from(signingKey, 'base64url')
  const station = { name: 'canary-station', now, signingKey: own }
  await makeAccessKey(store.system, organisationKey, station)
  const actor = { organisationKey, organisation: slug }
  for (const name of ['battery', 'textile']) {
    const stream = streams.get(name)
    if (stream === undefined) throw new Error(`Cannot walk "${name}"`)
    const receipts = await recorder.record(partsOf(walkOfCanaries(stream), actor))
    const refused = receipts.find(({ status }) => status === 'refused')
    if (refused !== undefined) throw new Error(JSON.stringify(refused) + logged.join())
  }
  return { organisationKey, slug, key, signingKey, batch: 'PACK-HK-0001-canary-batch' }
}

/** A stream's example walk of which every batch is called a canary. */
function walkOfCanaries({ name, examples }: LoadedStream): readonly unknown[] {
  const text = JSON.stringify(examples)
  const codes = examples.flatMap(({ outputs = [] }) => outputs.map(({ batch }) => batch))
  const renamed = [...new Set(codes)]
    .sort((one, other) => other.length - one.length)
    .reduce((all, code) => all.replaceAll(`"${code}"`, `"${code}-canary-batch"`), text)
  const walk = JSON.parse(renamed) as (Record<string, unknown> & { afterMinutes: number })[]
  const start = Date.parse('2026-11-01T04:00:00Z')
  return walk.map(({ afterMinutes, ...scan }) => ({
    id: randomUUID(),
    stream: name,
    facility: 'A',
    operator: 'canary-operator',
    eventTime: new Date(start + afterMinutes * 60_000).toISOString(),
    ...scan,
  }))
}

async function stateOf(
  owner: pg.Client,
  tables: readonly CatalogueTable[],
  keys: readonly number[],
) {
  const state: Record<string, string> = {}
  for (const { name, hasOrganisation } of tables) {
    const theirs = hasOrganisation
      ? `organisation_key in (${keys})`
      : `one::text ~ '${ghost}|canary'`
    const { rows } = await owner.query<{ digest: string }>(
      `select coalesce(md5(string_agg(md5(one::text), '' order by md5(one::text))), '') as digest from ${name} as one where ${theirs}`,
    )
    state[name] = rows[0]?.digest ?? ''
  }
  return state
}
