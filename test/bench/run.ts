import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benches } from './benches.ts'
import { ratiosOf } from './ratio.ts'
import { openRig } from './rig.ts'
import type { Asked } from './size.ts'

await main()

/**
 * `npm run bench -- [--only B1,B2] [--rounds 5] [--edges 1e4,1e6] [--leaves 1e6] [--events 1e5] [--smoke] [--profile FOLDER] [--json]`; `--edges` are
 * the sizes of B4's graphs, `--leaves` that of B7's log, `--events` that of B5's year. Ends with 1 when a benchmark could not run, and tells why in a line.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      edges: { type: 'string', default: '1e4,1e6' },
      leaves: { type: 'string', default: '1e6' },
      events: { type: 'string', default: '1e5' },
      smoke: { type: 'boolean', default: false },
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const edges = values.edges.split(',').map(Number)
  const leaves = Number(values.leaves)
  const events = Number(values.events)
  const names = values.only?.split(',') ?? Object.keys(benches)
  const unknown = names.filter((name) => !Object.hasOwn(benches, name))
  const rounds = Number(values.rounds)
  const isSized = [leaves, events, ...edges].every(
    (size) => Number.isInteger(size) && size >= 1_000,
  )
  if (unknown.length > 0 || !(rounds >= 1) || !isSized) {
    say(
      `Cannot run "${unknown.join()}": expected some of ${Object.keys(benches).join(',')}, rounds from 1, edges, leaves and events from 1000`,
    )
    process.exitCode = 2
    return
  }
  const profiles = values.profile === undefined ? undefined : resolve(values.profile)
  if (profiles !== undefined) mkdirSync(profiles, { recursive: true })
  const asked: Asked = { rounds, edges, leaves, events, size: values.smoke ? 'smoke' : 'whole' }
  const results = await runAll(names, asked, profiles)
  if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`)
}

async function runAll(
  names: readonly string[],
  asked: Asked,
  profiles: string | undefined,
): Promise<Readonly<Record<string, object>>> {
  const results: Record<string, object> = {}
  const rig = await openRig({ say, ...(profiles === undefined ? {} : { profiles }) })
  try {
    for (const name of names) {
      try {
        const measured = (await benches[name]?.(rig, asked)) ?? []
        for (const { part, ...result } of ratiosOf(measured)) {
          const title = part === '' ? name : `${name} ${part}`
          results[title] = result
          process.stdout.write(`${lineOf(title, result)}\n`)
        }
      } catch (error) {
        const [why] = String(error instanceof Error ? error.message : error).split('\n')
        say(`Cannot run ${name}: ${why}`)
        process.exitCode = 1
      }
    }
  } finally {
    await rig.close()
  }
  return results
}

function lineOf(title: string, result: Omit<ReturnType<typeof ratiosOf>[number], 'part'>): string {
  const { ratio, min, max, ours, base, unit, rounds } = result
  const isVoid = result.void ? '; VOID: the baseline itself moved by more than 2x' : ''
  return (
    `${title.padEnd(14)} ratio ${ratio} (${min} to ${max}) over ${rounds} rounds; ` +
    `ours ${ours}, baseline ${base} ${unit}${isVoid}`
  )
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
