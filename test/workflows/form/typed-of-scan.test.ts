import { describe, expect, it } from 'vitest'
import { scanOfForm } from '../../../workflows/form/scan-of-form.ts'
import { isByForm, stageForm } from '../../../workflows/form/stage-form.ts'
import { type SentScan, typedOfScan } from '../../../workflows/form/typed-of-scan.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const streams = [...(await loadStreams()).values()]
const timeZone = 'Asia/Hong_Kong'
const id = '00000000-0000-4000-8000-000000000001'

describe('a form filled in with a scan', () => {
  it('means that scan again, for every example of every stream', () => {
    const walked = streams.flatMap((stream) =>
      stream.examples.flatMap(({ afterMinutes: _, ...example }) => {
        const stage = stream.allStages[example.stage]
        if (stage === undefined || !isByForm(stage)) return []
        const form = stageForm(stream, stage)
        const first = { id, facility: 'TM', ...example } as SentScan
        const read = (scan: SentScan) =>
          scanOfForm({ form, timeZone, typed: typedOfScan(form, scan, timeZone) })
        // What a form writes differs in how it is written: numbers as text, grams in the row.
        const once = read(first)
        // Who signs is not asked: it is whoever signs.
        const asked = form.questions
          .map(({ name }) => name)
          .filter((name) => name in (first.facts ?? {}))
        return [{ once, again: read(once as unknown as SentScan), first, asked }]
      }),
    )
    expect(walked.length).toBeGreaterThan(40)
    for (const { once, again } of walked) expect(again).toEqual(once)
    for (const { first, once, asked } of walked) {
      expect(batchesIn(once.batches)).toEqual(batchesIn(first.batches))
      expect(batchesIn(once.outputs)).toEqual(batchesIn(first.outputs))
      expect(Object.keys(once.facts as object).sort()).toEqual(asked.sort())
    }
  })

  it('keeps what could not be read as it was typed, and the event that is reversed', () => {
    const battery = streams.find(({ name }) => name === 'battery')
    const { weighed, reversed } = battery?.allStages ?? {}
    if (battery === undefined || weighed === undefined || reversed === undefined)
      throw new RangeError('Cannot find the stages')
    const heavy = {
      id,
      facility: 'TM',
      batches: [{ batch: 'PACK-1', massGrams: 'heavy' }],
      facts: { scale: 'S-1' },
    }
    const form = stageForm(battery, weighed)
    const typed = typedOfScan(form, heavy, timeZone)
    expect(typed.get('/batches/0/massGrams')).toEqual(['heavy'])
    expect(scanOfForm({ form, typed, timeZone })).toMatchObject(heavy)
    const back = { id, facility: 'TM', reverses: id, facts: { reason: 'typing error' } }
    const reversal = stageForm(battery, reversed)
    const undone = typedOfScan(reversal, back, timeZone)
    expect(scanOfForm({ form: reversal, typed: undone, timeZone })).toMatchObject(back)
  })
})

function batchesIn(given: unknown) {
  const list = (given ?? []) as readonly { batch: string; massGrams?: number }[]
  return list.map(({ batch, massGrams }) => ({ batch, massGrams }))
}
