import { cp, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createWitnessStore } from '../../../api/witness/witness-store.ts'
import { parseNote } from '../../../domain/proof/log/note.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { openNote } from '../../../domain/proof/log/open-note.ts'
import { makeNoteSigner } from '../../harness/note-signer.ts'
import { makeWatchedLog, type WatchedLog } from '../../harness/watched-log.ts'
import {
  type RunningWitness,
  runWitness,
  startWitness,
  witnessFolder,
} from '../../harness/witness.ts'

describe('what a witness keeps', () => {
  it('outlives a kill in the middle of many questions, and never goes back', async () => {
    const log = await makeWatchedLog('log.example/1', { size: 2_000 })
    const folder = await witnessFolder()
    let acknowledged = 0
    for (let round = 0; round < 5; round += 1) {
      const witness = await startWitness([log.signer.key], { folder })
      const has = await sizeAt(witness, log)
      expect(has).toBeGreaterThanOrEqual(acknowledged)
      let size = has
      const killed = new Promise<void>((resolve) => {
        setTimeout(() => witness.stop('SIGKILL').then(resolve), 150 + round * 70)
      })
      while (true) {
        const answer = await witness.ask(await log.question(size, size + 1)).catch(() => undefined)
        const line = await answer?.text().catch(() => undefined)
        if (answer?.status !== 200 || line === undefined) break
        size += 1
        acknowledged = size
      }
      await killed
    }
    expect(acknowledged).toBeGreaterThan(20)
  })

  it('is one for several processes on one folder', async () => {
    const log = await makeWatchedLog('log.example/1')
    const folder = await witnessFolder()
    const [one, other] = await Promise.all([
      startWitness([log.signer.key], { folder }),
      startWitness([log.signer.key], { folder }),
    ])
    expect(formatKey(one.key)).toBe(formatKey(other.key))
    const questions = await Promise.all(
      Array.from({ length: 40 }, (_, at) => log.question(0, 1 + ((at * 13) % 290))),
    )
    const answers = await Promise.all(
      questions.map((question, at) => (at % 2 === 0 ? one : other).ask(question)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(39)
    expect(await sizeAt(one, log)).toBe(await sizeAt(other, log))
    await Promise.all([one.stop(), other.stop()])
  })

  it('is listed, oldest first, each signed by its log and cosigned, also while it runs', async () => {
    const log = await makeWatchedLog('log.example/1')
    const witness = await startWitness([log.signer.key])
    for (const [old, size] of [
      [0, 1],
      [1, 5],
      [5, 5],
      [5, 290],
    ] as const)
      await witness.ask(await log.question(old, size))
    const { code, out } = await runWitness(['--folder', witness.folder, '--list'])
    await witness.stop()
    const notes = out.split(/\n\n(?=log\.example)/).map((note) => `${note.trimEnd()}\n`)
    expect([code, notes.map((note) => note.split('\n')[1])]).toEqual([0, ['1', '5', '290']])
    for (const text of notes) {
      const note = parseNote(text)
      if ('says' in note) throw new Error(note.says)
      expect(await openNote(note, [log.signer.key, witness.key])).toHaveLength(2)
    }
  })

  it('is its owner’s alone to read', async () => {
    const log = await makeWatchedLog('log.example/1')
    const witness = await startWitness([log.signer.key])
    await witness.stop()
    expect((await stat(join(witness.folder, 'witness-key'))).mode & 0o077).toBe(0)
    expect((await stat(witness.folder)).mode & 0o077).toBe(0)
  })

  it.each([
    ['the checkpoints are gone', (folder: string) => rm(join(folder, 'checkpoints.db'))],
    ['the checkpoints were emptied', (folder: string) => truncate(join(folder, 'checkpoints.db'))],
    [
      'the checkpoints were cut off',
      (folder: string) => truncate(join(folder, 'checkpoints.db'), 5_000),
    ],
    [
      'the checkpoints were written over',
      (folder: string) => writeFile(join(folder, 'checkpoints.db'), 'x'.repeat(9_000)),
    ],
    [
      'the signature of a checkpoint was changed',
      async (folder: string) => {
        const file = join(folder, 'checkpoints.db')
        const bytes = await readFile(file)
        const at = bytes.indexOf('— witness.example/1 ') + 60
        bytes[at] = bytes[at] === 65 ? 66 : 65
        await writeFile(file, bytes)
      },
    ],
    ['the key is gone', (folder: string) => rm(join(folder, 'witness-key'))],
    ['the key is none', (folder: string) => writeFile(join(folder, 'witness-key'), 'none')],
    [
      'the key is another',
      async (folder: string) => {
        const other = await startWitness([(await makeWatchedLog('log.example/1')).signer.key])
        await other.stop()
        await cp(join(other.folder, 'witness-key'), join(folder, 'witness-key'))
      },
    ],
  ])('is never begun again: it refuses to start when %s', async (_, damage) => {
    const log = await makeWatchedLog('log.example/1')
    const witness = await startWitness([log.signer.key])
    expect((await witness.ask(await log.question(0, 9))).status).toBe(200)
    await witness.stop()
    await damage(witness.folder)
    const { code, err } = await restart(witness)
    expect(code).toBe(1)
    expect(err).toMatch(/witness-key|checkpoints\.db/)
  })

  it('completes a first start that was cut off, before its key was written or after', async () => {
    const { signer } = await makeWatchedLog('log.example/1')
    const folder = await witnessFolder()
    await mkdir(folder)
    await createWitnessStore(join(folder, 'checkpoints.db'))
    const witness = await startWitness([signer.key], { folder })
    await witness.stop()
    await rm(join(folder, 'checkpoints.db'))
    await createWitnessStore(join(folder, 'checkpoints.db'))
    const again = await startWitness([signer.key], { folder })
    await again.stop()
    expect(formatKey(again.key)).toBe(formatKey(witness.key))
  })
})

describe('a key of a log', () => {
  it('is replaced while both count: signed by the old one, both, the new one', async () => {
    const old = await makeWatchedLog('log.example/1')
    const next = await makeNoteSigner('log.example/1', 'ed25519')
    const renewed = await makeWatchedLog('log.example/1', { signer: next })
    const witness = await startWitness([old.signer.key, next.key])
    expect((await witness.ask(await old.question(0, 5))).status).toBe(200)
    const both = await old.checkpoint(9, [old.signer, next])
    const body = (await old.question(5, 9)).replace(await old.checkpoint(9), both)
    expect((await witness.ask(body)).status).toBe(200)
    expect((await witness.ask(await renewed.question(9, 20))).status).toBe(200)
    await witness.stop()
    // The policy of later knows the new one alone, and goes on from what was cosigned.
    const later = await startWitness([next.key], { folder: witness.folder })
    expect((await later.ask(await old.question(20, 30))).status).toBe(403)
    expect((await later.ask(await renewed.question(20, 30))).status).toBe(200)
    await later.stop()
  })

  it('that is known and does not hold refuses the note, whoever else signed it', async () => {
    const log = await makeWatchedLog('log.example/1')
    const next = await makeNoteSigner('log.example/1', 'ed25519')
    const witness = await startWitness([log.signer.key, next.key])
    const liar = { key: next.key, sign: () => new Uint8Array(64) }
    const note = await log.checkpoint(5, [log.signer, liar])
    expect((await witness.ask(`old 0\n\n${note}`)).status).toBe(403)
    await witness.stop()
  })
})

describe('the start of a witness', () => {
  it('tells all that is wrong at once, and what each option is for', async () => {
    const nothing = await runWitness([])
    expect([nothing.code, nothing.err.trim().split('\n').length]).toEqual([1, 2])
    expect((await runWitness(['--listen', 'here', '--list'])).err.trim().split('\n')).toHaveLength(
      2,
    )
    expect((await runWitness(['--nonsense'])).code).toBe(1)
    const help = await runWitness(['--help'])
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('--policy FILE')])
  })

  it('refuses a policy that is wrong or names no log, and a name that it cannot have', async () => {
    const folder = await witnessFolder()
    const policy = `${folder}-policy`
    const start = async (text: string, name = 'witness.example/1') => {
      await writeFile(policy, text)
      return runWitness(['--folder', folder, '--policy', policy, '--name', name])
    }
    const { signer } = await makeWatchedLog('log.example/1')
    const good = `log ${formatKey(signer.key)}\nquorum none\n`
    for (const lines of ['quorum none\n', '\ufeffquorum none\r\n'])
      expect((await start(lines)).err).toContain('names no log')
    expect((await start('lag x\nquorum all\n')).err.trim().split('\n')).toHaveLength(2)
    expect((await start(good, 'two words')).err).toContain('no spaces')
    expect((await runWitness(['--folder', folder, '--policy', policy])).err).toContain('--name')
    expect((await runWitness(['--folder', folder, '--policy', `${policy}-none`])).code).toBe(1)
  })
})

async function restart(witness: RunningWitness) {
  return runWitness(['--folder', witness.folder, '--policy', `${witness.folder}-policy`])
}

async function sizeAt(witness: RunningWitness, log: WatchedLog): Promise<number> {
  const answer = await witness.ask(await log.question(300, 300))
  return answer.status === 409 ? Number(await answer.text()) : 300
}
