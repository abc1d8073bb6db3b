import { parseArgs } from 'node:util'
import { bulkAgainstCopy } from './bulk.ts'
import { heelTrace } from './heel-trace.ts'
import { isolationCost } from './isolation.ts'
import { loneScan } from './lone-scan.ts'
import { type Measured, ratiosOf } from './ratio.ts'
import { recordPages } from './record-pages.ts'
import { openRig, type Rig } from './rig.ts'
import { singleScans } from './single-scans.ts'
import { storedBytes } from './stored-bytes.ts'
import { tracesOver } from './traces.ts'

type Bench = (rig: Rig, rounds: number) => Promise<readonly Measured[]>

/** Every benchmark by its name in the plan; each gives rounds that measured both sides in turn. */
const benchesFor = (edges: readonly number[]): Readonly<Record<string, Bench>> => ({
  B1: singleScans,
  B1b: loneScan,
  B2: bulkAgainstCopy,
  B4: tracesOver(edges),
  B4b: heelTrace,
  B6: recordPages,
  B10: storedBytes,
  isolation: isolationCost,
})

await main()

/** `npm run bench -- [--only B1,B2] [--rounds 5] [--edges 1e4,1e6] [--json]`; `--edges` are the sizes of B4's graphs. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      edges: { type: 'string', default: '1e4,1e6' },
      json: { type: 'boolean' },
    },
  })
  const edges = values.edges.split(',').map(Number)
  const benches = benchesFor(edges)
  const names = values.only?.split(',') ?? Object.keys(benches)
  const unknown = names.filter((name) => !Object.hasOwn(benches, name))
  const rounds = Number(values.rounds)
  if (unknown.length > 0 || !(rounds >= 1) || !edges.every((size) => size >= 1_000)) {
    process.stderr.write(
      `Cannot run "${unknown.join()}": expected some of ${Object.keys(benches).join(',')}, rounds from 1, edges from 1000\n`,
    )
    process.exitCode = 2
    return
  }
  const rig = await openRig((line) => process.stderr.write(`${line}\n`))
  const results: Record<string, object> = {}
  try {
    for (const name of names) {
      const measured = (await benches[name]?.(rig, rounds)) ?? []
      for (const { part, ...result } of ratiosOf(measured)) {
        results[part === '' ? name : `${name} ${part}`] = result
        const { ratio, min, max, ours, base, unit } = result
        process.stdout.write(
          `${`${name} ${part}`.padEnd(14)} ratio ${ratio} (${min} to ${max}) over ${result.rounds} rounds; ` +
            `ours ${ours}, baseline ${base} ${unit}${result.void ? '; VOID: the baseline itself moved by more than 2x' : ''}\n`,
        )
      }
    }
  } finally {
    await rig.close()
  }
  if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`)
}
