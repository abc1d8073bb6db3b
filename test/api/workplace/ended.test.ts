import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { addClaim } from '../../../api/store/evidence/claims.ts'
import { findFacility, setClosed } from '../../../api/store/organisations/facilities.ts'
import { changeUsualPlace } from '../../../api/store/organisations/register.ts'
import { awaitRecording } from '../../../api/store/recording/senders.ts'
import { localDay } from '../../../domain/local-day.ts'
import { dayText } from '../../../web/pages/local-time.ts'
import { endPhrases } from '../../../web/pages/workplace/papers/end-phrases.ts'
import { faultsInPermit } from '../../../workflows/hand-over-leaving.ts'
import { openClay } from '../../harness/clay.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { takeIn } from '../../harness/held-pack.ts'
import { addTestOrganisation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { openWorkplace } from '../../harness/workplace.ts'
import { claimFor, creditFor, post, spin } from '../../harness/yarn.ts'

it('closes a facility at which nothing is left: it takes no scans and no form offers it, until it is opened again', async () => {
  const { installation, administrator, operator, supervisor, own } = await openWorkplace()
  const closing = (code: string, act: string, language = 'en') =>
    send(
      administrator,
      `/work/facilities/${code}/closing?lang=${language}`,
      new URLSearchParams({ do: act }),
    )
  for (const [language, said] of [
    ['en', 'batches are there (1), such as'],
    ['zh-Hant', '尚有 1 個批次'],
    ['zh-Hans', '尚有 1 个批次'],
  ] as const) {
    const refused = await closing('KT', 'close', language)
    const page = await refused.text()
    expect([refused.status, page.includes(said), page.includes('BALE-HK-0001')]).toEqual([
      409,
      true,
      true,
    ])
  }
  const body = JSON.stringify({ code: 'NEW', name: 'New yard' })
  await administrator.request('/api/v1/facilities', { method: 'POST', body })
  const page = await text(administrator, '/work/facilities/NEW')
  expect(page).toContain(endPhrases.closeWhy.en)
  const person = await send(supervisor, '/work/facilities/NEW/closing', new URLSearchParams())
  expect(person.status).toBe(403)
  const offered = async () =>
    (await text(operator, '/work/stages/battery/taken_in?facility=TM')).includes('New yard')
  const scan = () => ({
    ...takeIn(`PACK-${randomUUID().slice(0, 8)}`, new Date()),
    facility: 'NEW',
  })
  const recorded = async () => {
    const [receipt] = await installation.recorder.record(partsOf([scan()], own))
    return receipt?.status === 'refused' ? receipt.faults.map(({ says }) => says) : receipt?.status
  }
  expect(await offered()).toBe(true)
  for (const _ of ['once', 'twice']) expect((await closing('NEW', 'close')).status).toBe(303)
  expect([await offered(), await recorded()]).toEqual([false, ['facility_closed']])
  expect(await text(administrator, '/work/facilities/NEW')).toContain('Closed since')
  expect(await text(operator, '/work/organisation')).toMatch(
    /New yard[^<]*<span class="tag">closed/,
  )
  const listed = await (await operator.request('/api/v1/facilities')).text()
  expect(listed).toMatch(/"code":"NEW","name":"New yard","closed":"20/)
  expect((await closing('NEW', 'open')).status).toBe(303)
  expect([await offered(), await recorded()]).toEqual([true, 'accepted'])
  // What stands there now keeps it open.
  expect((await closing('NEW', 'close')).status).toBe(409)
  const trail = await text(administrator, '/work/audit')
  expect(trail.match(/Closed a facility/g)).toHaveLength(1)
  expect(installation.logged).toEqual([])
})

it('lets nothing come to a facility that is closed while a scan is on its way', async () => {
  const { installation, own, operator, administrator } = await openWorkplace()
  const { organisationKey } = own
  const body = JSON.stringify({ code: 'NEW', name: 'New yard' })
  await administrator.request('/api/v1/facilities', { method: 'POST', body })
  const scan = { ...takeIn('PACK-LATE', new Date()), facility: 'NEW', stream: 'battery' }
  // Held as whoever closes it holds it: by then the scan has read that it is open.
  const { sent } = await installation.store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      await awaitRecording(tx, organisationKey)
      const init = { method: 'POST', body: JSON.stringify(scan) }
      const sending = operator.request('/api/v1/scans', init)
      await new Promise((resolve) => setTimeout(resolve, 400))
      const facility = await findFacility(tx, organisationKey, 'NEW')
      const facilityKey = facility?.facilityKey ?? 0
      await setClosed(tx, organisationKey, { facilityKey, closedTime: new Date() })
      return { sent: sending }
    })
  expect(await (await sent).json()).toMatchObject({
    status: 422,
    faults: [{ says: 'facility_closed' }],
  })
  expect(installation.logged).toEqual([])
})

it('withdraws an export permit with a reason: nothing leaves on it, and its number is free where nothing had', async () => {
  const { installation, supervisor, operator } = await openWorkplace()
  const permit = {
    '/number': 'EP-1',
    '/issuer': 'EPD',
    '/destination': 'KR',
    '/validFrom': '2026-01-01',
    '/validUntil': '2099-12-31',
    '/totalGrams': '20 t',
    do: 'add',
  }
  const add = async (more = {}) => {
    const fields = fieldsIn(await text(supervisor, '/work/permits/new'))
    const kilograms = { '/totalGrams': '20000 kg' }
    return send(supervisor, '/work/permits/new', fields, { ...permit, ...kilograms, ...more })
  }
  expect((await add()).status).toBe(303)
  const list = await text(supervisor, '/work/permits')
  const [, path = '', id = ''] = /action="(\/work\/permits\/([0-9a-f-]+)\/end)"/.exec(list) ?? []
  expect(await text(operator, '/work/permits')).not.toContain(path)
  const note = `/end/${id}/note`
  const empty = await send(supervisor, `${path}?lang=zh-Hant`, new URLSearchParams({ [note]: ' ' }))
  const told = await empty.text()
  expect([
    empty.status,
    told.includes('原因：請填寫此欄'),
    told.includes('<details class="change" open>'),
  ]).toEqual([422, true, true])
  const why = new URLSearchParams({ [note]: 'Wrong destination' })
  expect((await send(operator, path, why)).status).toBe(403)
  for (const _ of ['once', 'twice']) {
    expect((await send(supervisor, path, why)).headers.get('location')).toBe('/work/permits?ended')
  }
  const after = await text(operator, '/work/permits')
  expect(after).toMatch(/Ended on [^:]+: Wrong destination/)
  expect((await add()).status).toBe(303)
  const stored = await (await operator.request('/api/v1/permits')).json()
  expect(stored).toMatchObject({ permits: [{ endedTime: null }, { endNote: 'Wrong destination' }] })
  const unknown = `/work/permits/${randomUUID()}/end`
  const nowhere = new URLSearchParams({ [`/end/${unknown.split('/')[3]}/note`]: 'x' })
  expect((await send(supervisor, unknown, nowhere)).status).toBe(404)
  const stands = { validFrom: '2026-01-01', validUntil: '2026-12-31', totalGrams: 9, leftGrams: 9 }
  const asked = { number: 'EP-1', day: '2026-06-01', grams: 1 }
  expect(faultsInPermit({ ...stands, endNote: null }, asked)).toBeUndefined()
  expect(faultsInPermit({ ...stands, endNote: 'Wrong' }, asked)).toMatchObject({
    faults: [{ says: 'hand_over_permit_withdrawn' }],
  })
  expect(installation.logged).toEqual([])
})

it('ends a claim that was made in error and gives its grams back, unless a certificate went out on it; a credit is written off', async () => {
  const installation = await openClay()
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const event = await spin(installation)
  const { answer: credit } = await post(installation, '/credits', creditFor(event))
  const id = String(credit.id)
  const all = Number(credit.leftGrams)
  const left = async () => {
    const { credits } = (await (await operator.request('/api/v1/credits')).json()) as {
      credits: { leftGrams: number }[]
    }
    return credits[0]?.leftGrams
  }
  const claim = async () => {
    const made = await post(installation, '/claims', claimFor(id, [100_000, 70_000]))
    expect(made.status).toBe(201)
    return String(made.answer.id)
  }
  const end = (what: string, which: string, note = 'Typed twice') =>
    send(
      supervisor,
      `/work/${what}/${which}/end`,
      new URLSearchParams({ [`/end/${which}/note`]: note }),
    )
  const first = await claim()
  expect(await left()).toBe(all - 70_000)
  expect((await end('claims', first, '')).status).toBe(422)
  for (const _ of ['once', 'twice']) expect((await end('claims', first)).status).toBe(303)
  expect(await left()).toBe(all)
  expect(installation.logged).toEqual([])
  const list = await text(operator, '/work/claims')
  expect(list).toMatch(/Ended on [^:]+: Typed twice · 70 kg went back/)

  const second = await claim()
  await certify(supervisor, second)
  expect(await text(supervisor, '/work/claims')).toContain(endPhrases.claimStays.en)
  expect((await end('claims', second)).status).toBe(303)
  expect(await left()).toBe(all - 70_000)
  // Nothing goes out on the first any more.
  const refused = await certify(supervisor, first, 'TC-2')
  expect(await refused.text()).toContain('it was ended as made in error')

  expect((await end('credits', id, 'Not recycled')).status).toBe(303)
  expect(await left()).toBe(0)
  const drawn = await post(installation, '/claims', claimFor(id, [100_000, 70_000]))
  expect(drawn).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed' } })
  expect(await text(operator, '/work/credits')).toMatch(
    /Ended on [^:]+: Not recycled · [\d.,]+ kg written off/,
  )
  const report = await text(operator, '/work/reconciliation?from=2026-01-01&to=2027-01-01')
  expect(report).toContain('Balanced to the gram')
  for (const what of ['claims', 'credits']) {
    expect((await end(what, randomUUID())).status).toBe(404)
    const byOperator = await send(operator, `/work/${what}/${id}/end`, new URLSearchParams())
    expect(byOperator.status).toBe(403)
  }
  const { system } = installation.store
  const { findings } = await checkHistory(system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
  expect(installation.logged).toEqual([])
})

it('writes off what comes back to a credit that was ended itself, so that no gram is kept where nobody draws', async () => {
  const installation = await openClay()
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const event = await spin(installation)
  const { answer: credit } = await post(installation, '/credits', creditFor(event))
  const id = String(credit.id)
  const { answer: claim } = await post(installation, '/claims', claimFor(id, [100_000, 70_000]))
  const end = async (what: string) => {
    const ended = await post(installation, `/${what}/end`, { note: 'Not recycled' })
    expect(ended.status).toBe(200)
    return ended.answer
  }
  const all = Number(credit.leftGrams)
  expect(await end(`credits/${id}`)).toMatchObject({ leftGrams: 0, end: { grams: all - 70_000 } })
  expect(await end(`claims/${claim.id}`)).toMatchObject({ end: { grams: 70_000 } })
  const json = async (path: string) => (await supervisor.request(`/api/v1${path}`)).json()
  expect(await json('/credits')).toMatchObject({ credits: [{ leftGrams: 0 }] })
  expect(await json('/claims')).toMatchObject({ claims: [{ draws: [{ grams: 70_000 }] }] })
  const year = `from=${new Date().getFullYear()}-01-01&to=${new Date().getFullYear() + 1}-01-01`
  expect(await json(`/reports/reconciliation?${year}`)).toMatchObject({
    balanced: true,
    rows: [{ takenBackGrams: all, closingGrams: 0 }],
  })
  const { system } = installation.store
  const { findings } = await checkHistory(system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
  expect(installation.logged).toEqual([])
})

it('says why one of a later page cannot be ended at that one, on the days of the clock of the organisation', async () => {
  const installation = await openClay()
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const now = new Date()
  // At any moment it is another day than that of UTC in one of them.
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((timeZone) => ({
    timeZone,
    day: localDay(now, { timeZone }),
  }))
  const { timeZone, day } = zones.find((one) => one.day !== now.toISOString().slice(0, 10)) ?? {
    timeZone: '',
    day: '',
  }
  const { organisationKey } = installation.actor
  await changeUsualPlace(installation.store.system, organisationKey, { timeZone })
  const { answer: credit } = await post(
    installation,
    '/credits',
    creditFor(await spin(installation)),
  )
  for (let n = 0; n < 51; n += 1) {
    const made = await post(installation, '/claims', claimFor(String(credit.id), [100, 70]))
    expect(made.status).toBe(201)
  }
  const first = await text(supervisor, '/work/claims')
  expect(first).toContain(dayText(day, 'en'))
  expect(first).not.toContain(dayText(now.toISOString().slice(0, 10), 'en'))
  expect(await text(supervisor, '/work/credits')).toContain(dayText(day, 'en'))
  const [next = ''] = /\/work\/claims\?cursor=[^"]+/.exec(first) ?? []
  const second = await text(supervisor, next)
  const actions = [...second.matchAll(/action="(\/work\/claims\/[^"]+\/end[^"]*)"/g)]
  expect(actions).toHaveLength(1)
  const action = actions[0]?.[1]?.replaceAll('&amp;', '&') ?? ''
  const refused = await send(supervisor, action, new URLSearchParams())
  expect([
    refused.status,
    (await refused.text()).includes('<details class="change" open>'),
  ]).toEqual([422, true])
})

it('lets a claim draw while it stands and give back once it is ended, of credits of its own organisation, whoever writes it', async () => {
  const installation = await openClay()
  const second = await addTestOrganisation(installation, 'second')
  const { system, own } = installation.store
  const { organisationKey } = installation.actor
  const event = await spin(installation)
  const { answer: credit } = await post(installation, '/credits', creditFor(event))
  const id = String(credit.id)
  await post(installation, '/claims', claimFor(id, [100_000, 70_000]))
  const strange = await system.transaction().execute((tx) =>
    addClaim(tx, {
      id: randomUUID(),
      organisation_key: second.actor.organisationKey,
      model: 'controlled_blending',
      claim_use: 'internal',
      standard: 'RCS',
      version: '2.0',
      net_grams: 10,
      pre_basis_points: 0,
      post_basis_points: 7_000,
      reference: null,
      digest: Buffer.alloc(32),
      created_time: new Date(),
    }),
  )
  const draw = (grams: number, claim: unknown) => sql`
    insert into allocation (credit_key, grams, claim_key)
    select credit_key, ${grams}, claim_key from credit cross join claim where claim.claim_key = ${claim}`
  const [mine] = (await system.selectFrom('claim').select('claim_key').execute()).map(
    ({ claim_key }) => claim_key,
  )
  const ended = (by: number, claim: unknown) => sql`
    insert into claim_end (claim_key, organisation_key, note, ended_by, grams, ended_time)
    values (${claim}, ${by}, 'x', 'x', 0, now())`
  await expect(draw(10, strange).execute(system)).rejects.toThrow('its own organisation')
  await expect(draw(-70_000, mine).execute(own(organisationKey))).rejects.toThrow(
    'until it is ended',
  )
  const theirs = second.actor.organisationKey
  const policy = /row-level security/
  await expect(ended(theirs, mine).execute(own(theirs))).rejects.toThrow(policy)
  await ended(organisationKey, mine).execute(own(organisationKey))
  await expect(draw(10, mine).execute(own(organisationKey))).rejects.toThrow('until it is ended')
  await expect(draw(-69_999, mine).execute(own(organisationKey))).rejects.toThrow(
    'all that it drew',
  )
  await draw(-70_000, mine).execute(own(organisationKey))
  await expect(draw(-70_000, mine).execute(own(organisationKey))).rejects.toThrow(
    'all that it drew',
  )
})

/** Puts a transaction certificate that goes out on a claim. */
async function certify(supervisor: TestPerson, claim: string, number = 'TC-1') {
  const scope = { body: 'CU', number: 'S-1', holder: 'first', standard: 'RCS', version: '2.0' }
  const add = (path: string, body: object) =>
    supervisor.request(`/api/v1/certificates/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
  await add('scope', {
    ...scope,
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    status: 'issued',
    since: '2026-01-01',
  })
  return add('transaction', {
    id: randomUUID(),
    direction: 'out',
    number,
    scope: { body: 'CU', number: 'S-1' },
    seller: 'first',
    buyer: 'Buyer',
    shipDate: '2026-11-20',
    claim,
    lines: [{ product: 'Yarn', netGrams: 100_000, shares: { post_consumer: 7_000 } }],
  })
}

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
