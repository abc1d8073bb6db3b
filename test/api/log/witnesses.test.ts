import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openWitnesses } from '../../../api/log/open-witnesses.ts'
import type { AskedCheckpoint, Cosigned } from '../../../api/log/witnesses.ts'
import { formatSignature, type NoteSignature, parseNote } from '../../../domain/proof/log/note.ts'
import { formatKey, type NoteKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint, trustOf } from '../../../domain/proof/log/open-checkpoint.ts'
import { parsePolicy } from '../../../domain/proof/log/policy.ts'
import { cosignText } from '../../../domain/proof/log/sign-note.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { makeNoteSigner } from '../../harness/note-signer.ts'
import { makeWatchedLog, type WatchedLog } from '../../harness/watched-log.ts'
import { type RunningWitness, startWitness } from '../../harness/witness.ts'

const foreign = 'http://foreign.example'

describe('witnesses that a log asks', () => {
  it('cosign what only grew, each from the size that it has', async () => {
    const log = await makeWatchedLog('log.example/1')
    const [one, other] = await Promise.all([started(log, 'one'), started(log, 'other')])
    // One has seen the log before, by somebody else's asking.
    await one.ask(await log.question(0, 40))
    const policy = policyOf('group both all one other\nquorum both', { one, other })
    const witnesses = await openWitnesses(policy)
    for (const size of [100, 101, 256, 300]) {
      const cosigned = await witnesses.cosign(await asking(log, size))
      expect(cosigned).toMatchObject({ isEnough: true, isComplete: true })
      expect(await opened(cosigned, policy, log)).toMatchObject({ size, witnesses: [{}, {}] })
    }
    // A process that begins anew knows none of their sizes.
    const later = await openWitnesses(policy)
    expect(await later.cosign(await asking(log, 300))).toMatchObject({ isComplete: true })
    expect(await later.newest(log.origin)).toMatchObject({
      answered: [{}, {}],
      checkpoints: [{}, {}],
    })
    // Whoever says that it has nothing has answered too.
    expect(await later.newest('none.example')).toMatchObject({
      answered: [{}, {}],
      checkpoints: [],
    })
  })

  it('may be away: who is left is enough or not, and whoever comes back signs the same', async () => {
    const log = await makeWatchedLog('log.example/1')
    const [one, other] = await Promise.all([started(log, 'one'), started(log, 'other')])
    const any = policyOf('group any any one other\nquorum any', { one, other })
    const all = policyOf('group both all one other\nquorum both', { one, other })
    await other.stop('SIGKILL')
    expect(await (await openWitnesses(any)).cosign(await asking(log, 9))).toMatchObject({
      isEnough: true,
      isComplete: false,
    })
    const needing = await openWitnesses(all)
    const short = await needing.cosign(await asking(log, 20))
    expect(short).toMatchObject({ isEnough: false, isComplete: false })
    const port = new URL(other.address).port
    const back = await startWitness([log.signer.key], { folder: other.folder, port, name: 'other' })
    onTestFinished(() => back.stop())
    // The first one is not asked again: it has signed this text, and its signature is kept.
    await one.stop('SIGKILL')
    const whole = await needing.cosign(await asking(log, 20))
    expect(whole).toMatchObject({ isEnough: true, isComplete: true })
    expect(await opened(whole, all, log)).toMatchObject({ witnesses: [{}, {}] })
  })

  it('hold nobody up who do not answer, and least of all a second time', async () => {
    const log = await makeWatchedLog('log.example/1')
    const witness = await started(log, 'one')
    let questions = 0
    const silent = createServer(() => {
      questions += 1
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void silent.close())
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const mute = {
      key: (await makeNoteSigner('mute', 'cosignature')).key,
      address: `http://127.0.0.1:${port}`,
    }
    const witnesses = await openWitnesses(
      policyOf('group any any one mute\nquorum any', { one: witness, mute }),
    )
    // The silent one never answers: whoever waited for it until it does would not come to an end here.
    for (const size of [5, 6]) {
      const cosigned = await witnesses.cosign(await asking(log, size))
      expect(cosigned).toMatchObject({ isEnough: true, isComplete: false })
    }
    expect(questions).toBe(1)
    silent.closeAllConnections()
  })

  it('are waited for on a busy machine where they are needed, and not where they are not', async () => {
    const log = await makeWatchedLog('log.example/1')
    const { promise: late, resolve: letAnswer } = Promise.withResolvers<void>()
    const slow = await foreignWitness(async (signer) => {
      await late
      return new HttpResponse(formatSignature(await cosign(log, 300, signer)))
    }, 'quorum none')
    const without = await slow.witnesses.cosign(await asking(log, 300))
    expect(without).toMatchObject({ isEnough: true, isComplete: false })
    const needed = await openWitnesses(slow.policy.replace('quorum none', 'quorum foreign'))
    setTimeout(letAnswer, 1_500)
    expect(await needed.cosign(await asking(log, 300))).toMatchObject({
      isEnough: true,
      isComplete: true,
    })
  })

  it('are not shown another history: who has seen more, or other, signs nothing', async () => {
    const log = await makeWatchedLog('log.example/1')
    const fork = await makeWatchedLog('log.example/1', { fork: 'other ', signer: log.signer })
    const one = await started(log, 'one')
    await one.ask(await log.question(0, 200))
    const witnesses = await openWitnesses(policyOf('quorum one', { one }))
    for (const [history, size] of [
      [log, 100],
      [fork, 200],
      [fork, 300],
    ] as const)
      expect(await witnesses.cosign(await asking(history, size))).toMatchObject({ isEnough: false })
    const { checkpoints } = await witnesses.newest(log.origin)
    expect(checkpoints[0]?.note).toContain('\n200\n')
    expect(await witnesses.cosign(await asking(log, 300))).toMatchObject({ isEnough: true })
  })
})

describe('a foreign witness', () => {
  it.each([
    ['nothing', () => new HttpResponse('')],
    ['no signature', () => new HttpResponse('thank you\n')],
    ['another status', () => new HttpResponse(null, { status: 201 })],
    ['that it is not at home', () => new HttpResponse(null, { status: 503 })],
    ['another address', () => HttpResponse.redirect(`${foreign}/elsewhere`, 307)],
    ['too much', () => new HttpResponse('— foreign A\n'.repeat(20_000))],
    ['a size that is none', () => new HttpResponse('many\n', { status: 409 })],
    ['a size beyond the log', () => new HttpResponse('301\n', { status: 409 })],
    ['another size each time', sizes()],
    ['the size that was asked from', () => new HttpResponse('0\n', { status: 409 })],
  ])('that answers %s is as if it had not signed', async (_, answer) => {
    const log = await makeWatchedLog('log.example/1')
    const { witnesses } = await foreignWitness(answer)
    const { note } = await asking(log, 300)
    expect(await witnesses.cosign(await asking(log, 300))).toEqual({
      note,
      isEnough: false,
      isComplete: false,
    })
  })

  it.each([
    [
      'of another text',
      async (log: WatchedLog, signer: Signer) => [await cosign(log, 299, signer)],
    ],
    [
      'that was changed',
      async (log: WatchedLog, signer: Signer) => {
        const one = await cosign(log, 300, signer)
        return [{ ...one, bytes: one.bytes.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) }]
      },
    ],
    [
      'of another key of its name',
      async (log: WatchedLog) => [
        await cosign(log, 300, await makeNoteSigner('foreign', 'cosignature')),
      ],
    ],
    [
      'by another key under the id of its own',
      async (log: WatchedLog, { key }: Signer) => {
        const other = await cosign(log, 300, await makeNoteSigner('foreign', 'cosignature'))
        return [{ ...other, id: key.id }]
      },
    ],
  ] as const)('is not believed a signature %s', async (_, lines) => {
    const log = await makeWatchedLog('log.example/1')
    const { witnesses, signer } = await foreignWitness(
      async () => new HttpResponse((await lines(log, signer)).map(formatSignature).join('')),
    )
    const cosigned = await witnesses.cosign(await asking(log, 300))
    expect(cosigned).toMatchObject({ isEnough: false, note: await log.checkpoint(300) })
  })

  it('may sign with further keys, of which only the known one is taken', async () => {
    const log = await makeWatchedLog('log.example/1')
    const stranger = await makeNoteSigner('foreign/next', 'cosignature')
    const { witnesses, signer } = await foreignWitness(async () => {
      const lines = [await cosign(log, 300, stranger), await cosign(log, 300, signer)]
      return new HttpResponse(lines.map(formatSignature).join(''))
    })
    const { note, isEnough } = await witnesses.cosign(await asking(log, 300))
    const read = parseNote(note)
    expect([isEnough, 'says' in read ? [] : read.signatures.map(({ name }) => name)]).toEqual([
      true,
      ['log.example/1', 'foreign'],
    ])
  })
})

describe('a policy of a log', () => {
  it('must say where each witness is asked, and tells all that is wrong', async () => {
    const key = async (name: string) => formatKey((await makeNoteSigner(name, 'cosignature')).key)
    const lines = [
      `witness a ${await key('a')}`,
      `witness b ${await key('b')} ftp://b.example`,
      `witness c ${await key('c')} https://c.example/`,
      'quorum c',
    ].join('\n')
    const wrong = await openWitnesses(lines).catch((error: unknown) => error)
    expect(
      wrong instanceof RefusedError && wrong.refusal.faults.map(({ values }) => values.name),
    ).toEqual(['a', 'b'])
    await expect(openWitnesses('quorum x')).rejects.toBeInstanceOf(RefusedError)
  })

  it('that asks nobody is met at once', async () => {
    const log = await makeWatchedLog('log.example/1')
    const witnesses = await openWitnesses('quorum none')
    expect(await witnesses.cosign(await asking(log, 7))).toEqual({
      note: await log.checkpoint(7),
      isEnough: true,
      isComplete: true,
    })
  })
})

type Signer = Awaited<ReturnType<typeof makeNoteSigner>>

async function started(log: WatchedLog, name: string): Promise<RunningWitness> {
  const witness = await startWitness([log.signer.key], { name })
  onTestFinished(() => witness.stop())
  return witness
}

/** A policy with these witnesses, whom its last lines name. */
function policyOf(
  lines: string,
  witnesses: Readonly<Record<string, { readonly key: NoteKey; readonly address: string }>>,
): string {
  const listed = Object.entries(witnesses).map(
    ([name, { key, address }]) => `witness ${name} ${formatKey(key)} ${address}/`,
  )
  return [...listed, lines, ''].join('\n')
}

async function asking(log: WatchedLog, size: number): Promise<AskedCheckpoint> {
  const proofFrom = async (from: number) => log.proof(from, size)
  return { origin: log.origin, note: await log.checkpoint(size), size, proofFrom }
}

async function opened({ note }: Cosigned, policy: string, { signer }: WatchedLog) {
  const read = await parsePolicy(policy)
  if (!('logs' in read)) throw new Error('The policy of the test is wrong')
  return openCheckpoint(note, { ...trustOf(read), logs: [signer.key] })
}

async function cosign(log: WatchedLog, size: number, signer: Signer): Promise<NoteSignature> {
  const note = parseNote(await log.checkpoint(size))
  if ('says' in note) throw new Error(note.says)
  return cosignText(note.text, 1_790_000_000, signer)
}

/** Somebody else's witness, of which only its bad answers are made up. */
async function foreignWitness(
  answer: (signer: Signer) => Response | Promise<Response>,
  lines = 'quorum foreign',
) {
  const signer = await makeNoteSigner('foreign', 'cosignature')
  const server = setupServer(http.post(`${foreign}/add-checkpoint`, () => answer(signer)))
  server.listen()
  onTestFinished(() => server.close())
  const policy = policyOf(lines, { foreign: { key: signer.key, address: foreign } })
  return { signer, policy, witnesses: await openWitnesses(policy) }
}

/** Whoever tells another size each time is not asked for ever. */
function sizes() {
  let size = 10
  return () => {
    size += 1
    return new HttpResponse(`${size}\n`, { status: 409 })
  }
}
