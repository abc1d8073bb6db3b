import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { partsOf } from '../../../api/recording/parse.ts'
import { findFacility, setClosed } from '../../../api/store/organisations/facilities.ts'
import { awaitRecording } from '../../../api/store/recording/senders.ts'
import { endPhrases } from '../../../web/pages/workplace/papers/end-phrases.ts'
import { faultsInPermit } from '../../../workflows/hand-over-leaving.ts'
import { openClay } from '../../harness/clay.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { takeIn } from '../../harness/held-pack.ts'
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
