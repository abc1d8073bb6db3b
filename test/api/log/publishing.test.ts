import { describe, expect, it } from 'vitest'
import { type AskedCheckpoint, noWitnesses, type Witnesses } from '../../../api/log/witnesses.ts'
import { listCheckpoints, readCheckpoint } from '../../../api/store/log/read-log.ts'
import { readHead } from '../../../api/store/log/sequence.ts'
import { parseCheckpoint } from '../../../domain/proof/log/checkpoint.ts'
import { verifyConsistency } from '../../../domain/proof/log/merkle.ts'
import { parseNote } from '../../../domain/proof/log/note.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { keepOnce, letWait, logFolder } from '../../harness/log.ts'

describe('a checkpoint', () => {
  it('is published once enough witnesses have signed it and not before, though it is signed and kept', async () => {
    const installation = await openTestInstallation()
    const files = await logFolder()
    const asked: AskedCheckpoint[] = []
    const deaf = witnessesThat(async (one) => {
      asked.push(one)
      return { note: one.note, isEnough: false, isComplete: false }
    })
    await letWait(installation.store.system, 3)
    await keepOnce(installation, files, { witnesses: deaf })
    expect(asked.map(({ size }) => size)).toEqual([4])
    expect(await readCheckpoint(installation.store.public)).toBeUndefined()
    await keepOnce(installation, files)
    expect(await readCheckpoint(installation.store.public)).toMatchObject({
      size: 4,
      note: asked[0]?.note,
    })
  })

  it('is published again as further witnesses sign it, and no more often', async () => {
    const installation = await openTestInstallation()
    const { store } = installation
    const files = await logFolder()
    await keepOnce(installation, files)
    const line = `— w.example ${Buffer.alloc(76).toString('base64')}\n`
    const willing = witnessesThat(async ({ note }) => ({
      note: note + line,
      isEnough: true,
      isComplete: true,
    }))
    await keepOnce(installation, files, { witnesses: willing })
    await keepOnce(installation, files, { witnesses: willing })
    const shown = await listCheckpoints(store.public, { after: 0, most: 10 })
    expect(shown.map(({ size, note }) => [size, note.includes('w.example')])).toEqual([
      [1, false],
      [1, true],
    ])
  })

  it('comes to a witness with the proof that the log only grew from what that one has seen', async () => {
    const installation = await openTestInstallation()
    const files = await logFolder()
    const seen: { size: number; root: Uint8Array }[] = []
    const strict = witnessesThat(async ({ note, size, proofFrom }) => {
      const text = parseNote(note)
      const checkpoint = 'says' in text ? text : parseCheckpoint(text.text)
      if ('says' in checkpoint) throw new Error('no checkpoint')
      for (const before of seen) {
        const proof = await proofFrom(before.size)
        const claim = {
          from: before.size,
          to: size,
          rootFrom: before.root,
          rootTo: checkpoint.root,
          proof,
        }
        expect(await verifyConsistency(claim)).toBe(true)
      }
      expect(await proofFrom(0)).toEqual([])
      await expect(proofFrom(size + 1)).rejects.toThrow(RangeError)
      seen.push(checkpoint)
      return { note, isEnough: true, isComplete: true }
    })
    for (const count of [1, 5, 300, 2]) {
      await letWait(installation.store.system, count, `of ${count}`)
      await keepOnce(installation, files, { witnesses: strict })
    }
    expect(seen.map(({ size }) => size)).toEqual([2, 7, 307, 309])
  })
})

it('takes in many that were waiting', async () => {
  const installation = await openTestInstallation()
  for (let part = 0; part < 5; part += 1)
    await letWait(installation.store.system, 5_000, `part ${part}`)
  await keepOnce(installation, await logFolder())
  expect(await readHead(installation.store.system)).toMatchObject({ size: 25_001 })
})

function witnessesThat(cosign: Witnesses['cosign']): Witnesses {
  return { ...noWitnesses, cosign }
}
