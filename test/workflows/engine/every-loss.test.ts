import { expect, it } from 'vitest'
import { isRefusal } from '../../../domain/refusal.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { openBooks } from '../../harness/books.ts'

const streams = await loadStreams()

/** Walks a stream up to a stage of its examples and tells what is said to a loss of so many per cent there. */
function sayingTo(streamName: string, stageName: string, reason: string, percent: number) {
  const stream = streams.get(streamName)
  if (stream === undefined) throw new RangeError(`There is no stream "${streamName}"`)
  const books = openBooks(stream)
  for (const { afterMinutes, ...example } of stream.examples) {
    const eventTime = new Date(Date.parse('2026-10-01') + afterMinutes * 60_000).toISOString()
    const scan = {
      id: crypto.randomUUID(),
      stream: streamName,
      facility: 'A',
      ...example,
      eventTime,
    }
    if (example.stage !== stageName) {
      books.given(scan)
      continue
    }
    const wentIn = (example.batches ?? []).reduce(
      (sum, { batch, massGrams = books.batch(batch).massGrams ?? 0 }) => sum + massGrams,
      0,
    )
    const lost = [{ reason, massGrams: Math.ceil((wentIn * percent) / 100) }]
    const answer = books.when({ ...scan, losses: lost })
    return isRefusal(answer) ? answer.faults.map(({ says }) => says) : []
  }
  throw new RangeError(`No example walks to "${stageName}"`)
}

it.each([
  ['battery', 'processed', 'landfill', 60],
  ['battery', 'processed', 'gas', 30],
  ['textile', 'sorted', 'dust', 5],
  ['textile', 'prepared', 'offcuts', 25],
  ['textile', 'opened', 'unopened', 30],
  ['textile', 'blended', 'dust', 5],
  ['textile', 'spun', 'spinning_waste', 20],
])('%s: no more is lost at "%s" for "%s" than its bound of %i', (stream, stage, reason, most) => {
  expect(sayingTo(stream, stage, reason, most + 1)).toContain('loss_above_bound')
  expect(sayingTo(stream, stage, reason, most - 1)).not.toContain('loss_above_bound')
})
