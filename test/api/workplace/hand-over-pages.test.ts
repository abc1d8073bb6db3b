import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { changeUsualPlace } from '../../../api/store/organisations/register.ts'
import { localText } from '../../../domain/local-clock.ts'
import type { HandOverView } from '../../../web/pages/workplace/hand-over/view.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { asOwner } from '../../harness/jobs.ts'
import { papers } from '../../harness/sides.ts'
import { openWorkplace, type Workplace } from '../../harness/workplace.ts'

it('passes modules on by forms alone, a part refused, and leaves both books balanced', async () => {
  const { installation, operator, receiver, modules } = await openWorkplace()
  const [one = '', two = '', three = ''] = modules
  const start = await operator.request(`/work/hand-overs/new?batch=${one}&batch=${two}`)
  const more = await send(operator, '/work/hand-overs/new', fieldsIn(await start.text()), {
    pick: three,
    do: 'take',
  })
  const offer = fieldsIn(await more.text())
  expect(offer.get('/lines/2/batch')).toBe(three)
  const faulty = await send(operator, '/work/hand-overs/new', offer, {
    '/receiver': 'nobody-here',
    '/lines/1/massGrams': '99 kg',
    do: 'offer',
  })
  expect(faulty.status).toBe(422)
  const said = await faulty.text()
  for (const words of [
    'Choose who receives it',
    '99000 g is more than is left',
    'UN number: </a>',
  ]) {
    expect(said.replaceAll(/<\/?span[^>]*>/g, '')).toContain(words.replace(': </a>', ''))
  }
  const offered = await send(operator, '/work/hand-overs/new', fieldsIn(said), {
    '/receiver': 'delta-recycling',
    '/lines/1/massGrams': '',
    do: 'offer',
    '/papers/unNumber': 'UN3480',
    '/papers/hazardClass': '9',
    '/papers/packingInstruction': 'P903',
    '/papers/tripTicket': 'TT-1',
  })
  expect(offered.status).toBe(303)
  const [at = ''] = (offered.headers.get('location') ?? '').split('?')
  const dispatch = fieldsIn(await (await operator.request(at)).text())
  const empty = await send(operator, at, dispatch, { do: 'sign' })
  expect([empty.status, (await empty.text()).includes('Name of the carrier: ')]).toEqual([
    422,
    true,
  ])
  const carrier = { '/carrier/name': 'Peak Haulage', '/carrier/vehicle': 'AB 1234', do: 'sign' }
  expect((await send(operator, at, dispatch, carrier)).status).toBe(303)

  const list = await (await receiver.request('/work')).text()
  expect(list).toContain(`href="${at}"`)
  const arrival = fieldsIn(await (await receiver.request(at)).text())
  expect((await send(receiver, at, arrival, { do: 'sign' })).status).toBe(303)
  const decision = fieldsIn(await (await receiver.request(at)).text())
  const wrong = await send(receiver, at, decision, {
    '/lines/0/acceptedGrams': '20 kg',
    '/lines/1/acceptedGrams': '0',
    '/lines/1/refusedGrams': '28500',
    do: 'sign',
  })
  const faults = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(faults).toContain(`${three} · Accepted`)
  const filledIn = await send(receiver, at, fieldsIn(faults), {
    '/lines/0/acceptedGrams': '',
    do: 'as_sent',
  })
  const asSent = fieldsIn(await filledIn.text())
  expect(asSent.get('/lines/0/acceptedGrams')).toBe('28500')
  expect(asSent.get('/lines/1/acceptedGrams')).toBe('0')
  const decided = await send(receiver, at, asSent, { '/lines/1/reason': 'damaged', do: 'sign' })
  expect(decided.headers.get('location')).toBe(`${at}?done=decide`)
  const back = fieldsIn(await (await operator.request(at)).text())
  expect((await send(operator, at, back, { do: 'sign' })).status).toBe(303)

  const ticket = await (await operator.request(`${at}/ticket`)).text()
  for (const words of ['Section A', 'Section B', 'Section C', 'Peak Haulage, AB 1234', 'TT-1']) {
    expect(ticket).toContain(words)
  }
  expect(await jsonOf(await receiver.request(`/api/v1/batches/${one}`))).toMatchObject({
    state: 'dismantled',
    massGrams: 28_500,
  })
  expect(await jsonOf(await operator.request(`/api/v1/batches/${two}`))).toMatchObject({
    state: 'dismantled',
    massGrams: 28_500,
  })
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings.differences).toBe(0)
  expect(installation.logged).toEqual([])
}, 240_000)

it('offers whoever one dealt with before by name in the reader’s language, and takes any whole name of theirs', async () => {
  const { operator, other, modules, installation } = await openWorkplace()
  const [one = '', two = '', three = ''] = modules
  const names = { 'zh-Hant': '三角洲回收' }
  await changeUsualPlace(installation.store.system, other.organisationKey, { names })
  expect(await offerOne({ operator }, one, '三角洲回收')).toBe('')
  expect(await offerOne({ operator }, one)).not.toBe('')
  const form = async (language: string) =>
    (await operator.request(`/work/hand-overs/new?batch=${two}&lang=${language}`)).text()
  expect(await form('zh-Hant')).toContain('<option value="三角洲回收">')
  expect(await form('en')).toContain('<option value="Delta Recycling Ltd">')
  expect(await offerOne({ operator }, two, '三角洲回收')).not.toBe('')
  expect(await offerOne({ operator }, three, 'delta RECYCLING ltd')).not.toBe('')
})

it('corrects what both sides signed for only with the other side’s consent', async () => {
  const workplace = await openWorkplace()
  const { operator, supervisor, receiver, modules, installation } = workplace
  const [module = ''] = modules
  const at = `/work/hand-overs/${await passOn(workplace, module)}`
  expect((await operator.request(`${at}/correction`)).status).toBe(403)
  const form = fieldsIn(await (await supervisor.request(`${at}/correction`)).text())
  const empty = await send(supervisor, `${at}/correction`, form, { '/note': ' ' })
  expect([
    empty.status,
    (await empty.text()).includes('This does not fit: expected at least one line'),
  ]).toEqual([422, true])
  const same = await send(supervisor, `${at}/correction`, form, {
    '/lines/0/reason': 'mass_wrong',
    '/lines/0/sentGrams': '28500',
    '/note': 'print-out',
  })
  expect(await same.text()).toContain('the record already says 28500 g sent, 28500 g accepted')
  const proposed = await send(supervisor, `${at}/correction`, form, {
    '/lines/0/reason': 'mass_wrong',
    '/lines/0/sentGrams': '28.4 kg',
    '/lines/0/acceptedGrams': '28.4 kg',
    '/note': 'the scale was off',
  })
  expect(proposed.status).toBe(303)
  const mine = await (await supervisor.request(at)).text()
  expect(mine).toContain('Sent: 28.5 kg becomes 28.4 kg')
  expect(mine).not.toContain('value="correct_consent"')
  const theirs = fieldsIn(await (await receiver.request(at)).text())
  const consent = { step: 'correct_consent' }
  expect((await send(receiver, `${at}/correction`, theirs, consent)).status).toBe(303)
  expect(await (await operator.request(at)).text()).toContain('Agreed and posted')
  const batch = await receiver.request(`/api/v1/batches/${module}`)
  expect(await jsonOf(batch)).toMatchObject({ massGrams: 28_400 })
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings.differences).toBe(0)
  expect(installation.logged).toEqual([])
}, 240_000)

/** Passes one batch on, all of it accepted; gives the id of the hand-over. */
async function passOn({ operator, receiver }: Workplace, batch: string): Promise<string> {
  const id = randomUUID()
  const lines = [{ batch }]
  const steps = [
    [operator, { step: 'dispatch', carrier: { name: 'Carrier' } }],
    [receiver, { step: 'receive', facility: 'YL' }],
    [receiver, { step: 'decide', lines: [{ line: 1, acceptedGrams: 28_500 }] }],
  ] as const
  const offer = { id, receiver: 'delta-recycling', facility: 'TM', papers, lines }
  await operator.request('/api/v1/hand-overs', { method: 'POST', body: JSON.stringify(offer) })
  for (const [person, step] of steps) {
    const body = JSON.stringify({ id: randomUUID(), ...step })
    const answer = await person.request(`/api/v1/hand-overs/${id}/steps`, { method: 'POST', body })
    expect(answer.status).toBe(201)
  }
  return id
}

it('asks which hour is meant where clocks at the place showed it twice, and takes none that they left out', async () => {
  const { installation, operator, receiver, modules } = await openWorkplace()
  await asOwner(installation.connection, [`update facility set time_zone = 'Europe/Berlin'`])
  const at = `/work/hand-overs/${await offerOne({ operator }, modules[0] ?? '')}`
  const form = fieldsIn(await (await operator.request(at)).text())
  const typed = { '/carrier/name': 'Peak Haulage', do: 'sign' }
  const gone = await send(operator, at, form, { ...typed, '/eventTime': '2026-03-29T02:30' })
  const told = await gone.text()
  expect([gone.status, told.includes('clocks on Central European Time went forward')]).toEqual([
    422,
    true,
  ])
  expect(told).toContain('value="2026-03-29T02:30"')
  const twice = await send(operator, at, form, { ...typed, '/eventTime': '2026-10-25T02:30' })
  const page = await twice.text()
  expect(twice.status).toBe(422)
  expect(page).toMatch(/value="2026-10-25T00:30:00.000Z"[\s\S]*UTC\+2/)
  expect(page).toMatch(/value="2026-10-25T01:30:00.000Z"[\s\S]*UTC\+1/)
  const now = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
  const local = localText(now, 'Europe/Berlin')
  const sent = await send(operator, at, form, { ...typed, '/eventTime': local })
  expect(sent.status).toBe(303)
  const { steps } = await jsonOf<HandOverView>(
    await receiver.request(at.replace('/work', '/api/v1')),
  )
  expect(steps.at(-1)?.statement).toContain(`"eventTime":"${now}"`)
})

async function offerOne(
  { operator }: Pick<Workplace, 'operator'>,
  module: string,
  receiver = 'delta-recycling',
) {
  const start = await operator.request(`/work/hand-overs/new?batch=${module}`)
  const offered = await send(operator, '/work/hand-overs/new', fieldsIn(await start.text()), {
    '/receiver': receiver,
    do: 'offer',
    '/papers/unNumber': 'UN3480',
    '/papers/hazardClass': '9',
    '/papers/packingInstruction': 'P903',
    '/papers/tripTicket': 'TT-1',
  })
  return /hand-overs\/([0-9a-f-]+)/.exec(offered.headers.get('location') ?? '')?.[1] ?? ''
}
