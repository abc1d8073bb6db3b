import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { traceBarely } from './bare-trace.ts'
import { layHeel } from './lay-lineage.ts'
import type { Measured } from './ratio.ts'
import { readAnswer } from './read-answer.ts'
import type { Rig } from './rig.ts'
import type { Asked } from './size.ts'

const lotsOf = { whole: 19_000, smoke: 500 } as const
const mostGrowthMegabytes = 100
const sampleMilliseconds = 10

/**
 * B4b: a lot carried over 19,000 times, 76,000 edges as NDJSON, against the bare recursive query; how long until its first
 * byte; and how much the process's memory rises above what it was before the first trace, against the 100 MB it may.
 * Lower is better.
 */
export async function heelTrace(main: Rig, { rounds, size }: Asked): Promise<readonly Measured[]> {
  const lots = lotsOf[size]
  const path = `/api/v1/batches/heel-${lots}/lineage?limit=100000`
  const rig = await main.another()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    await layHeel(rig, lots)
    const idle = residentMegabytes(rig.pid)
    await readAnswer(rig, path, agent)
    const measured: Measured[] = []
    for (let round = 0; round < rounds; round += 1) {
      let most = 0
      const watch = setInterval(() => {
        most = Math.max(most, residentMegabytes(rig.pid))
      }, sampleMilliseconds)
      const ours = await readAnswer(rig, path, agent)
      clearInterval(watch)
      const bare = await traceBarely(rig, lots * 4, 'up')
      if (ours.edges !== bare.edges)
        throw new Error(`Cannot compare: ${ours.edges} edges against ${bare.edges}`)
      const { milliseconds, firstMilliseconds } = ours
      const base = bare.milliseconds
      main.say(`B4b round ${round + 1}: ${milliseconds.toFixed(0)} against ${base.toFixed(0)} ms`)
      measured.push(
        { part: '', ours: milliseconds, base, unit: 'ms' },
        { part: 'first byte', ours: firstMilliseconds, base, unit: 'ms' },
        { part: 'memory', ours: most - idle, base: mostGrowthMegabytes, unit: 'MB' },
      )
    }
    return measured
  } finally {
    agent.destroy()
    await rig.close()
  }
}

/** Resident memory of a process; throws where the system has no /proc. */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
