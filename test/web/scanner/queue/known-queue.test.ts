import { describe, expect, it } from 'vitest'
import { createKnownQueue } from '../../../../web/scanner/queue/known-queue.ts'
import type { QueuedScan } from '../../../../web/scanner/queue/queued-scan.ts'
import { queuedScan } from '../../../harness/queued-scan.ts'

describe('what a page knows of the queue', () => {
  it('never shows less than what was kept while it was being read', async () => {
    const kept = [queuedScan(1)]
    const reads: (() => void)[] = []
    const all = () =>
      new Promise<readonly QueuedScan[]>((resolve) => {
        const now = [...kept]
        reads.push(() => resolve(now))
      })
    const known = createKnownQueue({ all, person: async () => undefined })
    const reading = known.readAgain()
    kept.push(queuedScan(2))
    known.replace([2], [queuedScan(2)])
    expect(known.view().counts.waiting).toBe(1)
    reads.shift()?.()
    while (reads.length === 0) await Promise.resolve()
    reads.shift()?.()
    await reading
    expect(known.view().scans.map(({ queued }) => queued.place)).toEqual([1, 2])
  })

  it('gives the same view until something changes, and tells whoever listens', async () => {
    const known = createKnownQueue({ all: async () => [], person: async () => undefined })
    let times = 0
    const end = known.onChange(() => {
      times += 1
    })
    const before = known.view()
    expect(known.view()).toBe(before)
    known.replace([1], [queuedScan(1)])
    expect([known.view() === before, times]).toEqual([false, 1])
    known.replace([1], [])
    expect(known.view().scans).toEqual([])
    end()
    known.note({ rest: { why: 'done' } })
    expect(times).toBe(2)
  })
})
