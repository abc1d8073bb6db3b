import { hash } from 'node:crypto'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { serveSmall, smallLimits } from '../../../api/serve-small.ts'
import { formatAddCheckpoint } from '../../../domain/proof/log/add-checkpoint.ts'
import { toBase64 } from '../../../domain/proof/log/base64.ts'
import type { NoteKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint } from '../../../domain/proof/log/open-checkpoint.ts'
import { signText } from '../../../domain/proof/log/sign-note.ts'
import { makeNoteSigner } from '../../harness/note-signer.ts'
import { makeWatchedLog, type WatchedLog } from '../../harness/watched-log.ts'
import { type RunningWitness, startWitness } from '../../harness/witness.ts'

let witness: RunningWitness
const logs: WatchedLog[] = []
let next = 0
/** A log that the witness has never heard of, though it watches it. */
const freshLog = () => {
  const log = logs[next]
  next += 1
  if (log === undefined) throw new RangeError('Make more logs before the tests')
  return log
}

beforeAll(async () => {
  for (let at = 0; at < 14; at += 1) logs.push(await makeWatchedLog(`log.example/${at}`))
  witness = await startWitness(logs.map(({ signer }) => signer.key))
})

afterAll(() => witness.stop())

describe('a witness', () => {
  it('cosigns a log that it meets first, and one that only grew', async () => {
    const log = freshLog()
    for (const [old, size] of [
      [0, 0],
      [0, 1],
      [1, 7],
      [7, 256],
      [256, 300],
    ] as const) {
      const answer = await witness.ask(await log.question(old, size))
      expect([old, size, answer.status]).toEqual([old, size, 200])
      const cosigned = (await log.checkpoint(size)) + (await answer.text())
      expect(await opened(cosigned, log)).toMatchObject({
        size,
        witnesses: [{ name: witness.key.name }],
      })
    }
  })

  it('signs with a time of now, which never goes back, as often as the same is asked', async () => {
    const log = freshLog()
    await witness.ask(await log.question(0, 100))
    const times: number[] = []
    for (let at = 0; at < 3; at += 1) {
      const answer = await witness.ask(await log.question(100, 100))
      expect(answer.status).toBe(200)
      const checkpoint = await opened((await log.checkpoint(100)) + (await answer.text()), log)
      if ('says' in checkpoint) throw new Error(checkpoint.says)
      times.push(checkpoint.witnesses[0]?.time ?? 0)
    }
    expect(times).toEqual([...times].sort())
    expect(Math.abs((times[0] ?? 0) - Date.now() / 1_000)).toBeLessThan(60)
  })

  it('tells the size that it has when asked from another one', async () => {
    const log = freshLog()
    await witness.ask(await log.question(0, 50))
    for (const [old, size] of [
      [0, 60],
      [49, 60],
      [51, 60],
      [0, 50],
      [10, 20],
    ] as const) {
      const answer = await witness.ask(await log.question(old, size))
      expect([old, size, answer.status, await answer.text()]).toEqual([old, size, 409, '50\n'])
      expect(answer.headers.get('content-type')).toBe('text/x.tlog.size')
    }
    const never = await witness.ask(await freshLog().question(3, 9))
    expect([never.status, await never.text()]).toEqual([409, '0\n'])
  })

  it('refuses 404 a log that it does not watch', async () => {
    const strange = await makeWatchedLog('strange.example/1')
    const answer = await witness.ask(await strange.question(0, 5))
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await answer.text()).toBe('The log “strange.example/1” is not watched here\n')
  })

  it('refuses 403 what no key of that log signed', async () => {
    const log = freshLog()
    const other = freshLog()
    const impostor = await makeNoteSigner(log.origin, 'ed25519')
    for (const signers of [[impostor], [other.signer]])
      expect((await witness.ask(await asked(log, signers))).status).toBe(403)
    const good = await log.question(0, 5)
    const at = good.lastIndexOf('=') - 20
    const forged = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1)
    expect((await witness.ask(forged)).status).toBe(403)
    expect((await witness.ask(await log.question(0, 5))).status).toBe(200)
  })

  it('passes over signatures of strangers, as many as there are, and keeps none of them', async () => {
    const log = freshLog()
    const strangers = await Promise.all(
      Array.from({ length: 15 }, (_, at) => makeNoteSigner(`stranger.example/${at}`, 'ed25519')),
    )
    const answer = await witness.ask(await asked(log, [...strangers, log.signer]))
    expect(answer.status).toBe(200)
    expect(await (await latest(log)).text()).not.toContain('stranger')
  })

  it('refuses 400 what is malformed, or smaller than what was before', async () => {
    const log = freshLog()
    const good = await log.question(0, 5)
    const wrong = [
      '',
      'old 0',
      'old 0\n',
      good.replace('old 0', 'old 00'),
      good.replace('old 0', 'old -1'),
      good.replace('old 0', 'old'),
      good.replace('old 0', 'Old 0'),
      good.replace('old 0', 'old 9007199254740993'),
      good.replace('old 0', 'old 0 '),
      good.replaceAll('\n', '\r\n'),
      good.replace('old 0\n', 'old 0\nnot base64\n'),
      good.replace('old 0\n', `old 0\n${toBase64(new Uint8Array(31))}\n`),
      good.replace('old 0\n', `old 0\n${`${toBase64(new Uint8Array(32))}\n`.repeat(64)}`),
      good.replace('\n5\n', '\n05\n'),
      good.slice(0, -1),
      good.slice(0, good.indexOf('—')),
      good.replace('— ', '- '),
    ]
    for (const text of wrong) expect([text, (await witness.ask(text)).status]).toEqual([text, 400])
    expect((await witness.ask(Uint8Array.of(0xff, 0xfe))).status).toBe(400)
    const shrunk = formatAddCheckpoint({ old: 9, proof: [], checkpoint: await log.checkpoint(5) })
    expect((await witness.ask(shrunk)).status).toBe(400)
    expect((await witness.ask(good)).status).toBe(200)
  })

  it('refuses 422 a proof that does not hold, and another root at the same size', async () => {
    const log = freshLog()
    const fork = await makeWatchedLog(log.origin, { fork: 'other ', signer: log.signer })
    const surplus = formatAddCheckpoint({
      old: 0,
      proof: [new Uint8Array(32)],
      checkpoint: await log.checkpoint(50),
    })
    expect((await witness.ask(surplus)).status).toBe(422)
    await witness.ask(await log.question(0, 50))
    const proof = log.proof(50, 300)
    const wrong = [
      { old: 50, proof: [], checkpoint: await log.checkpoint(300) },
      { old: 50, proof: proof.slice(1), checkpoint: await log.checkpoint(300) },
      { old: 50, proof: [...proof, new Uint8Array(32)], checkpoint: await log.checkpoint(300) },
      { old: 50, proof: fork.proof(50, 300), checkpoint: await fork.checkpoint(300) },
      { old: 50, proof: [], checkpoint: await fork.checkpoint(50) },
      { old: 50, proof: [new Uint8Array(32)], checkpoint: await log.checkpoint(50) },
    ]
    for (const one of wrong) {
      const answer = await witness.ask(formatAddCheckpoint(one))
      expect([one.proof.length, answer.status]).toEqual([one.proof.length, 422])
      expect(await answer.text()).not.toContain('—')
    }
    expect((await witness.ask(await log.question(50, 300))).status).toBe(200)
  })

  it('refuses an empty log whose root is not that of an empty log', async () => {
    const log = freshLog()
    const text = `${log.origin}\n0\n${toBase64(new Uint8Array(32))}\n`
    const { name, id, bytes } = await signText(text, log.signer)
    const key = Buffer.from(id, 'hex')
    const line = `— ${name} ${toBase64(new Uint8Array([...key, ...bytes]))}\n`
    expect((await witness.ask(`old 0\n\n${text}\n${line}`)).status).toBe(422)
  })

  it('gives the latest checkpoint with both signatures by the digest of the log’s name', async () => {
    const log = freshLog()
    expect((await latest(log)).status).toBe(404)
    await witness.ask(await log.question(0, 5))
    await witness.ask(await log.question(5, 6))
    const answer = await latest(log)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    const checkpoint = await openCheckpoint(await answer.text(), {
      logs: [log.signer.key],
      witnesses: [witness.key],
      quorum: 1,
    })
    expect(checkpoint).toMatchObject({ size: 6 })
    for (const path of [
      'x/checkpoint',
      `${hash('sha256', 'none', 'hex')}/checkpoint`,
      '',
      'add-checkpoint',
    ])
      expect((await fetch(`${witness.address}/${path}`)).status).toBe(404)
  })

  it('never rolls back when many ask at once', async () => {
    const log = freshLog()
    await witness.ask(await log.question(0, 10))
    const questions = await Promise.all(
      Array.from({ length: 60 }, (_, at) => log.question(10, 11 + ((at * 37) % 200))),
    )
    const answers = await Promise.all(questions.map((question) => witness.ask(question)))
    const statuses = answers.map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 409]))
    const said = await Promise.all(answers.map((answer) => answer.text()))
    const cosigned = said.filter((_, at) => statuses[at] === 200)
    // All began at the same size: one alone may have been first.
    expect(cosigned).toHaveLength(1)
    const size = sizeIn(await (await latest(log)).text())
    expect(said.filter((_, at) => statuses[at] === 409)).toEqual(Array(59).fill(`${size}\n`))
  })

  it('reads no more than a question can be', async () => {
    const answer = await witness.ask('old 0\n'.padEnd(200_000, 'A'))
    expect(answer.status).toBe(413)
  })

  it('waits for nobody who sends nothing', async () => {
    // As a regulator starts it a client has so long; here the same is over sooner.
    expect(smallLimits.requestTimeout).toBe(20_000)
    const limits = { headersTimeout: 500, requestTimeout: 1_000, connectionsCheckingInterval: 100 }
    const app = new Hono().post('/add-checkpoint', async ({ req, text }) =>
      text(await req.text().catch(() => '')),
    )
    const served = await serveSmall(app, { host: '127.0.0.1', port: 0, limits })
    onTestFinished(served.stop)
    const socket = connect(Number(new URL(served.address).port), '127.0.0.1')
    const start = performance.now()
    socket.write('POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nold')
    const ended = new Promise<string>((resolve) => {
      let said = ''
      socket.on('data', (bytes) => {
        said += bytes
      })
      socket.on('close', () => resolve(said))
      socket.on('error', () => resolve(said))
    })
    expect(await ended).toMatch(/^HTTP\/1\.1 408|^$/)
    expect(performance.now() - start).toBeGreaterThan(900)
  })
})

function sizeIn(note: string): number {
  return Number(note.split('\n')[1])
}

function latest({ origin }: WatchedLog): Promise<Response> {
  return fetch(`${witness.address}/${hash('sha256', origin, 'hex')}/checkpoint`)
}

function opened(note: string, log: WatchedLog, keys: readonly NoteKey[] = [log.signer.key]) {
  return openCheckpoint(note, { logs: keys, witnesses: [witness.key], quorum: 1 })
}

async function asked(log: WatchedLog, signers: Parameters<WatchedLog['checkpoint']>[1]) {
  return formatAddCheckpoint({ old: 0, proof: [], checkpoint: await log.checkpoint(5, signers) })
}
