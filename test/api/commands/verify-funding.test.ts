import { expect, it } from 'vitest'
import { verifyFunding } from '../../../api/commands/verify-funding.ts'
import { sha256 } from '../../../api/digest.ts'
import { readLogKey } from '../../../api/log/log-key.ts'
import { storedZip, unzipWithin } from '../../../api/zip.ts'
import type { Statement } from '../../../domain/funding/statement.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { fundingOf, line, project } from '../../harness/funded.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { keepOnce, logFolder } from '../../harness/log.ts'
import { writeTestFile } from '../../harness/run-command.ts'

const million = 100_000_000

it('works out a grant again from its evidence file alone, and finds whatever was changed', async () => {
  const installation = await openTestInstallation()
  const funding = await fundingOf(installation)
  const { done, send, event } = funding
  await done('POST', '', project())
  const asset = { name: 'Robot', serial: 'R-1' }
  await done('POST', '/LINE/lines', line({ amountCents: 36 * million, asset, events: [event] }))
  await done('POST', '/LINE/milestones/1/reached', { day: '2026-04-30', evidence: 'Accepted' })
  await done('POST', '/LINE/claims', { milestone: 1 })
  await done('POST', '/LINE/lines', line({ amountCents: 9 * million + 300, invoice: '2', asset }))
  const files = await logFolder()
  await keepOnce(installation, files, {})
  const key = (await readLogKey(files.key))?.key
  if (key === undefined) throw new RangeError('The log has no key')
  const policy = await writeTestFile('policy', `log ${formatKey(key)}\nquorum none\n`)
  const zip = Buffer.from(await (await send('GET', '/LINE/evidence.zip')).arrayBuffer())
  const limits = { mostBytes: 10_000_000, mostEntries: 100, isAsked: () => true }
  const parts = new Map(
    [...(await unzipWithin(zip, limits))].map(([name, bytes]) => [name, bytes.toString()]),
  )

  const verified = async (given: Buffer, believes: object = { policy }) => {
    const out: string[] = []
    const code = await verifyFunding.runAlone({
      words: [await writeTestFile('evidence.zip', given)],
      options: { ...believes, json: true },
      terminal: { out: (text) => void out.push(text), err: () => {} },
      language: 'en',
      now: new Date('2026-12-01T00:00:00Z'),
    })
    const { steps } = JSON.parse(out.at(-1) ?? '{}') as {
      readonly steps: Readonly<Record<string, readonly { readonly says: string }[] | null>>
    }
    const found = Object.values(steps).map((faults) => faults?.map(({ says }) => says) ?? null)
    return { code, found, text: out.join('\n') }
  }
  const whole = await verified(zip)
  expect(whole).toMatchObject({ code: 0, found: [[], [], [], []] })
  expect(whole.text).toContain(
    'HK$45,000,003.00 spent, a grant of HK$15,000,000.00, of which HK$12,000,000.00 is claimed',
  )
  expect(await verified(zip, {})).toMatchObject({ code: 1, found: [[], [], [], null] })

  /** The pack with some files changed, and its manifest made to fit. */
  const forged = (changes: Readonly<Record<string, string | undefined>>) => {
    const own = new Map(parts)
    for (const [name, text] of Object.entries(changes)) {
      if (text === undefined) own.delete(name)
      else own.set(name, text)
    }
    own.delete('manifest.json')
    const listed = [...own].map(([name, text]) => ({ name, sha256: sha256(text) }))
    own.set('manifest.json', canonical({ v: 1, what: 'loomcell-funding-evidence', files: listed }))
    return storedZip(new Map([...own].map(([name, text]) => [name, Buffer.from(text)])))
  }
  const statement = JSON.parse(parts.get('statement.json') ?? '') as Statement
  const told = (change: Partial<Statement>) =>
    forged({ 'statement.json': canonical({ ...statement, ...change }) })
  const figuresOf = async (change: Partial<Statement>) => (await verified(told(change))).found[1]
  const [first, second] = statement.lines
  if (first === undefined || second === undefined) throw new RangeError('Two lines are there')
  const { grant, claims } = statement
  expect(await figuresOf({ grant: { ...grant, governmentCents: 16 * million } })).toEqual([
    'evidence_totals_differ',
  ])
  expect(await figuresOf({ capCents: 20 * million })).toEqual(['evidence_scheme_differs'])
  expect(await figuresOf({ share: { government: 0, company: 0 } })).toEqual([
    'evidence_scheme_differs',
  ])
  expect(await figuresOf({ lines: [first, { ...second, asset: null }] })).toEqual([
    'spend_tied_to_nothing',
  ])
  expect(await figuresOf({ lines: [first, { ...second, day: '2027-01-01' }] })).toEqual([
    'evidence_line_outside',
  ])
  expect(
    await figuresOf({
      claims: claims.map((claim) => ({ ...claim, grantCents: claim.grantCents + 1 })),
      claimedCents: statement.claimedCents + 1,
    }),
  ).toEqual(['evidence_claim_differs', 'evidence_ratio_broken'])
  expect((await verified(forged({ 'events/00001.json': '{}' }))).found[2]).toEqual([
    'evidence_event_missing',
  ])
  expect((await verified(forged({ 'receipts/00001.tlog-proof': undefined }))).found[3]).toEqual([
    'evidence_event_unlogged',
  ])
  expect((await verified(forged({ 'statement.json': '{"v":1}' }))).found).toEqual([
    ['evidence_file_unread'],
    null,
    null,
    null,
  ])
  const halved = (parts.get('statement.json') ?? '').replace('Robot line', String.raw`\ud800`)
  expect((await verified(forged({ 'statement.json': halved }))).found[0]).toEqual([
    'evidence_file_unread',
  ])
  // An event that is there shows no other one, and nothing of another organisation.
  const again = {
    id: '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10',
    digest: statement.events[0]?.digest ?? '',
  }
  const twice = {
    events: [again, ...statement.events],
    lines: [first, { ...second, events: [again.id] }],
  }
  expect((await verified(told(twice))).found[2]).toEqual(['evidence_event_missing'])
  expect((await verified(told({ organisation: 'second' }))).found[2]).toEqual([
    'evidence_event_missing',
  ])
  const changed = new Map(parts).set('lines.csv', 'line\n').set('more.txt', 'x')
  const byHand = storedZip(new Map([...changed].map(([name, text]) => [name, Buffer.from(text)])))
  expect((await verified(byHand)).found[0]).toEqual([
    'evidence_file_strange',
    'evidence_file_changed',
  ])
  // What is no UTF-8 would be read, and hashed, as something else.
  const bytes = new Map([...parts].map(([name, text]) => [name, Buffer.from(text)]))
  await expect(verified(storedZip(bytes.set('lines.csv', Buffer.of(0xff))))).rejects.toMatchObject({
    refusal: { faults: [{ says: 'pack_unreadable' }] },
  })
})
