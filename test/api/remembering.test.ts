import { describe, expect, it } from 'vitest'
import { remembering } from '../../api/remembering.ts'

describe('what a process remembers', () => {
  it('forgets the least recently used first', () => {
    const memory = remembering<string, true>(2)
    memory.set('first', true)
    memory.set('second', true)
    memory.get('first')
    memory.set('third', true)

    expect([...memory.keys()].sort()).toEqual(['first', 'third'])
  })

  it('believes an answer for so long and no longer, from the first moment of a clock on', () => {
    let passed = 0
    const memory = remembering<string, true>(2, { milliseconds: 5_000, elapsed: () => passed })
    memory.set('asked', true)
    passed = 5_000
    const stillBelieved = memory.get('asked')
    passed = 5_001

    expect({ stillBelieved, afterwards: memory.get('asked') }).toEqual({
      stillBelieved: true,
      afterwards: undefined,
    })
  })
})
