import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/check/check-history.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('passes modules on by forms alone, a part refused, and leaves both books balanced', async () => {
  const { workspace, operator, receiver, modules } = await openWorkplace()
  const [one = '', two = '', three = ''] = modules
  const start = await operator.request(`/work/hand-overs/new?batch=${one}&batch=${two}`)
  const more = await send(operator, '/work/hand-overs/new', fieldsIn(await start.text()), {
    ...{ pick: three, do: 'take' },
  })
  const offer = fieldsIn(await more.text())
  expect(offer.get('/lines/2/batch')).toBe(three)
  const faulty = await send(operator, '/work/hand-overs/new', offer, {
    ...{ '/receiver': 'nobody-here', '/lines/1/massGrams': '99 kg', do: 'offer' },
  })
  expect(faulty.status).toBe(422)
  const said = await faulty.text()
  for (const words of [
    ...['Choose who receives it', '99000 g is more than is left', 'UN number: </a>'],
  ]) {
    expect(said.replaceAll(/<\/?span[^>]*>/g, '')).toContain(words.replace(': </a>', ''))
  }
  const offered = await send(operator, '/work/hand-overs/new', fieldsIn(said), {
    ...{ '/receiver': 'delta-recycling', '/lines/1/massGrams': '', do: 'offer' },
    ...{ '/papers/unNumber': 'UN3480', '/papers/hazardClass': '9' },
    ...{ '/papers/packingInstruction': 'P903', '/papers/tripTicket': 'TT-1' },
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
    ...{ '/lines/0/acceptedGrams': '20 kg', '/lines/1/acceptedGrams': '0' },
    ...{ '/lines/1/refusedGrams': '28500', do: 'sign' },
  })
  const faults = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(faults).toContain(`${three} · Accepted`)
  const filledIn = await send(receiver, at, fieldsIn(faults), {
    ...{ '/lines/0/acceptedGrams': '', do: 'as_sent' },
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
    ...{ state: 'dismantled', massGrams: 28_500 },
  })
  expect(await jsonOf(await operator.request(`/api/v1/batches/${two}`))).toMatchObject({
    ...{ state: 'dismantled', massGrams: 28_500 },
  })
  const { findings } = await checkHistory(workspace.store.system, workspace.streams, () => {})
  expect(findings.differences).toBe(0)
  expect(workspace.logged).toEqual([])
}, 60_000)
