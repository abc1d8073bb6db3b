import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readAtHand } from '../../../api/inventory/read-at-hand.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { findFacility } from '../../../api/store/organisations/facilities.ts'
import type { AtHand, BatchAtHand } from '../../../workflows/at-hand.ts'
import { showingAtHand } from '../../../workflows/at-hand.ts'
import { shownBatch } from '../../../workflows/shown-batch.ts'
import { addStation } from '../../harness/add-station.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { sendForm, setPassword, signUpPerson, type TestPerson } from '../../harness/people.ts'
import { grade } from '../../harness/sides.ts'
import { certify, openWorkplace } from '../../harness/workplace.ts'

const path = '/api/v1/scanner/at-hand'

it('gives what stands at the facility and may go on, and nothing that is done or elsewhere', async () => {
  const { operator } = await openWorkplace()
  const { facility, batches, isCut } = await atHandFor(operator, 'TM')
  expect([facility, isCut]).toEqual([
    { code: 'TM', timeZone: 'Asia/Hong_Kong', jurisdiction: expect.any(String) },
    false,
  ])
  const codes = batches.map(({ code }) => code)
  expect(codes).toContain('PACK-HK-0002')
  expect(codes).toContain('MOD-HK-0001-01')
  // Taken apart, it goes nowhere any more.
  expect(codes).not.toContain('PACK-HK-0001')
  const kinds = (await atHandFor(operator, 'KT')).batches.map(({ kind }) => kind)
  expect(kinds).toEqual(['bale'])
})

it('lets a device say of every batch along both streams what the server says of it', async () => {
  const installation = await openTestInstallation()
  const { actor } = installation
  const named = { organisation: actor.organisationKey }
  const bare = await signUpPerson(installation, { ...named, role: 'operator' })
  const certified = await signUpPerson(installation, { ...named, role: 'supervisor' })
  for (const kind of ['high_voltage_work', 'quarantine_release']) {
    await certify(installation, actor, { personId: certified.personId, kind })
  }
  const differing: unknown[] = []
  let compared = 0
  for (const codes of walkByStep(installation)) {
    const moved = await codes
    for (const person of [bare, certified]) {
      const atHand = await atHandFor(person, 'A')
      for (const batch of atHand.batches.filter(({ code }) => moved.includes(code))) {
        const [onDevice, onServer] = [
          shownAtHand(installation, atHand, batch),
          await scanned(person, batch.code),
        ]
        compared += 1
        if (!sameJson(onDevice, onServer)) differing.push([onDevice, onServer])
      }
    }
  }
  expect(differing).toEqual([])
  expect(compared).toBeGreaterThan(100)
}, 120_000)

it('tells of recalls that are open', async () => {
  const { installation, supervisor, operator } = await openWorkplace()
  const recall = {
    id: randomUUID(),
    batch: 'PACK-HK-0001',
    severity: 'serious',
    notice: 'fire',
    reason: 'Cells of this series caught fire',
  }
  const opened = await supervisor.request('/api/v1/recalls', {
    method: 'POST',
    body: JSON.stringify(recall),
  })
  expect(opened.status).toBe(201)
  const atHand = await atHandFor(operator, 'TM')
  const module = named(atHand, 'MOD-HK-0001-01')
  expect(module.recalls).toEqual([
    { recall: recall.id, severity: 'serious', notice: 'fire', isItself: false, isTakenDown: false },
  ])
  expect(named(atHand, 'PACK-HK-0002').recalls).toEqual([])
  expect(shownAtHand(installation, atHand, module)).toEqual(await scanned(operator, module.code))
})

it('lets a device offer what a recall closes to whom the server offers it: for the reason of a supervisor', async () => {
  const installation = await openTestInstallation()
  const [code = ''] = await grade(installation)
  const { actor } = installation
  const person = async (role: 'operator' | 'supervisor') => {
    const one = await signUpPerson(installation, { role, organisation: actor.organisationKey })
    await certify(installation, actor, { personId: one.personId, kind: 'high_voltage_work' })
    return one
  }
  const supervisor = await person('supervisor')
  const body = { batch: code, severity: 'serious', notice: 'fire', reason: 'Cells caught fire' }
  await supervisor.request('/api/v1/recalls', {
    method: 'POST',
    body: JSON.stringify({ id: randomUUID(), ...body }),
  })
  const offered: unknown[] = []
  for (const one of [supervisor, await person('operator')]) {
    const atHand = await atHandFor(one, 'A')
    const shown = shownAtHand(installation, atHand, named(atHand, code)) as Shown
    expect(shown).toEqual(await scanned(one, code))
    offered.push(shown.next.steps.filter(({ asksReason }) => asksReason).map(({ stage }) => stage))
  }
  expect(offered).toEqual([['matched'], []])
})

interface Shown {
  readonly next: { readonly steps: readonly { stage: string; asksReason: boolean }[] }
}

it('gives another organisation nothing of it, and does not know its facilities', async () => {
  const { receiver } = await openWorkplace()
  expect((await atHandFor(receiver, 'YL')).batches).toEqual([])
  const foreign = await receiver.request(`${path}?facility=TM`)
  expect([foreign.status, await foreign.json()]).toMatchObject([
    422,
    { code: 'unknown_facility', faults: [{ pointer: '/query/facility' }] },
  ])
})

it('keeps a station within its bounds and tells it nothing that is for the holder alone', async () => {
  const installation = await openTestInstallation()
  for (const codes of walkByStep(installation)) await codes
  const station = await addStation(installation, { facility: 'A', stages: ['textile.sorted'] })
  const atHand = await jsonOf<AtHand>(await station.request(path))
  expect(atHand.asker).toMatchObject({
    operator: null,
    station: { name: 'Gate scanner', stages: ['textile.sorted'] },
  })
  expect(new Set(atHand.batches.map(({ stream }) => stream))).toEqual(new Set(['textile']))
  const textile = installation.streams.get('textile')
  const hidden = atHand.batches.flatMap(({ context }) =>
    Object.keys(context).filter((name) => textile?.audiences.get(name) === 'holder'),
  )
  expect(hidden).toEqual([])
  expect((await station.request(`${path}?facility=B`)).status).toBe(403)
})

it('is sent once: a device that has it is told so until something has happened, and it travels packed', async () => {
  const { installation, own, operator } = await openWorkplace()
  const first = await operator.request(`${path}?facility=TM`, {
    headers: { 'accept-encoding': 'gzip' },
  })
  const tag = first.headers.get('etag') ?? ''
  expect(first.headers.get('content-encoding')).toBe('gzip')
  const bytes = Buffer.from(await first.arrayBuffer())
  const told = JSON.parse(gunzipSync(bytes).toString()) as AtHand
  const again = await operator.request(`${path}?facility=TM`, { headers: { 'if-none-match': tag } })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  // By its mark a device knows whose it is, also when it is told that nothing is new.
  for (const { headers } of [first, again]) {
    expect(headers.getSetCookie().join()).toContain(`loomcell.at_hand=${told.asker.operator};`)
  }
  const scan = {
    id: randomUUID(),
    stream: 'battery',
    stage: 'weighed',
    facility: 'TM',
    batches: [{ batch: 'PACK-HK-0002', massGrams: named(told, 'PACK-HK-0002').massGrams }],
    facts: { scale: 'scale 5' },
  }
  const [receipt] = await installation.recorder.record(partsOf([scan], own))
  expect(receipt).toMatchObject({ status: 'accepted' })
  const later = await operator.request(`${path}?facility=TM`, { headers: { 'if-none-match': tag } })
  expect(later.status).toBe(200)
  const [touchedLast] = (await jsonOf<AtHand>(later)).batches
  expect(touchedLast?.code).toBe('PACK-HK-0002')
})

it('loses its mark when somebody enters, leaves, or acts for another organisation', async () => {
  const { installation, operator } = await openWorkplace()
  await setPassword(installation, operator.personId, 'a long enough password 7')
  const entered = await sendForm(installation, '/sign-in', {
    email: operator.email,
    password: 'a long enough password 7',
    next: '',
  })
  const acting = await operator.request('/api/v1/session', {
    method: 'PATCH',
    body: JSON.stringify({ organisation: 'harbour-reuse' }),
  })
  const left = await sendForm(installation, '/sign-out', {}, { cookie: operator.cookie })
  expect([entered.status, acting.status, left.status]).toEqual([303, 204, 303])
  for (const { headers } of [entered, acting, left]) {
    expect(headers.getSetCookie().join()).toMatch(/loomcell\.at_hand=; Max-Age=0/)
  }
})

it('says when there is more than it gives, and gives what was touched last', async () => {
  const { installation, own, operator } = await openWorkplace()
  const { organisationKey } = own
  const db = installation.store.own(organisationKey)
  const facility = await findFacility(db, organisationKey, 'TM')
  if (facility === undefined) throw new RangeError('No yard')
  const whole = await atHandFor(operator, 'TM')
  const principal = {
    kind: 'person',
    personId: operator.personId,
    name: '',
    email: '',
    sessionId: '',
    role: 'operator',
    organisation: { organisationKey, slug: own.organisation, name: '', names: {} },
  } as const
  const look = { principal, action: 'GET /scanner/at-hand', now: new Date() } as const
  const terms = { organisationKey, principal, facility, look, most: 3, mostExpected: 3 }
  const cut = await readAtHand(installation, terms)
  expect(cut.isCut).toBe(true)
  expect(cut.batches.map(({ code }) => code)).toEqual(
    whole.batches.slice(0, 3).map(({ code }) => code),
  )
})

/** Records the examples of every stream one after the other; gives the codes that each touched. */
function* walkByStep({ recorder, streams, actor }: TestInstallation) {
  const start = Date.now() - 60 * 24 * 60 * 60_000
  for (const { name, examples } of streams.values()) {
    for (const { afterMinutes, ...example } of examples) {
      const eventTime = new Date(start + afterMinutes * 60_000).toISOString()
      const scan = { id: randomUUID(), stream: name, facility: 'A', eventTime, ...example }
      yield recorder.record(partsOf([scan], actor)).then(([receipt]) => {
        if (receipt?.status !== 'accepted') throw new RangeError(JSON.stringify(receipt))
        return receipt.batches.flatMap(({ code }) => code ?? [])
      })
    }
  }
}

async function atHandFor({ request }: TestPerson, facility: string): Promise<AtHand> {
  const answer = await request(`${path}?facility=${facility}`)
  expect(answer.status).toBe(200)
  return jsonOf<AtHand>(answer)
}

async function scanned({ request }: TestPerson, code: string): Promise<unknown> {
  const answer = await request(`/api/v1/scanned?text=${encodeURIComponent(code)}`)
  const { batches } = await jsonOf<{ batches: readonly { left: unknown }[] }>(answer)
  const { left, ...shown } = batches[0] ?? { left: null }
  // It is here.
  expect(left).toBeNull()
  return shown
}

function shownAtHand({ streams }: TestInstallation, atHand: AtHand, batch: BatchAtHand): unknown {
  const stream = streams.get(batch.stream)
  const now = new Date().toISOString()
  return shownBatch(
    stream,
    { ...batch, headDigest: '' },
    showingAtHand(stream, batch, { ...atHand, now }),
  )
}

function named({ batches }: AtHand, code: string): BatchAtHand {
  const found = batches.find((one) => one.code === code)
  if (found === undefined) throw new RangeError(`Cannot find ${code}`)
  return found
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [next]) => (one < next ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}
