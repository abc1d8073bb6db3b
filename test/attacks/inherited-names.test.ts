import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { loadStreams } from '../../workflows/load-streams.ts'
import { openTestInstallation } from '../harness/installation.ts'

/** What every object knows without having been told, as far as a stage may be called so. */
const inherited = ['constructor', 'valueOf', 'toString', 'hasOwnProperty', '__proto__']

describe('a stage by the name of what every object knows', () => {
  it.each(inherited)('is none: %s', async (stage) => {
    const { request, logged } = await openTestInstallation()
    const said: unknown[] = []
    for (const stream of ['battery', 'textile', stage]) {
      const scan = { id: randomUUID(), stream, stage, facility: 'A', batches: [{ batch: 'X' }] }
      const body = JSON.stringify(scan)
      const answer = await request('/api/v1/scans', { method: 'POST', body })
      said.push([stream, answer.status >= 400 && answer.status < 500])
    }
    expect(said).toEqual([
      ['battery', true],
      ['textile', true],
      [stage, true],
    ])
    expect(logged).toEqual([])
  })

  it('stands in no stream’s table', async () => {
    for (const { allStages, stages } of (await loadStreams()).values()) {
      for (const name of inherited)
        expect([name, allStages[name], stages[name]]).toEqual([name, undefined, undefined])
    }
  })
})
