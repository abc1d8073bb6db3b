import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type Checkpoint,
  formatCheckpoint,
  parseCheckpoint,
} from '../../../../domain/proof/log/checkpoint.ts'
import { formatNote } from '../../../../domain/proof/log/note.ts'
import { openCheckpoint, type Trust } from '../../../../domain/proof/log/open-checkpoint.ts'
import { cosignText, type NoteSigner, signText } from '../../../../domain/proof/log/sign-note.ts'
import { hashesFromTiles, rootFromTiles } from '../../../../domain/proof/log/tile-tree.ts'
import { formatProof, parseProof } from '../../../../domain/proof/log/tlog-proof.ts'
import { inclusionNodes } from '../../../../domain/proof/log/tree-nodes.ts'
import { verifyProof } from '../../../../domain/proof/log/verify-proof.ts'
import { growLog, sha256Of } from '../../../harness/grow-log.ts'
import { makeNoteSigner } from '../../../harness/note-signer.ts'

const size = 600
const index = 421
const grown = growLog(Array.from({ length: size }, (_, at) => `entry ${at}`))
const leafHash = grown.leafHashes[index] ?? new Uint8Array()
const checkpoint: Checkpoint = {
  origin: 'log.example/1',
  size,
  root: rootFromTiles(size, grown.read, sha256Of) ?? new Uint8Array(),
  extensions: [],
}
const hashes = hashesFromTiles(inclusionNodes(index, size), grown.read, sha256Of) ?? []
const text = formatCheckpoint(checkpoint)

let log: NoteSigner
let newLog: NoteSigner
let witness: NoteSigner
let newWitness: NoteSigner
let signed: string
let receipt: string

beforeAll(async () => {
  log = await makeNoteSigner(checkpoint.origin, 'ed25519')
  newLog = await makeNoteSigner(checkpoint.origin, 'ed25519')
  witness = await makeNoteSigner('witness.example', 'cosignature')
  newWitness = await makeNoteSigner('witness.example', 'cosignature')
  signed = formatNote({
    text,
    signatures: [
      await signText(text, log),
      await signText(text, newLog),
      await cosignText(text, 1_790_000_060, witness),
      await cosignText(text, 1_790_000_000, newWitness),
    ],
  })
  receipt = formatProof({ index, hashes, checkpoint: signed })
})

describe('a receipt', () => {
  it('proves its entry to somebody who knows the log, and tells who witnessed it', async () => {
    const witnesses = [{ name: 'witness.example', time: 1_790_000_060 }]
    expect(await verifyProof(receipt, leafHash, trusting([log], [witness], 1))).toEqual({
      index,
      checkpoint: { ...checkpoint, witnesses },
    })
    expect(await verifyProof(receipt, leafHash, trusting([log], [], 0))).toEqual({
      index,
      checkpoint: { ...checkpoint, witnesses: [] },
    })
  })

  it('proves no other entry', async () => {
    const other = grown.leafHashes[index + 1] ?? new Uint8Array()
    const wrong = { says: 'proof_not_held', values: { place: index, size } }
    expect(await verifyProof(receipt, other, trusting([log], [], 0))).toEqual(wrong)
    expect(await verifyProof(receipt, new Uint8Array(), trusting([log], [], 0))).toEqual(wrong)
  })

  it('does not hold once one of its characters was changed', async () => {
    const trust = trusting([log, newLog], [witness, newWitness], 1)
    await fc.assert(
      fc.asyncProperty(fc.nat(receipt.length - 1), fc.string({ maxLength: 1 }), async (at, one) => {
        fc.pre(receipt[at] !== one)
        const changed = receipt.slice(0, at) + one + receipt.slice(at + 1)
        const answer = await verifyProof(changed, leafHash, trust)
        // A line whose key is not the one that was known counts for nothing; the others still hold.
        if ('says' in answer) return
        expect(isInNameOrId(at)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps what somebody added to it, which nothing vouches for', async () => {
    const extra = Uint8Array.of(1, 2, 3)
    const extended = formatProof({ index, hashes, checkpoint: signed, extra })
    expect(parseProof(extended)).toEqual({ index, hashes, checkpoint: signed, extra })
    expect(parseProof(receipt)).toEqual({ index, hashes, checkpoint: signed })
    expect(await verifyProof(extended, leafHash, trusting([log], [], 0))).toHaveProperty('index')
  })

  it('is named by the line that is not as a receipt has it', () => {
    const [first = '', indexLine = '', hash = '', ...rest] = receipt.split('\n')
    const lines = (...all: readonly string[]) => all.join('\n')
    const wrongs: readonly (readonly [string, number])[] = [
      ['', 1],
      [receipt.replace('@v1', '@v2'), 1],
      [lines(first, 'extra ?', indexLine, hash, ...rest), 2],
      [lines(first, `index 0${index}`, hash, ...rest), 2],
      [lines(first, `index  ${index}`, hash, ...rest), 2],
      [lines(first, 'index -1', hash, ...rest), 2],
      [lines(first, 'index 9007199254740992', hash, ...rest), 2],
      [lines(first, hash, ...rest), 2],
      [lines(first, indexLine, hash.slice(1), ...rest), 3],
      [lines(first, indexLine, hash, 'AAAA', ...rest), 4],
      [lines(first, indexLine, hash), 4],
      [lines(first, indexLine, ...Array(64).fill(hash), '', ...rest), 66],
    ]
    for (const [wrong, line] of wrongs)
      expect(parseProof(wrong), wrong).toEqual({ says: 'proof_line_wrong', values: { line } })
    expect(parseProof('a'.repeat(1_000_001))).toHaveProperty('says', 'proof_too_long')
  })

  it('is read, or refused, whatever a stranger sends', async () => {
    const trust = trusting([log], [witness], 1)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.nat(receipt.length), async (some, at) => {
        const sent = [
          some,
          receipt.slice(0, at) + some,
          receipt.slice(0, at) + some + receipt.slice(at),
        ]
        for (const one of sent) expect(await verifyProof(one, leafHash, trust)).toBeTypeOf('object')
      }),
    )
  })
})

describe('a checkpoint', () => {
  it('is accepted by who knows the old key, the new one, or both, while a key is replaced', async () => {
    for (const logs of [[log], [newLog], [log, newLog]])
      expect(await openCheckpoint(signed, trusting(logs, [], 0))).toMatchObject({ size })
  })

  it('counts a witness once, with its earliest time, however many keys it signs with', async () => {
    const trust = trusting([log], [witness, newWitness], 1)
    expect(await openCheckpoint(signed, trust)).toMatchObject({
      witnesses: [{ name: 'witness.example', time: 1_790_000_000 }],
    })
    expect(await openCheckpoint(signed, { ...trust, quorum: 2 })).toEqual({
      says: 'checkpoint_witnesses_few',
      values: { count: 1, least: 2 },
    })
  })

  it('is refused when only witnesses signed it, or the log of another name', async () => {
    const other = await makeNoteSigner('log.example/2', 'ed25519')
    const byOther = formatNote({ text, signatures: [await signText(text, other)] })
    const byWitness = formatNote({ text, signatures: [await cosignText(text, 7, witness)] })
    const wrong = { says: 'checkpoint_not_of_log', values: { log: checkpoint.origin } }
    expect(await openCheckpoint(byOther, trusting([other, log], [], 0))).toEqual(wrong)
    expect(await openCheckpoint(byWitness, trusting([log], [witness], 1))).toEqual(wrong)
  })

  it('counts no key of the log as a witness', async () => {
    const cosigning = await makeNoteSigner(checkpoint.origin, 'cosignature')
    const note = formatNote({ text, signatures: [await cosignText(text, 7, cosigning)] })
    expect(await openCheckpoint(note, trusting([cosigning], [witness], 0))).toMatchObject({
      witnesses: [],
    })
  })

  it('is read back from its text, and named by the line that is wrong', () => {
    const root = text.split('\n')[2]
    expect(parseCheckpoint(text)).toEqual(checkpoint)
    const more = formatCheckpoint({ ...checkpoint, extensions: ['more', 'and more'] })
    expect(parseCheckpoint(more)).toEqual({ ...checkpoint, extensions: ['more', 'and more'] })
    const wrongs: readonly (readonly [string, number])[] = [
      ['', 1],
      ['\n', 1],
      [`\n0\n${root}\n`, 1],
      ['log\n', 2],
      [`log\n01\n${root}\n`, 2],
      [`log\n-1\n${root}\n`, 2],
      [`log\n1 \n${root}\n`, 2],
      [`log\n１\n${root}\n`, 2],
      [`log\n18446744073709551615\n${root}\n`, 2],
      ['log\n1\n', 3],
      ['log\n1\nAAAA\n', 3],
      [`log\n1\n${root?.slice(0, -1)}\n`, 3],
      [`log\n1\n${root}\n\n`, 4],
      [`log\n1\n${root}`, 3],
    ]
    for (const [wrong, line] of wrongs)
      expect(parseCheckpoint(wrong), wrong).toEqual({
        says: 'checkpoint_line_wrong',
        values: { line },
      })
  })
})

function trusting(
  logs: readonly NoteSigner[],
  witnesses: readonly NoteSigner[],
  quorum: number,
): Trust {
  return { logs: logs.map(({ key }) => key), witnesses: witnesses.map(({ key }) => key), quorum }
}

/** Whether a place of the receipt is in the name of a key, or in the part of its line that holds its id. */
function isInNameOrId(at: number): boolean {
  const start = receipt.lastIndexOf('\n', at - 1) + 1
  const line = receipt.slice(start, receipt.indexOf('\n', start))
  return line.startsWith('— ') && at - start < line.lastIndexOf(' ') + 7
}
