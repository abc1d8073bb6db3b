import { describe, expect, it } from 'vitest'
import { openOn } from '../../../api/installation.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { clay, clayFolder, dig, openClay, record, said } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'

/** A second Loomcell on the same database, with its own pools and its own queue. */
async function openBeside(installation: TestInstallation) {
  return openOn(installation.connection, (line) => installation.logged.push(line), {
    streamsFolder: clayFolder,
  })
}

describe('many hands at once', () => {
  it('makes one event of 64 parallel posts of one scan, over two processes', async () => {
    const installation = await openClay()
    const beside = await openBeside(installation)
    const scan = dig('L1', 500)
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        (index % 2 === 0 ? installation : beside).recorder.record(
          partsOf([scan], installation.actor),
        ),
      ),
    )
    const receipts = answers.flat()
    expect(said(receipts).filter((word) => word !== 'accepted' && word !== 'duplicate')).toEqual([])
    expect(new Set(receipts.map((receipt) => 'digest' in receipt && receipt.digest)).size).toBe(1)
    const events = await installation.store.system.selectFrom('event').selectAll().execute()
    expect(events).toHaveLength(1)
    await beside.close()
  })

  it('never deadlocks when batches are merged in opposite orders', async () => {
    const installation = await openClay()
    const beside = await openBeside(installation)
    const lumps = Array.from({ length: 40 }, (_, index) => `L${index}`)
    await record(installation, ...lumps.map((code) => dig(code, 1_000)))
    const merges = Array.from({ length: 200 }, (_, index) => {
      const pair = [lumps[(index * 7) % 40], lumps[(index * 13 + 1) % 40]].map((batch) => ({
        batch,
        massGrams: 2,
      }))
      const batches = index % 2 === 0 ? pair : pair.toReversed()
      return clay('kneaded', {
        batches,
        outputs: [{ batch: `M${index}`, kind: 'lump', massGrams: 4 }],
      })
    }).filter(
      ({ batches }) =>
        new Set((batches as { batch: string }[]).map(({ batch }) => batch)).size === 2,
    )
    const answers = await Promise.all(
      merges.map((scan, index) =>
        (index % 2 === 0 ? installation : beside).recorder.record(
          partsOf([scan], installation.actor),
        ),
      ),
    )
    expect(new Set(said(answers.flat()))).toEqual(new Set(['accepted']))
    expect(installation.logged).toEqual([])
    await beside.close()
  })

  it('lets two stations take no more from a batch than there is', async () => {
    const installation = await openClay()
    const beside = await openBeside(installation)
    await record(installation, dig('L1', 1_000))
    const draws = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? installation : beside).recorder.record(
        partsOf([clay('sent', { batches: [{ batch: 'L1', massGrams: 300 }] })], installation.actor),
      ),
    )
    const words = said((await Promise.all(draws)).flat())
    expect(words.filter((word) => word === 'accepted')).toHaveLength(3)
    expect(words.filter((word) => word === 'mass_overdrawn')).toHaveLength(17)
    await beside.close()
  })

  it('lets exactly one of many scans that would make the same code through', async () => {
    const installation = await openClay()
    const beside = await openBeside(installation)
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () =>
        installation.recorder.record(partsOf([dig('L1', 5)], installation.actor)),
      ),
      ...Array.from({ length: 10 }, () =>
        beside.recorder.record(partsOf([dig('L1', 6)], installation.actor)),
      ),
    ])
    const words = said(answers.flat())
    expect(words.filter((word) => word === 'accepted')).toHaveLength(1)
    expect(words.filter((word) => word === 'batch_exists')).toHaveLength(19)
    await beside.close()
  })
})
