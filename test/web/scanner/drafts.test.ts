import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { words } from '../../../domain/words.ts'
import {
  asBegun,
  type Draft,
  keepDraft,
  leaveDraft,
  recallDrafts,
  recallOpenDraft,
} from '../../../web/scanner/drafts.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'

const who = 'p-one'

/** What a browser keeps for a page. */
beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a form that is left', () => {
  it('stays, and opens by itself no more', () => {
    keepDraft(who, ofUnits('A'))
    leaveDraft(who, ofUnits('A'))
    expect(recallOpenDraft(who)).toBeUndefined()
    expect(recallDrafts(who)).toEqual([{ ...ofUnits('A'), isLeft: true }])
  })

  it('goes where it mends a scan of the queue, which keeps its own answers', () => {
    keepDraft(who, { ...ofUnits('A'), place: 7 })
    leaveDraft(who, { ...ofUnits('A'), place: 7 })
    expect(recallDrafts(who)).toEqual([])
  })

  it('goes on without units that mend one, so that none is recorded twice', () => {
    const left = ofUnits('A', ['B', 7], 'C', ['D', 8])
    keepDraft(who, left)
    leaveDraft(who, left)
    expect(recallDrafts(who)).toEqual([{ ...ofUnits('A', 'C'), isLeft: true }])
  })

  it('is of a batch that is in it still, the last one alone again', () => {
    const left = ofUnits(['A', 7], 'B')
    keepDraft(who, left)
    leaveDraft(who, left)
    const typed = new Map([
      ['/facility', ['TM']],
      ['/batches/0/batch', ['B']],
      ['/id', ['id-B']],
    ])
    expect(recallDrafts(who)).toEqual([{ form: test, code: 'B', typed, isLeft: true }])
  })

  it.each<[string, Draft]>([
    ['several', ofUnits(['A', 7], ['B', 8])],
    ['the one that was left of several', alone('A', [['/place', ['7']]])],
  ])('goes where all of it mends scans of the queue: %s', (_, left) => {
    keepDraft(who, left)
    leaveDraft(who, left)
    expect(recallDrafts(who)).toEqual([])
  })
})

describe('a form that is begun', () => {
  it('goes on where it was left, of the same batch', () => {
    const left = alone('A', [['/facts/note', ['begun']]])
    keepDraft(who, left)
    expect(asBegun(who, alone('A')).typed).toEqual(left.typed)
    expect(asBegun(who, alone('B'))).toEqual(alone('B'))
  })

  it('is filled in with nothing of another thing where neither bears a code, and takes nothing of it away', () => {
    const left = alone('', [
      ['/id', ['first']],
      ['/facts/note', ['of another thing']],
    ])
    keepDraft(who, left)
    const begun = alone('', [['/id', ['second']]])
    expect(asBegun(who, begun)).toEqual(begun)
    keepDraft(who, begun)
    keepDraft(who, begun)
    expect(recallDrafts(who)).toEqual([begun, left])
  })
})

/** A stage of one batch each, which may be answered for several at once. */
const test: StageForm = {
  stream: 'clay',
  stage: 'tested',
  label: words('Tested', '已測試', '已测试'),
  action: words('Test', '測試', '测试'),
  mass: 'unchanged',
  batches: { least: 1, most: 1, kinds: [], asks: 'code', codesAlone: false },
  persons: 1,
  questions: [],
}

function alone(code: string, typed: readonly [string, readonly string[]][] = []): Draft {
  return { form: test, code, typed: new Map([['/facility', ['TM']], ...typed]) }
}

/** A form of these units, each by its code, with its place in the queue where it has one. */
function ofUnits(...units: readonly (string | readonly [string, number])[]): Draft {
  const typed = units.flatMap((unit, at): [string, readonly string[]][] => {
    const [code, place] = typeof unit === 'string' ? [unit] : unit
    return [
      [`/units/${at}/batch`, [code]],
      [`/units/${at}/id`, [`id-${code}`]],
      ...(place === undefined ? [] : [[`/units/${at}/place`, [String(place)]] as const]),
    ].map(([pointer, values]) => [pointer as string, values as string[]])
  })
  const [first = ''] = units
  return alone(typeof first === 'string' ? first : first[0], typed)
}
