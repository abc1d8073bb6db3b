import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Load } from './http-load.ts'
import type { Rig } from './rig.ts'

/**
 * The baseline of single scans: the same rows of the same tables with the same triggers, one commit a scan, by pgbench
 * with prepared statements. It parses, checks, seals and decides nothing.
 */
export async function writeDirectly(
  rig: Rig,
  options: { clients: number; seconds: number },
): Promise<Load> {
  const pgbench = findPgbench()
  if (pgbench === undefined) {
    throw new Error(
      'pgbench is not installed; on Debian it comes with the package postgresql-contrib',
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-pgbench-'))
  try {
    await writeFile(join(folder, 'scan.sql'), await scriptFor(rig))
    const { host, port, user, database } = rig.baselineConnection
    const threads = Math.min(options.clients, 2)
    const { stdout } = await run(pgbench, [
      '-n',
      '-M',
      'prepared',
      '-f',
      join(folder, 'scan.sql'),
      '--log',
      `--log-prefix=${join(folder, 'log')}`,
      '-c',
      `${options.clients}`,
      '-j',
      `${threads}`,
      '-T',
      `${options.seconds}`,
      '-h',
      `${host}`,
      '-p',
      `${port}`,
      '-U',
      `${user}`,
      `${database}`,
    ])
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    return { perSecond, milliseconds: await latencies(folder) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs pgbench; of the many lines with which it fails the first error is the one that tells why. */
async function run(pgbench: string, words: readonly string[]): Promise<{ stdout: string }> {
  try {
    return await promisify(execFile)(pgbench, words)
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Error(`pgbench ended early: ${/ERROR: +(.*)/.exec(said)?.[1] ?? said.trim()}`)
  }
}

/** pgbench writes a line a transaction: client, number, microseconds, … */
async function latencies(folder: string): Promise<number[]> {
  const logs = (await readdir(folder)).filter((file) => file.startsWith('log.'))
  const texts = await Promise.all(logs.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => Number(line.split(' ')[2]) / 1000),
  )
}

type Row = Readonly<Record<string, string | null>>

/** The tables that an intake writes, each before those that name its rows. */
const written = ['event', 'event_subject', 'disclosure', 'batch', 'batch_mark', 'posting'] as const

/**
 * The rows of a scan that the product itself recorded, every column of them with its real size, as one transaction of pgbench.
 * Only what must be new in each row is made anew.
 */
async function scriptFor({ product }: Rig): Promise<string> {
  const { rows } = await product.query<{ event: string; batch: string }>(`
    select event_key as event, batch_key as batch from event join event_subject using (event_key)
    where event.stage = 'taken_in' order by event_key limit 1`)
  const [{ event = '', batch = '' } = {}] = rows
  const inserts: string[] = []
  for (const table of written) {
    const own = table.startsWith('batch') ? `batch_key = ${batch}` : `event_key = ${event}`
    const found = await product.query<{ row: Row }>(`
      select (select json_object_agg(key, value) from json_each_text(to_json(${table}))) as row from ${table} where ${own}`)
    inserts.push(
      insertOf(
        table,
        found.rows.map(({ row }) => row),
      ),
    )
  }
  return [
    'begin;',
    "select nextval('event_key_seq') as e, nextval('batch_key_seq') as b \\gset",
    ...inserts,
    'commit;',
  ].join('\n')
}

/** The rows of a table in one statement, as its triggers judge them. */
function insertOf(table: string, rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lists = rows.map((row) =>
    columns.map((name) => literalOf(name, row[name] ?? null)).join(', '),
  )
  return `insert into ${table} (${columns.join(', ')}) values (${lists.join('), (')});`
}

function literalOf(name: string, value: string | null): string {
  return value === null ? 'null' : (anew[name] ?? quoted(value))
}

const digest = `sha256(convert_to(gen_random_uuid()::text, 'UTF8'))`
const anew: Readonly<Record<string, string>> = {
  event_key: ':e',
  batch_key: ':b',
  id: 'gen_random_uuid()',
  code: `'PACK-' || :b`,
  digest,
  scan_digest: digest,
  mark: digest,
  head_digest: digest,
}

/** Text as a literal that pgbench leaves alone: it takes a colon before a letter for a variable of its own. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll(/:(?=[A-Za-z_])/g, ': ')}'`
}

/** Where pgbench is installed; undefined where it is not. */
export function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted().toReversed() : []
  const places = [
    ...versions.map((version) => join(debian, version, 'bin', 'pgbench')),
    ...(process.env.PATH ?? '').split(':').map((folder) => join(folder, 'pgbench')),
  ]
  return places.find((place) => existsSync(place))
}
