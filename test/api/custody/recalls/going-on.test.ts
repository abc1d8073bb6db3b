import { expect, it } from 'vitest'
import { addStation } from '../../../harness/add-station.ts'
import { battery } from '../../../harness/held-pack.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { grade, openTwo } from '../../../harness/sides.ts'
import { certify } from '../../../harness/workplace.ts'

const grave = { reason: 'Welds may crack', notice: 'fire', severity: 'serious' }
const reason = { underRecallReason: 'Rebuilt with new cells for the maker' }

it('keeps what is recalled from being used again, but for the reason of a supervisor, which is sealed with the event', async () => {
  const { sender, installation } = await openTwo()
  const [first = '', second = ''] = await grade(installation)
  const matchOf = (facts: object) =>
    battery('matched', { batches: [first, second].map((batch) => ({ batch })), facts })
  await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)
  const refused = await answerOf(await sender.send('/scans', matchOf(match)))
  expect(refused).toMatchObject({ status: 409, code: 'guard_not_met' })
  expect(refused.says).toEqual([
    '/facts/underRecallReason recalled_needs_reason',
    '/facts/underRecallReason recalled_needs_reason',
  ])
  const { scan } = await addStation(installation, { stages: ['battery.matched'] })
  const floor = await answerOf(await scan(matchOf({ ...match, ...reason })))
  expect(floor).toMatchObject({ status: 403, code: 'not_allowed' })
  expect(floor.says).toEqual(['/facts/underRecallReason recall_reason_not_yours'])
  expect(await sender.get(`/batches/${first}`)).toMatchObject({ state: 'graded' })
  const accepted = await answerOf(await sender.send('/scans', matchOf({ ...match, ...reason })))
  expect(accepted).toMatchObject({ status: 200 })
  expect(accepted.warnings).toContain(
    `“${first}” is under an open recall and goes on for the reason given`,
  )
  const { events } = await sender.get(`/batches/${first}/events`)
  expect(events.at(-1)).toMatchObject({ id: accepted.id, facts: reason })
  expect(await sender.get(`/events/${accepted.id}`)).not.toMatchObject({
    envelope: expect.stringContaining('Rebuilt'),
  })
})

it('is told before anything else, wherever a hand may meet it, and lifted everywhere once the recall has ended', async () => {
  const { sender, installation } = await openTwo()
  const [code = ''] = await grade(installation)
  const { organisationKey } = installation.actor
  const people = await Promise.all(
    (['operator', 'supervisor'] as const).map((role) =>
      signUpPerson(installation, { role, organisation: organisationKey }),
    ),
  )
  for (const { personId } of people) {
    await certify(installation, installation.actor, { personId, kind: 'high_voltage_work' })
  }
  const pages = async (path: string) =>
    Promise.all(people.map(async ({ request }) => (await request(path)).text()))
  const page = `/work/batches/${code}?lang=en`
  expect((await pages(page)).filter((one) => one.includes('class="recalled"'))).toEqual([])
  const { id } = await sender.post('/recalls', { ...grave, batch: 'PACK-HK-0001' }, 201)

  expect(await sender.get(`/batches/${code}`)).toMatchObject({
    recalls: [{ id, severity: 'serious', notice: 'fire', isItself: false, isTakenDown: false }],
    stagesUnderRecall: ['matched'],
  })
  const { batches } = await sender.get('/batches?limit=200')
  const other = batches.find((one: { code: string }) => one.code === 'PACK-HK-0001')
  expect(other).toMatchObject({ recalls: [{ id, isItself: true }] })
  const list = await sender.get('/work-list?facility=A&limit=200')
  expect(list.recalled.map((one: { code: string }) => one.code)).toContain(code)
  const matching = list.stages.find(({ stage }: { stage: string }) => stage === 'matched')
  expect(matching).toBeUndefined()

  const scanned = await Promise.all(
    people.map(async ({ request }) => stepIn(await request(`/api/v1/scanned?text=${code}`))),
  )
  expect(scanned).toMatchObject([
    { isOpen: false, asksReason: false, reasons: [{ en: expect.stringContaining('recall') }] },
    { isOpen: false, asksReason: true, reasons: [{ en: expect.stringContaining('recall') }] },
  ])
  const [floor = '', desk = ''] = await pages(page)
  for (const one of [floor, desk]) {
    expect(one.indexOf('class="recalled"')).toBeLessThan(one.indexOf('class="hero"'))
    expect(one).toContain(`/work/recalls/${id}`)
  }
  expect(floor).toContain('Recalled: only a supervisor may, with a reason')
  expect(floor).not.toContain('/stages/matched"')
  expect(desk).toContain('/stages/matched"')
  const [form = ''] = (await pages(`/work/batches/${code}/stages/matched?lang=en`)).slice(1)
  expect(form).toContain('name="/facts/underRecallReason"')
  for (const one of await pages('/work?lang=en')) expect(one).toContain('id="recalled"')
  for (const lang of ['en', 'zh-Hant', 'zh-Hans']) {
    const said = {
      en: 'RECALLED: It may catch fire',
      'zh-Hant': '正被召回：有起火風險',
      'zh-Hans': '正被召回：有起火风险',
    }[lang]
    const label = await sender.send(`/batches/${code}/label?lang=${lang}`)
    expect(await label.text()).toContain(said)
  }
  const zpl = await sender.send(`/batches/${code}/label.zpl?lang=en`)
  expect(await zpl.text()).toContain('^FDRECALLED: It may catch fire^FS')
  const codes = JSON.stringify({ codes: [code] })
  const sheet = await sender.upload('/labels/sheet?lang=en', codes)
  expect(await sheet.text()).toContain('RECALLED: It may catch fire')

  await sender.post(`/recalls/${id}/end`, { note: 'Sound' }, 200)
  expect(await sender.get(`/batches/${code}`)).toMatchObject({ recalls: [], stagesUnderRecall: [] })
  expect(await sender.get('/work-list?facility=A&limit=200')).toMatchObject({ recalled: [] })
  for (const one of await pages(page)) expect(one).not.toContain('class="recalled"')
  const [plain = ''] = (await pages(`/work/batches/${code}/stages/matched?lang=en`)).slice(1)
  expect(plain).not.toContain('underRecallReason')
})

const match = { targetProduct: 'PROD-HK-0001', balancing: 'strict' }

/** What a scan is answered, with each fault as its place and the name of its sentence. */
async function answerOf(response: Response) {
  const answer = (await response.json()) as {
    id?: string
    code?: string
    warnings?: readonly string[]
    faults?: readonly { pointer: string; says: string }[]
  }
  const says = (answer.faults ?? []).map((fault) => `${fault.pointer} ${fault.says}`)
  return { ...answer, status: response.status, says }
}

/** What `GET /scanned` says of matching. */
async function stepIn(response: Response) {
  const { batches } = (await response.json()) as {
    batches: readonly { next: { steps: readonly { stage: string }[] } }[]
  }
  return batches[0]?.next.steps.find(({ stage }) => stage === 'matched')
}
