import { describe, expect, it } from 'vitest'
import { parseScan } from '../../../domain/parse-scan.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { faultsInShape } from '../../../workflows/faults-in-shape.ts'
import { faultsInForm } from '../../../workflows/form/faults-in-form.ts'
import { scanOfForm } from '../../../workflows/form/scan-of-form.ts'
import { isByForm, type StageForm, stageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { type SentScan, typedOfScan } from '../../../workflows/form/typed-of-scan.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { readFacts } from '../../../workflows/read-facts.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'

const streams = [...(await loadStreams()).values()]
const timeZone = 'Asia/Hong_Kong'
const id = '00000000-0000-4000-8000-000000000001'

interface Walked {
  readonly stream: LoadedStream
  readonly stage: Stage
  readonly form: StageForm
  readonly typed: Typed
}

/** Every example of every stream that a person records by a form, as it is typed. */
const walked = streams.flatMap((stream) =>
  stream.examples.flatMap(({ afterMinutes: _, ...example }): readonly Walked[] => {
    const stage = stream.allStages[example.stage]
    if (stage === undefined || !isByForm(stage)) return []
    const form = stageForm(stream, stage)
    const scan = { id, facility: 'TM', ...example } as SentScan
    return [{ stream, stage, form, typed: typedOfScan(form, scan, timeZone) }]
  }),
)

describe('faults that a form knows by itself', () => {
  it('are none in any example of any stream', () => {
    expect(walked.length).toBeGreaterThan(40)
    const all = walked.map(({ form, typed }) => ({ stage: form.stage, faults: told(form, typed) }))
    expect(all.filter(({ faults }) => faults.length > 0)).toEqual([])
  })

  it('are faults of the server too, whichever answer is left out or made unreadable', () => {
    let tried = 0
    const alone: unknown[] = []
    for (const { stream, stage, form, typed } of walked) {
      for (const pointer of typed.keys()) {
        if (!/^\/(facts|outputs|batches|losses|additions)\//.test(pointer)) continue
        for (const answer of ['', '—', '-1', '99999999999999']) {
          const other = new Map([...typed, [pointer, [answer]]])
          // What only some kinds must have is refused by the stage's own rule, which needs the batches.
          const named = faultsInForm(form, scanOf(form, other)).filter(
            ({ asks }) => typeof asks === 'string' || asks.requiredFor === undefined,
          )
          if (named.length === 0) continue
          tried += 1
          if (serverFaults(stream, stage, scanOf(form, other)) === 0)
            alone.push([form.stage, pointer, answer, named])
        }
      }
    }
    expect(alone).toEqual([])
    expect(tried).toBeGreaterThan(500)
  })

  it('name every question that must be answered of a form in which nothing stands', () => {
    const triage = walked.find(({ form }) => form.stage === 'triaged')
    if (triage === undefined) throw new RangeError('No triage')
    const bare = new Map([
      ['/id', [id]],
      ['/facility', ['TM']],
      ['/batches/0/batch', ['PACK-1']],
    ])
    const required = triage.form.questions.filter(({ optional }) => optional !== true)
    expect(told(triage.form, bare)).toEqual(required.map(({ name }) => `missing /facts/${name}`))
    const battery = streams.find(({ name }) => name === 'battery')
    const { weighed } = battery?.allStages ?? {}
    if (battery === undefined || weighed === undefined) throw new RangeError('No weighing')
    const weighing = stageForm(battery, weighed)
    expect(told(weighing, bare)).toContain('missing /batches/0/massGrams')
    const heavy = new Map([...bare, ['/batches/0/massGrams', ['heavy']]])
    expect(told(weighing, heavy)).toContain('unreadable /batches/0/massGrams')
    const apart = walked.find(({ form }) => (form.outputs?.least ?? 0) > 0)
    if (apart === undefined) throw new RangeError('No stage that makes something')
    expect(told(apart.form, bare)).toContain('missing /outputs')
  })
})

function scanOf(form: StageForm, typed: Typed) {
  return scanOfForm({ form, typed, timeZone })
}

function told(form: StageForm, typed: Typed): readonly string[] {
  return faultsInForm(form, scanOf(form, typed)).map(({ is, pointer }) => `${is} ${pointer}`)
}

/** How many faults the one way in names before it looks at any batch. */
function serverFaults(stream: LoadedStream, stage: Stage, given: unknown): number {
  const scan = parseScan(given)
  if (isRefusal(scan)) return scan.faults.length
  return faultsInShape(stream, stage, scan).length + readFacts(stream, stage, scan).faults.length
}
