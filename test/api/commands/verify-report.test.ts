import { expect, it } from 'vitest'
import { verifyReport } from '../../../api/commands/verify-report.ts'
import { readLogKey } from '../../../api/log/log-key.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { openClosedJune } from '../../harness/closed-june.ts'
import { keepOnce, logFolder } from '../../harness/log.ts'
import { writeTestFile } from '../../harness/run-command.ts'

interface Told {
  readonly proven: boolean
  readonly steps: Readonly<Record<string, readonly { readonly says: string }[] | null>>
}

/** A report that was sealed, its proof, a policy that believes the log, and the command on any of these. */
async function openSealed() {
  const { installation, close, correct } = await openClosedJune()
  const { statement, digest } = await close('supervisor')
  const files = await logFolder()
  await keepOnce(installation, files, { publicUrl: 'https://loom.example' })
  const log = (await readLogKey(files.key))?.key
  if (log === undefined) throw new RangeError('The log has no key')
  const proof = await (await installation.app.request(`/log/entries/${digest}/proof`)).text()
  const policy = await writeTestFile('policy', `log ${formatKey(log)}\nquorum none\n`)
  const verified = async (
    given: string | Buffer,
    { by = proof, believes = policy }: { by?: string; believes?: string | undefined } = {},
  ) => {
    const out: string[] = []
    const err: string[] = []
    const code = await verifyReport.runAlone({
      words: [await writeTestFile('statement.json', given), await writeTestFile('proof', by)],
      options: { ...(believes === '' ? {} : { policy: believes }), json: true },
      terminal: { out: (line) => void out.push(line), err: (line) => void err.push(line) },
      language: 'en',
      now: new Date('2026-07-02T11:00:00Z'),
    })
    const told = JSON.parse(out.at(-1) ?? '{}') as Told
    const steps = Object.entries(told.steps).map(([step, faults]) => [
      step,
      faults?.map(({ says }) => says) ?? null,
    ])
    return { code, told, steps: Object.fromEntries(steps), err }
  }
  return { statement, proof, verified, correct }
}

it('verifies a sealed report with its proof alone, also after what it tells was corrected', async () => {
  const { statement, verified, correct } = await openSealed()
  await correct()
  expect(await verified(statement)).toMatchObject({
    code: 0,
    told: { proven: true, organisation: 'first', from: '2026-06-01', to: '2026-07-01' },
    steps: { statement: [], arithmetic: [], entry: [], log: [] },
  })
})

it('proves nothing where nobody is believed', async () => {
  const { statement, verified } = await openSealed()
  const { code, steps, err } = await verified(statement, { believes: '' })
  expect([code, steps.log, err.length]).toEqual([1, null, 1])
})

it('names what is wrong with a file that was changed', async () => {
  const { statement, verified } = await openSealed()
  const another = ['report_proof_of_another']
  const one = statement.replace('"inGrams":5000', '"inGrams":5001')
  expect(one).not.toBe(statement)
  expect(await verified(one)).toMatchObject({
    code: 1,
    steps: { statement: [], arithmetic: ['report_figures_wrong'], entry: another, log: null },
  })
  // What adds up line by line, and is not what its lines come to.
  const half = { from: '"inGrams":5000', to: '"inGrams":4000' }
  const lines = statement.split(half.from)
  expect(lines).toHaveLength(3)
  const balanced = statement
    .replace('"closingGrams":5000', '"closingGrams":4000')
    .replace(half.from, half.to)
  expect((await verified(balanced)).steps.arithmetic).toEqual(['report_figures_wrong'])
  for (const odd of [
    ` ${statement}`,
    `${statement}\n`,
    'no report',
    '[]',
    '{"v":1,"report":"flow","rows":[null]}',
    Buffer.from([0xff, 0xfe]),
  ]) {
    expect((await verified(odd)).steps, String(odd)).toMatchObject({
      statement: ['report_not_sealed'],
      arithmetic: null,
      entry: another,
    })
  }
})

it('takes no proof of another, none that was changed, and none of a log that is not believed', async () => {
  const { statement, proof, verified } = await openSealed()
  const none = await verified(statement, { by: 'no proof' })
  expect([none.code, none.steps.entry?.length, none.steps.log]).toEqual([1, 1, null])
  const flipped = proof.replace(
    /\n([A-Za-z0-9+/]{43}=)\n\n/,
    '\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n',
  )
  expect(flipped).not.toBe(proof)
  expect(await verified(statement, { by: flipped })).toMatchObject({
    code: 1,
    steps: { entry: [] },
  })
  const { proof: theirs } = await openSealed()
  const other = await verified(statement, { by: theirs })
  expect(other).toMatchObject({ code: 1, steps: { entry: ['report_proof_of_another'], log: null } })
})
