import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExitCode } from '../../../api/commands/command.ts'
import { verify } from '../../../api/commands/verify.ts'
import { storedZip, unzipWithin } from '../../../api/zip.ts'
import { credentialPhrases } from '../../../domain/phrases/credentials.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { filesOfEvidence } from '../../../domain/proof/record/evidence-files.ts'
import { outcomeWords } from '../../../domain/proof/record/step-words.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { type Language, languages } from '../../../domain/words.ts'
import { forged, plain } from '../../domain/proof/credential/signed.ts'
import {
  chainOf,
  type Maker,
  makeEvidence,
  makeMaker,
  type Whole,
} from '../../domain/proof/record/make-evidence.ts'
import { filesAsEditorsKeepThem } from '../../harness/kept-by-editors.ts'
import { writeTestFile } from '../../harness/run-command.ts'

let maker: Maker
let whole: Whole
let policy: string

beforeAll(async () => {
  maker = await makeMaker()
  whole = await makeEvidence(maker, { events: await chainOf() })
  policy = [
    `log ${formatKey(maker.log.key)}`,
    `witness yard ${formatKey(maker.witness.key)}`,
    'quorum yard',
    '',
  ].join('\n')
})

describe('loomcell verify', () => {
  it('says step by step that a pack holds, with the keys that the caller names', async () => {
    const ran = await run(await packOf(whole), { policy: await writeTestFile('policy', policy) })
    expect(ran.code).toBe(0)
    expect(ran.out.slice(0, 10).map((line) => line.slice(0, 6).trim())).toEqual(
      Array(10).fill('holds'),
    )
    expect(ran.out).toContain('Events: 4, in the log: 4')
    expect(ran.json).toMatchObject({ proven: true, steps: { witness: [] } })
    expect(ran.err).toEqual([])
  })

  it('reads a pack of more events than a spreadsheet has parts', async () => {
    const events = await chainOf(Array.from({ length: 700 }, (_, at) => `drawn_${at}`))
    const long = await makeEvidence(maker, { events })
    const ran = await run(await packOf(long), { policy: await writeTestFile('policy', policy) })
    expect([ran.code, ran.out.at(-2)]).toEqual([0, 'Events: 700, in the log: 700'])
  })

  it('checks no log without them, and ends with 1', async () => {
    const ran = await run(await packOf(whole), {})
    expect(ran.code).toBe(1)
    expect(ran.json).toMatchObject({
      proven: false,
      steps: { signature: [], chain: [], logged: null, checkpoint: null, witness: null },
    })
    expect(ran.err.join()).toMatch(/--policy FILE/)
  })

  it('names what was changed, in the language of the terminal', async () => {
    const changed = { ...whole, events: whole.events.toSpliced(1, 1) }
    const given = { policy: await writeTestFile('policy', policy) }
    expect((await run(await packOf(changed), given, 'zh-Hant')).out.join('\n')).toMatch(
      /不成立\s+每項事件均緊接前一項，未經更改\n {2}第 2 項事件與清單所列不符/,
    )
  })

  it('says in every language that an old pack is not checked for what was revoked since', async () => {
    const later = new Date(Date.parse(maker.believed.now) + 48 * 3_600_000)
    const pack = await packOf(whole)
    const given = { policy: await writeTestFile('policy', policy) }
    for (const language of languages) {
      const ran = await run(pack, given, language, later)
      expect(ran.code).toBe(1)
      const outcomes = ran.out.slice(0, 11).map((line) => line.split(/ {2,}/)[0])
      const { holds, unchecked } = outcomeWords
      const expected = [...Array(4).fill(holds[language]), unchecked[language]]
      expect(outcomes.slice(0, 5)).toEqual(expected)
      // Programs read the line of --json: sentences are for people, by the locale and the clock of UTC.
      const [start = '', end = ''] = credentialPhrases.status_list_old[language].split('{until}')
      const until = ran.out[5]?.slice(start.length + 2, end === '' ? undefined : -end.length)
      expect(ran.out[5]).toBe(`  ${start}${until}${end}`)
      const form =
        language === 'en' ? /^\d{1,2} \w+ \d{4}, \d\d:\d\d UTC$/ : /^\d{4}年.*\d\d:\d\d UTC$/
      expect(until).toMatch(form)
      expect(outcomes.slice(6)).toEqual(Array(5).fill(holds[language]))
      const statusUntil = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
      expect(ran.json).toMatchObject({ proven: false, statusUntil, steps: { status: null } })
    }
  })

  it.each([
    ['no zip', () => Buffer.from('PK no zip'), /Cannot open the evidence pack: it is cut off/],
    [
      'no record',
      () => storedZip(new Map([['a.txt', Buffer.from('a')]])),
      /neither passport\.jwt nor/,
    ],
  ] as const)('refuses a file that is %s', async (_, content, message) => {
    const file = await writeTestFile('pack.zip', content())
    await expect(run(file, {})).rejects.toSatisfy(
      (error) =>
        error instanceof RefusedError && message.test(error.refusal.faults[0]?.message ?? ''),
    )
  })

  it('holds a pack as it was downloaded to the byte, and one that was packed anew to what is in it', async () => {
    const whole = await readFile(await packOf(await small()))
    for (let place = 0; place < whole.length; place += 1) {
      const changed = Buffer.from(whole)
      changed.writeUInt8((changed[place] ?? 0) ^ (1 << (place % 8)), place)
      const file = await writeTestFile('pack.zip', changed)
      await expect(run(file, {}), `byte ${place}`).rejects.toBeInstanceOf(RefusedError)
    }
    const folders = ['events/', 'receipts/', 'events/.DS_Store', '__MACOSX/events/._00001.json']
    const parts = await unzipWithin(whole, {
      mostBytes: 1e6,
      mostEntries: 100,
      isAsked: () => true,
    })
    const added = folders.map((name) => [name, Buffer.from('')] as const)
    const zipped = await writeTestFile('pack.zip', storedZip(new Map([...parts, ...added])))
    expect((await run(zipped, {})).json).toMatchObject({ steps: { history: [], chain: [] } })
    const anew = Buffer.concat([whole, Buffer.from('a comment')])
    anew.writeUInt16LE('a comment'.length, whole.length - 2)
    expect((await run(await writeTestFile('pack.zip', anew), {})).json).toMatchObject({
      steps: { signature: [], history: [], chain: [] },
    })
  })

  it('lets nothing in a pack write over what it says', async () => {
    const kid = `${'\u001b[1A\r'}holds          The key is its issuer’s\n\u009b2K\u202e`
    const passport = await forged({ alg: 'EdDSA', typ: 'vc+jwt', kid }, plain, maker.by.signer.key)
    const policyFile = await writeTestFile('policy', policy)
    const { out, code } = await run(await packOf({ ...whole, passport }), { policy: policyFile })
    expect(code).toBe(1)
    const told = out.slice(0, -1).join('')
    expect(told).toContain('[U+001B][1A[U+000D]holds')
    expect(told).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('refuses a file whose bytes are not those that were hashed', async () => {
    const files = new Map(
      [...filesOfEvidence(whole)].map(([name, text]) => [name, Buffer.from(text)]),
    )
    const [name, event] = [...files].find(([one]) => one.startsWith('events/')) ?? [
      '',
      Buffer.alloc(0),
    ]
    files.set(name, Buffer.concat([event.subarray(0, 20), Buffer.of(0xff), event.subarray(21)]))
    const file = await writeTestFile('pack.zip', storedZip(files))
    await expect(run(file, {})).rejects.toSatisfy(
      (error) =>
        error instanceof RefusedError &&
        error.refusal.faults[0]?.message.includes('“events/00001.json” is no UTF-8') === true,
    )
  })

  it('reads a policy whatever editor kept it', async () => {
    const pack = await packOf(whole)
    for (const [editor, bytes] of filesAsEditorsKeepThem(policy)) {
      const ran = await run(pack, { policy: await writeTestFile('policy', bytes) })
      expect([editor, ran.code, ran.json]).toMatchObject([editor, 0, { proven: true }])
    }
  })

  it('names every line of a policy that is wrong', async () => {
    const wrong = await writeTestFile('policy', 'log nonsense\nquorum nobody\n')
    await expect(run(await packOf(whole), { policy: wrong })).rejects.toSatisfy(
      (error) => error instanceof RefusedError && error.refusal.faults.length === 2,
    )
  })

  it('ends with what it found, also where nobody reads on', async () => {
    const call = `"$1" api/commands/main.ts verify "$2" --policy "$3"`
    const policyFile = await writeTestFile('policy', policy)
    const words = [process.execPath, await packOf(whole), policyFile]
    const script = `(${call}; echo "code $?" >&2) | true`
    const { stderr } = spawnSync('sh', ['-c', script, 'sh', ...words], { encoding: 'utf8' })
    expect(stderr).toMatch(/^code [01]\n$/)
  })

  it('runs without a database, from the command line', async () => {
    const args = ['api/commands/main.ts', 'verify', await packOf(whole)]
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', LANG: 'C' }
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
    expect([status, stderr]).toEqual([1, expect.stringMatching(/--policy FILE/)])
    expect(stdout).toMatch(/holds +Its issuer signed it/)
  })
})

/** The smallest record, whose pack is soon gone through byte by byte. */
async function small(): Promise<Whole> {
  const { passport, issuerDocument, history, events } = whole
  return { passport, issuerDocument, statusList: '', history, events, receipts: [] }
}

async function packOf(evidence: Whole): Promise<string> {
  const files = [...filesOfEvidence(evidence)].map(
    ([name, text]) => [name, Buffer.from(text)] as const,
  )
  return writeTestFile('pack.zip', storedZip(new Map(files)))
}

async function run(
  pack: string,
  options: { policy?: string },
  language: Language = 'en',
  now = new Date(maker.believed.now),
): Promise<{ code: ExitCode; out: string[]; err: string[]; json: unknown }> {
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
  }
  const given = { words: [pack], options: { ...options, json: true }, terminal, language }
  const code = await verify.runAlone({ ...given, now })
  return { code, out, err, json: JSON.parse(out.at(-1) ?? 'null') }
}
