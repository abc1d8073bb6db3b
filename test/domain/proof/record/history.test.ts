import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestMultibaseOf, digestOfMultibase } from '../../../../domain/proof/multibase.ts'
import { historyOf, parseHistory } from '../../../../domain/proof/record/history.ts'

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url')

describe('the history that a passport commits to', () => {
  const history = { subject: randomUUID(), events: ['one', 'two', 'three'].map(digestOf) }

  it('has one text, and is read back from it', () => {
    const text = historyOf(history)
    expect(text).toBe(
      `{"events":["${history.events.join('","')}"],"subject":"urn:uuid:${history.subject}","v":1}`,
    )
    expect(parseHistory(text)).toEqual(history)
  })

  it('is not read from anything else', () => {
    const { events, subject } = history
    const wrongs = [
      '',
      '[]',
      'null',
      historyOf({ subject, events: [] }),
      historyOf({ subject: 'B1', events }),
      historyOf({ subject, events: [...events, 'short'] }),
      historyOf(history).replace('"v":1', '"v":2'),
      historyOf(history).replace('urn:uuid:', ''),
      JSON.stringify({ v: 1, subject: `urn:uuid:${subject}`, events: events.join() }),
      historyOf({ subject, events: Array<string>(10_001).fill(digestOf('')) }),
    ]
    for (const wrong of wrongs) expect(parseHistory(wrong), wrong.slice(0, 80)).toBeUndefined()
  })

  it('is read, or not, whatever a stranger sends', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseHistory(text)).toBeUndefined()
      }),
    )
  })
})

describe('a digest in multibase', () => {
  it('is the multihash in base64url, and is read in base58 too', () => {
    const digest = digestOf('Hello')
    expect(digestOfMultibase(digestMultibaseOf(digest))).toBe(digest)
    // Of the same text, made with Python's hashlib and base58 by hand.
    const base58 = 'zQmPyo15ynbVrSTVdJL9th7JysHaAbXt9dM9tXk1bMHbRtk'
    expect(digestOfMultibase(base58)).toBe(digest)
  })

  it('is none with another hash, another length or another base', () => {
    const digest = digestOf('Hello')
    const right = digestMultibaseOf(digest)
    const wrongs = [
      '',
      'u',
      digest,
      right.slice(0, -2),
      `${right}AA`,
      right.replace('uEiA', 'uEyA'),
    ]
    for (const wrong of [...wrongs, `m${right.slice(1)}`])
      expect(digestOfMultibase(wrong), wrong).toBeUndefined()
  })
})
