import { beforeAll, expect, it } from 'vitest'
import type { Facts } from '../../../domain/field.ts'
import { openStages } from '../../../workflows/advance.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { openNow } from '../../../workflows/open-now.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'

const time = '2026-11-22T02:00:00.000Z'
let battery: LoadedStream

beforeAll(async () => {
  const loaded = (await loadStreams()).get('battery')
  if (loaded === undefined) throw new Error('There is no stream "battery"')
  battery = loaded
})

function openFor(state: string, facts: Facts = {}, massGrams?: number) {
  const context = { facts, kind: 'pack', ...(massGrams === undefined ? {} : { massGrams }) }
  return openNow(battery, { state, context }, time)
}

it('asks conditions that look at the batch alone', () => {
  expect(openFor('taken_in')).not.toContain('triaged')
  expect(openFor('taken_in', {}, 5)).toContain('triaged')
  expect(openFor('graded', { grade: 'R' }, 5)).not.toContain('matched')
  expect(openFor('triaged', { triageClass: 'red' }, 5)).not.toContain('isolated')
  expect(openFor('triaged', { triageClass: 'green' }, 5)).toContain('isolated')
})

it('leaves open what depends on the scan that is still to come', () => {
  expect(openFor('final_tested', {}, 5)).toEqual(
    expect.arrayContaining(['passport_issued', 'reworked', 'declared_waste']),
  )
  expect(openFor('review', {}, 5)).toContain('reviewed')
})

it('has nothing for a batch that is used up but what ends it, and nothing for one that has ended', () => {
  expect(openFor('recycling', {}, 0)).toEqual(['closed'])
  expect(openFor('recycling', {}, 5)).toContain('processed')
  expect(openFor('recycling', {}, 5)).not.toContain('closed')
  expect(openFor('recycled', {}, 0)).toEqual([])
  expect(openFor('reversed', {}, 5)).toEqual([])
})

it('never opens a stage that the machine has not from there', () => {
  for (const state of Object.keys(battery.states)) {
    const possible = openStages(battery, state)
    for (const name of openFor(state, {}, 5)) expect(possible).toContain(name)
  }
})
