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
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-pgbench-'))
  try {
    await writeFile(join(folder, 'scan.sql'), await scriptFor(rig))
    const { host, port, user, database } = rig.baselineConnection
    const threads = Math.min(options.clients, 2)
    const { stdout } = await promisify(execFile)(pgbench, [
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

/** The rows of a scan that the product itself recorded, with their real sizes, as one transaction of pgbench. */
async function scriptFor({ product }: Rig): Promise<string> {
  const { rows } = await product.query(`
    select convert_from(envelope, 'UTF8') as envelope, disclosed::text, context::text
    from event join disclosure using (event_key) join event_subject using (event_key) join batch using (batch_key)
    where event.stage = 'taken_in' order by event_key limit 1`)
  const { envelope, disclosed, context } = rows[0]
  const digest = `sha256(convert_to(gen_random_uuid()::text, 'UTF8'))`
  const facts = `'battery', 'taken_in'`
  return `
    begin;
    select nextval('event_key_seq') as e, nextval('batch_key_seq') as b \\gset
    insert into event values (:e, now(), now(), 1, 1, gen_random_uuid(), ${facts}, ${digest}, ${digest}, convert_to(${quoted(envelope)}, 'UTF8'));
    insert into event_subject values (:b, 1, :e);
    insert into disclosure values (:e, ${quoted(disclosed)});
    insert into batch values (:b, gen_random_uuid(), 1, 'PACK-' || :b, 'battery', 'pack', 'NMC', 'taken_in', ${quoted(context)}, 1, 1, ${digest});
    insert into posting values (:e, :b, 396000, 1, 0, 'mass', 'stock', 'received'), (:e, null, -396000, 1, 1, 'mass', 'outside', 'received');
    commit;
  `.replaceAll(/^ {4}/gm, '')
}

/** JSON as a literal that pgbench leaves alone: it takes a colon before a letter for a variable of its own. */
function quoted(json: string): string {
  return `'${json.replaceAll("'", "''").replaceAll(/:(?=[A-Za-z_])/g, ': ')}'`
}

function findPgbench(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted().toReversed() : []
  const places = [
    ...versions.map((version) => join(debian, version, 'bin', 'pgbench')),
    ...(process.env.PATH ?? '').split(':').map((folder) => join(folder, 'pgbench')),
  ]
  const found = places.find((place) => existsSync(place))
  if (found !== undefined) return found
  throw new Error(
    'Cannot measure the baseline: pgbench is not installed; on Debian it comes with the package postgresql-contrib',
  )
}
