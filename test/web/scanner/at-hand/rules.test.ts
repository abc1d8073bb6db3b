import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import type { FaultName } from '../../../../domain/phrases.ts'
import { readScanned } from '../../../../domain/read-scanned.ts'
import type { Accepted } from '../../../../domain/receipt.ts'
import { faultOf, type Refusal } from '../../../../domain/refusal.ts'
import { shortCodeOf } from '../../../../domain/short-code.ts'
import { languages } from '../../../../domain/words.ts'
import type { HeldHere, KeptAtHand } from '../../../../web/scanner/at-hand/kept-at-hand.ts'
import { looksOf } from '../../../../web/scanner/at-hand/looks.ts'
import { type Rules, rulesOf } from '../../../../web/scanner/at-hand/rules.ts'
import { decidedOtherwise } from '../../../../web/scanner/queue/decided-otherwise.ts'
import type { QueuedScan } from '../../../../web/scanner/queue/queued-scan.ts'
import type { AtHand } from '../../../../workflows/at-hand.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { certify } from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'

const streams = ['battery', 'textile'] as const

it.each(streams)(
  'thinks of every scan of a %s walk what the server then decides, refuses what it refuses, and shows the same after it',
  async (name) => {
    const { installation, person, rules } = await open()
    const told: unknown[] = []
    let expected = 0
    let refused = 0
    let before: Scan | undefined
    for (const scan of walkOf(installation, name)) {
      const held = await heldFor(person)
      // What is refused here is refused there, for the same reasons at the same questions.
      for (const wrong of wrongOnesOf(scan, before)) {
        const judged = rules.judge(held, wrong)
        if (judged === undefined || !('refused' in judged)) continue
        refused += 1
        const [there] = await installation.recorder.record(partsOf([wrong], installation.actor))
        const own = reasonsIn(judged.refused)
        if (there === undefined || !isSameText(own, reasonsIn(there)))
          told.push([scan.stage, own, there])
      }
      before = scan
      const here = expectedOf(rules, held, scan)
      const queued = queuedOf(scan, { place: 1, expected: here })
      const shownHere = codesOf(scan).map((code) =>
        shown(rules, { ...held, scans: [queued] }, code),
      )
      const receipt = await recorded(installation, scan)
      if (here === undefined) continue
      expected += 1
      told.push(...decidedOtherwise({ ...queued, answer: { ...receipt, warnings: [] } }))
      const shownThere = await Promise.all(codesOf(scan).map((code) => scanned(person, code)))
      for (const [index, there] of shownThere.entries()) {
        if (!isSame(shownHere[index], there)) told.push([scan.stage, shownHere[index], there])
      }
    }
    expect(told).toEqual([])
    // All but what two persons sign, what leaves by hand-over, and what closes packs that lie elsewhere.
    expect(expected).toBeGreaterThan(15)
    expect(refused).toBeGreaterThan(40)
  },
  120_000,
)

it.each(streams)(
  'carries a %s walk of scans that have not gone out, with the batches that they make',
  async (name) => {
    const { installation, person, rules } = await open()
    const before = await heldFor(person)
    const scans: QueuedScan[] = []
    // What two persons sign, and what follows from it, nobody can record without a network.
    const beyond = new Set<string>()
    for (const scan of walkOf(installation, name)) {
      const codes = codesOf(scan)
      const isBeyond = codes.some((code) => beyond.has(code))
      const here = isBeyond ? undefined : expectedOf(rules, { ...before, scans }, scan)
      if (here === undefined) for (const code of codes) beyond.add(code)
      else scans.push(queuedOf(scan, { place: scans.length + 1, expected: here }))
    }
    expect(scans.length).toBeGreaterThan(10)
    const own = scans.flatMap(({ scan }) => codesOf(scan as Scan))
    const shownHere = new Map(own.map((code) => [code, shown(rules, { ...before, scans }, code)]))
    const otherwise: unknown[] = []
    for (const queued of scans) {
      const receipt = await recorded(installation, queued.scan)
      otherwise.push(...decidedOtherwise({ ...queued, answer: { ...receipt, warnings: [] } }))
    }
    expect(otherwise).toEqual([])
    for (const [code, here] of shownHere) {
      expect(withoutId(here)).toEqual(withoutId(await scanned(person, code)))
    }
  },
  120_000,
)

it('holds back nothing that needs a second person, nothing of a batch that it does not know, and no emergency', async () => {
  const { installation, person, rules } = await open()
  const [first] = walkOf(installation, 'battery')
  if (first === undefined) throw new RangeError('No walk')
  await recorded(installation, first)
  const held = await heldFor(person)
  const [code = ''] = codesOf(first)
  const weigh = (batch: string, massGrams: number) => ({
    id: randomUUID(),
    stream: 'battery',
    stage: 'weighed',
    facility: 'A',
    batches: [{ batch, massGrams }],
    facts: { scale: 'S-1' },
  })
  expect(rules.judge(held, weigh('NOBODY-KNOWS', 1))).toBeUndefined()
  expect(rules.judge(held, { ...weigh(code, 1), facility: 'ELSEWHERE' })).toBeUndefined()
  expect(rules.judge(held, weigh(code, 1))).toMatchObject({ refused: { code: 'mass_unbalanced' } })
  expect(rules.isAlarm({ stream: 'battery', stage: 'weighed' })).toBe(false)
  const alarms = Object.values(installation.streams.get('battery')?.allStages ?? {}).filter(
    ({ alarm }) => alarm !== undefined,
  )
  expect(alarms.map(({ name: stage }) => rules.isAlarm({ stream: 'battery', stage }))).toEqual([
    true,
  ])
})

it('asks for the certificate of whoever records as the server does: by what the goods are, on the day at the place', async () => {
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  const rules = rulesOf(installation.streams)
  const walk = [...walkOf(installation, 'battery')]
  const at = walk.findIndex(({ stage }) => stage === 'isolated')
  for (const scan of walk.slice(0, at)) await recorded(installation, scan)
  const [scan] = walk.slice(at)
  if (scan === undefined) throw new RangeError('Nothing is isolated')
  const held = await heldFor(person)
  const damaged = held.batches.map(({ context, ...batch }) => ({
    ...batch,
    context: { ...context, damageClass: 'amber' },
  }))
  // Half past midnight there is the day before in UTC.
  const timed = { ...scan, eventTime: '2026-11-20T00:30:00+08:00' }
  const missingOf = (here: HeldHere, kind: string, day: string) => {
    const asker = { ...here.known.asker, certificates: [{ kind, validFrom: day, validUntil: day }] }
    const judged = rules.judge({ ...here, known: { ...here.known, asker } }, timed)
    const isMissing =
      judged !== undefined && 'refused' in judged && judged.refused.code === 'not_competent'
    return isMissing ? judged.refused.faults[0]?.values : undefined
  }
  const plain = { kind: 'high_voltage_work', day: '2026-11-20' }
  const live = { ...plain, kind: 'high_voltage_live_work' }
  expect(missingOf(held, plain.kind, '2026-11-19')).toMatchObject(plain)
  expect(missingOf(held, plain.kind, '2026-11-20')).toBeUndefined()
  expect(missingOf(held, live.kind, '2026-11-20')).toBeUndefined()
  expect(missingOf({ ...held, batches: damaged }, plain.kind, '2026-11-20')).toMatchObject(live)
  expect(missingOf({ ...held, batches: damaged }, live.kind, '2026-11-20')).toBeUndefined()
  const here = rules.judge(held, scan)
  const body = JSON.stringify(scan)
  const there = await person.request('/api/v1/scans', { method: 'POST', body })
  expect(here).toMatchObject({ refused: { code: 'not_competent' } })
  expect(here !== undefined && 'refused' in here && reasonsIn(here.refused)).toEqual(
    reasonsIn(await jsonOf<object>(there)),
  )
}, 60_000)

it('says faults by labels in every language, whatever language the server answered in', async () => {
  const { rules } = await open()
  const scan = { stream: 'battery', stage: 'triaged' }
  const fault = faultOf('/facts/competentPerson', 'field_unreadable', {
    field: 'competentPerson',
    given: '7',
    right: { says: 'right_yes_no' },
  })
  const [said] = rules.say(scan, [fault])
  expect(fault.message).toContain('"competentPerson"')
  for (const language of languages)
    expect(said?.message[language]).not.toMatch(/competentPerson|right_/)
  const later = { ...fault, says: 'of_a_later_version' as FaultName, message: 'As it came' }
  expect(rules.say(scan, [later])[0]?.message['zh-Hant']).toBe('As it came')
})

it('says warnings in every language, whatever language the server answered in, and one without a rule as it came', async () => {
  const { rules } = await open()
  const scan = { stream: 'battery', stage: 'tested' }
  const values = { field: 'calibrationDue', found: '2020-01-31', day: '2026-11-28' }
  const warned = [{ says: 'date_over', values }] as const
  const [said] = rules.warn(scan, { warnings: ['As it came'], warned })
  expect(said).toEqual({
    en: '“Calibration due”: 31 Jan 2020 was over on the day of this entry (28 Nov 2026)',
    'zh-Hant': '「校準到期日」：2020年1月31日 在此項紀錄當日（2026年11月28日）已過期',
    'zh-Hans': '“校准到期日”：2020年1月31日 在此项记录当日（2026年11月28日）已过期',
  })
  const came = { en: 'As it came', 'zh-Hant': 'As it came', 'zh-Hans': 'As it came' }
  expect(rules.warn(scan, { warnings: ['As it came'] })).toEqual([came])
  const later = [{ says: 'of_a_later_version' as FaultName, values: {} }]
  expect(rules.warn(scan, { warnings: ['As it came'], warned: later })).toEqual([came])
})

it('counts a scan once: not again when the server has told of it, still when it was answered after that', async () => {
  const { installation, person, rules } = await open()
  const [first, second] = walkOf(installation, 'battery')
  if (first === undefined || second === undefined) throw new RangeError('No walk')
  const code = codesOf(first)[0] ?? ''
  await recorded(installation, first)
  const before = await heldFor(person)
  const receipt = await recorded(installation, second)
  const answered = { ...queuedOf(second, { place: 1 }), answer: { ...receipt, warnings: [] } }
  const there = await scanned(person, code)
  const after = await heldFor(person)
  for (const held of [before, after]) {
    expect(shown(rules, { ...held, scans: [answered] }, code)).toEqual(there)
  }
  const refused = {
    ...queuedOf(second, { place: 1 }),
    answer: { id: second.id, status: 'refused', code: 'invalid', faults: [] },
  } as const
  expect(shown(rules, { ...before, scans: [refused] }, code)).toMatchObject({
    state: { name: stateOf(before, code) },
  })
})

it('leaves out a scan that a later one here reverses, and what another organisation recorded on this device', async () => {
  const { installation, person, rules } = await open()
  const [first, second] = walkOf(installation, 'battery')
  if (first === undefined || second === undefined) throw new RangeError('No walk')
  const code = codesOf(first)[0] ?? ''
  await recorded(installation, first)
  const held = await heldFor(person)
  const plain = shown(rules, held, code)
  const own = queuedOf(second, { place: 1 })
  expect(shown(rules, { ...held, scans: [own] }, code)).not.toEqual(plain)
  const reversal = {
    id: randomUUID(),
    stream: 'battery',
    stage: 'reversed',
    facility: 'A',
    batches: [{ batch: code }],
    reverses: second.id,
    facts: { reason: 'Wrong pack' },
  }
  const scans = [own, queuedOf(reversal, { place: 2 })]
  expect(shown(rules, { ...held, scans }, code)).toEqual(plain)
  const foreign = { ...own, by: { ...own.by, organisation: 'another' } }
  expect(shown(rules, { ...held, scans: [foreign] }, code)).toEqual(plain)
})

it('does not call it another decision when the server counts a hold from when it heard of the emergency', async () => {
  const { installation, person, rules } = await open()
  const [first] = walkOf(installation, 'battery')
  if (first === undefined) throw new RangeError('No walk')
  await recorded(installation, first)
  const scan = {
    id: randomUUID(),
    stream: 'battery',
    stage: 'quarantined_at_once',
    facility: 'A',
    eventTime: new Date(Date.now() - 5 * 60 * 60_000).toISOString(),
    batches: codesOf(first).map((batch) => ({ batch })),
    facts: { alarmSign: 'hot' },
  } as unknown as Scan
  const queued = queuedOf(scan, {
    place: 1,
    expected: expectedOf(rules, await heldFor(person), scan),
  })
  expect(queued.expected?.decisions).toMatchObject({ damageClass: 'red' })
  const answer = { ...(await recorded(installation, scan)), warnings: [] }
  expect(decidedOtherwise({ ...queued, answer })).toEqual([])
})

it('finds by link, code as it looks and serial number what is kept under those looks', async () => {
  const { installation, person, rules } = await open()
  const [first] = walkOf(installation, 'battery')
  if (first === undefined) throw new RangeError('No walk')
  await recorded(installation, first)
  const { batches } = await heldFor(person)
  const [pack] = batches
  if (pack === undefined) throw new RangeError('No pack')
  const { serial = '' } = pack.context
  for (const text of [
    shortCodeOf(pack.batch),
    pack.code.toLowerCase(),
    `${serial}`,
    `「${pack.code}」`,
  ]) {
    const { looks = [] } = rules.read(text) ?? {}
    expect([text, looks.some((look) => pack.looks.includes(look))]).toEqual([text, true])
  }
})

async function open() {
  const installation = await openTestInstallation()
  const person = await signUpPerson(installation, { role: 'operator' })
  for (const kind of ['high_voltage_work', 'high_voltage_live_work', 'quarantine_release'])
    await certify(installation, person.personId, kind)
  return { installation, person, rules: rulesOf(installation.streams) }
}

/** What the rules of a device expect; what the server then records they MUST NOT refuse. */
function expectedOf(rules: Rules, held: HeldHere, scan: Scan): QueuedScan['expected'] {
  const judged = rules.judge(held, scan)
  if (judged === undefined) return undefined
  if ('refused' in judged) throw new RangeError(JSON.stringify([scan.stage, judged.refused]))
  return judged.expected
}

type Scan = QueuedScan['scan'] & { readonly stage: string }

/** The examples of a stream, as scans of a device. */
function* walkOf({ streams: all }: TestInstallation, name: string): Generator<Scan> {
  const start = Date.now() - 60 * 24 * 60 * 60_000
  for (const { afterMinutes, ...example } of all.get(name)?.examples ?? []) {
    const eventTime = new Date(start + afterMinutes * 60_000).toISOString()
    yield { id: randomUUID(), stream: name, facility: 'A', eventTime, ...example } as Scan
  }
}

/** The scan before once more, and this one with an answer of another kind, one too many, and more mass than there is. */
function* wrongOnesOf(scan: Scan, before: Scan | undefined): Generator<Scan> {
  const anew = (one: Scan) => ({ ...one, id: randomUUID() })
  if (before !== undefined) yield anew(before)
  const { facts = {}, batches = [] } = scan
  yield { ...anew(scan), facts: { ...facts, strange: 1 } }
  const [name] = Object.keys(facts)
  if (name !== undefined)
    yield { ...anew(scan), facts: { ...facts, [name]: { strange: 1 } } } as Scan
  const much = batches.map((one) => ({ ...one, massGrams: 900_000_000 }))
  if (much.length > 0) yield { ...anew(scan), batches: much }
}

/** Why something is refused, where, and nothing where it is not. */
function reasonsIn(answer: object): unknown {
  const { code, faults } = answer as Partial<Refusal>
  return [code, faults?.map(({ pointer, says }) => [pointer, says])]
}

function queuedOf(
  scan: unknown,
  { place, expected }: { place: number; expected?: QueuedScan['expected'] },
): QueuedScan {
  const by = { operator: 'p-1', name: 'Somebody', organisation: 'first' }
  return { place, by, scan: scan as Scan, expected, sends: 0, stopped: 0 }
}

async function recorded({ recorder, actor }: TestInstallation, scan: unknown): Promise<Accepted> {
  const [receipt] = await recorder.record(partsOf([scan], actor))
  if (receipt === undefined || receipt.status === 'refused')
    throw new RangeError(JSON.stringify(receipt))
  return receipt
}

async function heldFor({ request }: TestPerson): Promise<HeldHere> {
  const answer = await request('/api/v1/scanner/at-hand?facility=A')
  const { batches, ...told } = await jsonOf<AtHand & Pick<KeptAtHand, 'expected'>>(answer)
  const known: KeptAtHand = { ...told, asOf: 0, tag: '', version: '' }
  const kept = batches.map((batch, order) => ({ ...batch, order, looks: looksOf(batch) }))
  return { known, facilities: [], batches: kept, scans: [] }
}

function codesOf({ batches = [], outputs = [] }: Scan): readonly string[] {
  return [...batches, ...outputs].map(({ batch }) => batch)
}

function shown(rules: Rules, held: HeldHere, code: string): unknown {
  const asked = readScanned(code)
  if (asked === undefined) throw new RangeError('Nothing to look up')
  return jsonForm(rules.lookUp(held, asked, new Date().toISOString())[0])
}

async function scanned({ request }: TestPerson, code: string): Promise<unknown> {
  const answer = await request(`/api/v1/scanned?text=${encodeURIComponent(code)}`)
  const { batches } = await jsonOf<{ batches: readonly unknown[] }>(answer)
  return batches[0]
}

function stateOf({ batches }: HeldHere, code: string): string | undefined {
  return batches.find((one) => one.code === code)?.state
}

function isSameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** A batch that was made here has an id that only this device knows. */
function isSame(here: unknown, there: unknown): boolean {
  return expect.objectContaining(withoutId(there)).asymmetricMatch(withoutId(here))
}

function withoutId(value: unknown): Record<string, unknown> {
  const { id: _, ...rest } = (value ?? {}) as Record<string, unknown>
  return rest
}

function jsonForm(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
