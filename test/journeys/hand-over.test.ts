import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../api/commands/check/check-history.ts'
import { addStation } from '../harness/add-station.ts'
import { pointersIn } from '../harness/answers.ts'
import { dismantle, moduleGrams, offerOf, openTwo, passOn, type Side } from '../harness/sides.ts'

describe('a hand-over of twelve modules', () => {
  it('passes ten, brings two back and leaves both books balanced to the gram', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    const offered = await sender.post('/hand-overs', offerOf(codes), 201)
    const at = `/hand-overs/${offered.id}/steps`
    expect(offered).toMatchObject({ state: 'offered', part: 'sender', from: 'A', to: null })
    const carrier = { name: 'Carrier Ltd', licence: 'CWC-0001', vehicle: 'AB 1234' }
    const sent = await sender.post(at, { step: 'dispatch', carrier }, 201)
    expect(sent.dueTime).not.toBeNull()
    await sender.post(at, { step: 'store', store: { name: 'Depot at the pier' } }, 201)
    await sender.post(at, { step: 'dispatch', carrier: { name: 'Night lorry' } }, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const lines = offered.lines.map(({ line }) => {
      if (line > 10) {
        return { line, acceptedGrams: 0, refusedGrams: moduleGrams, reason: 'damaged' }
      }
      return { line, acceptedGrams: line === 1 ? moduleGrams - 20 : moduleGrams }
    })
    const decided = await receiver.post(at, { step: 'decide', lines }, 201)
    expect(decided).toMatchObject({ state: 'part_accepted', openSteps: [] })
    expect(decided.lines[0]).toMatchObject({ acceptedGrams: 28_480, differenceGrams: 20 })
    const settled = await sender.post(at, { step: 'return' }, 201)
    expect(settled).toMatchObject({ state: 'returned' })

    const own = await flowOf(sender)
    const theirs = await flowOf(receiver)
    expect(own).toMatchObject({ balanced: true })
    expect(theirs).toMatchObject({
      balanced: true,
      totals: { closingGrams: 10 * moduleGrams - 20 },
    })
    const back = await sender.get(`/batches/${codes[11]}`)
    expect(back).toMatchObject({ state: 'dismantled', massGrams: moduleGrams })
    const gone = await sender.get(`/batches/${codes[0]}`)
    expect(gone).toMatchObject({ state: 'handed_over', massGrams: 0, openStages: [] })
    const here = await receiver.get(`/batches/${codes[0]}`)
    expect(here).toMatchObject({ state: 'dismantled', kind: 'module', massGrams: 28_480 })
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings.differences).toBe(0)
    expect(installation.logged).toEqual([])
  })

  it('lets the receiver go on where the sender stopped, and shows neither what is the other’s', async () => {
    const { sender, receiver, installation } = await openTwo()
    const [code = ''] = await dismantle(installation)
    await passOn({ sender, receiver }, [code])
    const tested = await receiver.get(`/batches/${code}`)
    expect(tested.openStages).toContain('tested')
    // The chain goes on: the first event here names the last event there.
    const last = await sender.get(`/batches/${code}`)
    const { events } = await receiver.get(`/batches/${code}/events`)
    expect(events).toHaveLength(1)
    expect(JSON.stringify(events[0])).toContain(last.headDigest)
    const { edges } = await receiver.get(`/batches/${code}/lineage?direction=up`)
    expect(edges).toEqual([])
    expect(await sender.status('/hand-overs', offerOf([code]))).toBe(422)
  })
})

describe('a step of a hand-over', () => {
  it('is taken once, however often it is sent, and by nobody but the side it belongs to', async () => {
    const { sender, receiver, stranger, installation } = await openTwo()
    const codes = (await dismantle(installation)).slice(0, 2)
    const offer = offerOf(codes)
    const { id } = await sender.post('/hand-overs', offer, 201)
    await sender.post('/hand-overs', offer, 200)
    expect(await sender.status('/hand-overs', { ...offer, papers: {} })).toBe(409)
    const at = `/hand-overs/${id}/steps`
    const step = { id: randomUUID(), step: 'dispatch', carrier: { name: 'Carrier' } }
    expect(await receiver.status(at, step)).toBe(403)
    expect(await stranger.status(at, step)).toBe(404)
    expect(await stranger.status(`/hand-overs/${id}`)).toBe(404)
    const answers = await Promise.all([1, 2, 3, 4].map(() => sender.status(at, step)))
    expect(answers.sort()).toEqual([200, 200, 200, 201])
    expect(
      await receiver.status(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: 1 }] }),
    ).toBe(409)
    const { events } = await sender.get(`/batches/${codes[0]}/events`)
    expect(events.filter(({ stage }: { stage: string }) => stage === 'handed_over')).toHaveLength(1)
  })

  it('names every fault of an offer and of a decision, and moves nothing', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    const wrong = await sender.send('/hand-overs', {
      id: randomUUID(),
      receiver: 'nobody',
      facility: 'Z',
      papers: { unNumber: 'UN1' },
      lines: [{ batch: 'NONE' }, { batch: codes[0], massGrams: moduleGrams + 1 }],
    })
    expect(wrong.status).toBe(422)
    expect([...(await pointersIn(wrong))].sort()).toEqual([
      '/facility',
      '/lines/0/batch',
      '/lines/1/massGrams',
      '/papers/hazardClass',
      '/papers/packingInstruction',
      '/papers/unNumber',
      '/receiver',
    ])
    const { id } = await sender.post('/hand-overs', offerOf(codes.slice(0, 3)), 201)
    const at = `/hand-overs/${id}/steps`
    await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
    await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
    const bad = await receiver.send(at, {
      id: randomUUID(),
      step: 'decide',
      lines: [
        { line: 1, acceptedGrams: 20_000 },
        { line: 2, acceptedGrams: 1, refusedGrams: moduleGrams },
        { line: 3, acceptedGrams: 0, refusedGrams: 1, reason: 'missing', note: 'Fell off' },
        { line: 9, acceptedGrams: 1 },
      ],
    })
    expect([...(await pointersIn(bad))].sort()).toEqual([
      '/lines/0/note',
      '/lines/1/acceptedGrams',
      '/lines/1/reason',
      '/lines/2/refusedGrams',
      '/lines/3/line',
    ])
    expect(await receiver.get('/batches')).toMatchObject({ batches: [] })
  })

  it('is not for a station that stands elsewhere or records other stages', async () => {
    const { installation } = await openTwo()
    const codes = await dismantle(installation)
    const station = await addStation(installation, { facility: 'B', stages: ['battery.tested'] })
    const body = JSON.stringify(offerOf(codes))
    const answer = await station.request('/api/v1/hand-overs', { method: 'POST', body })
    expect(answer.status).toBe(403)
    expect([...(await pointersIn(answer))].sort()).toEqual(['/facility', '/stage'])
  })

  it('is not answered again either to a station that stands elsewhere', async () => {
    const { sender, installation } = await openTwo()
    const [code = ''] = await dismantle(installation)
    const offer = offerOf([code])
    const { id } = await sender.post('/hand-overs', offer, 201)
    const step = { id: randomUUID(), step: 'dispatch', carrier: { name: 'Carrier' } }
    await sender.post(`/hand-overs/${id}/steps`, step, 201)
    const elsewhere = await addStation(installation, { facility: 'B', role: 'operator' })
    const here = await addStation(installation, { facility: 'A', role: 'operator' })
    for (const [path, body] of [
      ['/api/v1/hand-overs', offer],
      [`/api/v1/hand-overs/${id}/steps`, step],
    ] as const) {
      const again = { method: 'POST', body: JSON.stringify(body) }
      expect([path, (await elsewhere.request(path, again)).status]).toEqual([path, 403])
      expect([path, (await here.request(path, again)).status]).toEqual([path, 200])
    }
  })

  it('cannot be sent as a scan, and its events cannot be taken back by one side', async () => {
    const { sender, receiver, installation } = await openTwo()
    const [code = ''] = await dismantle(installation)
    const scan = { stream: 'battery', facility: 'A', batches: [{ batch: code }], facts: {} }
    const forged = { ...scan, id: randomUUID(), stage: 'handed_over', facts: { handOver: 'x' } }
    expect(await sender.status('/scans', forged)).toBe(409)
    await passOn({ sender, receiver }, [code])
    const { events } = await sender.get(`/batches/${code}/events`)
    const last = events.find(({ stage }: { stage: string }) => stage === 'handed_over')
    const reversal = {
      id: randomUUID(),
      stream: 'battery',
      stage: 'reversed',
      facility: 'A',
      reverses: last.id,
      facts: { reason: 'one-sided' },
    }
    expect(await sender.status('/scans', reversal)).toBe(409)
  })
})

async function flowOf(side: Side) {
  return side.get('/reports/flow?from=2026-10-01&to=2027-12-01')
}
