import { describe, expect, it } from 'vitest'
import { kinds } from './kinds.ts'
import { published } from './published.ts'

describe('published vectors', () => {
  it.each(Object.entries(published))('of %s come out as published', async (name, file) => {
    const kind = kinds.find(({ fits }) => fits(file))
    expect(kind?.name).toBe(name)
    const outcomes = (await kind?.run(file)) ?? []
    expect(outcomes.length).toBeGreaterThan(0)
    expect(outcomes.filter(({ passed }) => !passed)).toEqual([])
  })

  it('do not pass where they come out otherwise', async () => {
    const [kind] = kinds
    const outcomes = await kind?.run({
      tests: [
        {
          desc: 'a lie',
          leafIdx: 0,
          treeSize: 1,
          root: '',
          leafHash: '',
          proof: null,
          wantErr: false,
        },
      ],
    })
    // It does not say that it must be refused, and it is: so it did not come out as published.
    expect(outcomes).toEqual([{ part: 'tests', name: 'a lie', passed: false }])
  })
})
