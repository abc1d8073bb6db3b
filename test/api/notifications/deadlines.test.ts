import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { handOverNames } from '../../../api/notifications/hand-over-names.ts'
import type { TaskContext } from '../../../api/notifications/jobs/task.ts'
import { tellDeadlines } from '../../../api/notifications/tell-deadlines.ts'
import { dismantle, moduleGrams, offerOf, openTwo, papers } from '../../harness/sides.ts'

const hour = 60 * 60 * 1000

describe('a deadline', () => {
  it('stands on both sides’ lists, and each is told once when it is near and once when it has passed', async () => {
    const { sender, receiver, stranger, installation } = await openTwo()
    const codes = await dismantle(installation)
    const { id } = await sender.post('/hand-overs', offerOf(codes), 201)
    const step = { step: 'dispatch', carrier: { name: 'Carrier' } }
    const { dueTime } = await sender.post(`/hand-overs/${id}/steps`, step, 201)
    expect(Date.parse(dueTime ?? '') - Date.now()).toBeGreaterThan(47.9 * hour)
    for (const side of [sender, receiver]) {
      const { deadlines } = await side.get('/deadlines')
      expect(deadlines).toMatchObject([{ kind: 'delivery', subject: id, dueTime, state: 'far' }])
    }
    // As people call it: by its goods and the other side, and to nobody else.
    const { deadlines: sent } = await sender.get('/deadlines')
    const { deadlines: coming } = await receiver.get('/deadlines')
    const more = codes.length - 1
    const mass = `${(codes.length * moduleGrams) / 1000} kg`
    expect([sent, coming].map((list) => list?.[0]?.about)).toEqual([
      {
        en: `${codes[0]} and ${more} more (${mass}, to second)`,
        'zh-Hant': `${codes[0]} 等 ${codes.length} 項（${mass}，移交予 second）`,
        'zh-Hans': `${codes[0]} 等 ${codes.length} 项（${mass}，移交给 second）`,
      },
      {
        en: `${codes[0]} and ${more} more (${mass}, from first)`,
        'zh-Hant': `${codes[0]} 等 ${codes.length} 項（${mass}，來自 first）`,
        'zh-Hans': `${codes[0]} 等 ${codes.length} 项（${mass}，来自 first）`,
      },
    ])
    const third = await installation.store.system
      .selectFrom('organisation')
      .select('organisation_key')
      .where('slug', '=', 'third')
      .executeTakeFirstOrThrow()
    const strange = await handOverNames(installation.store, third.organisation_key, [id])
    expect(strange.size).toBe(0)
    expect(await stranger.get('/deadlines')).toEqual({ deadlines: [] })

    const told = async (hours: number) => {
      const now = () => new Date(Date.now() + hours * hour)
      const context = { store: installation.store, now, signal: new AbortController().signal }
      await tellDeadlines.run({}, context as TaskContext)
      const rows = await installation.store.system
        .selectFrom('outbox_entry')
        .select('topic')
        .orderBy('outbox_entry_key')
        .execute()
      return rows.map(({ topic }) => topic).filter((topic) => topic.startsWith('deadline.'))
    }
    expect(await told(30)).toEqual([])
    expect(await told(37)).toEqual(['deadline.near', 'deadline.near'])
    expect(await told(38)).toHaveLength(2)
    expect((await told(49)).slice(2)).toEqual(['deadline.passed', 'deadline.passed'])
    await receiver.post(`/hand-overs/${id}/steps`, { step: 'receive', facility: 'B' }, 201)
    expect(await sender.get('/deadlines')).toEqual({ deadlines: [] })
    expect(await receiver.get('/deadlines')).toMatchObject({ deadlines: [{ kind: 'decision' }] })
  })
})

describe('an export permit', () => {
  it('is drawn when the goods leave, and refuses a gram more than is left or a day outside its validity', async () => {
    const { sender, stranger, installation } = await openTwo()
    const codes = await dismantle(installation)
    const permit = {
      id: randomUUID(),
      number: 'EXP-1',
      issuer: 'EPD',
      destination: 'KR',
      validFrom: '2026-01-01',
      validUntil: '2099-12-31',
      totalGrams: 2 * moduleGrams,
    }
    expect(await sender.status('/permits', permit)).toBe(201)
    expect(await sender.status('/permits', permit)).toBe(200)
    expect(await sender.status('/permits', { ...permit, totalGrams: 1 })).toBe(409)
    const ended = { ...permit, id: randomUUID(), number: 'EXP-0', validUntil: '2026-01-02' }
    await sender.status('/permits', ended)
    const send = async (batches: readonly string[], exportPermit: string) => {
      const offer = { ...offerOf(batches), papers: { ...papers, exportPermit } }
      const { id } = await sender.post('/hand-overs', offer, 201)
      const carrier = { name: 'Carrier' }
      return sender.status(`/hand-overs/${id}/steps`, { step: 'dispatch', carrier })
    }
    expect(await send(codes.slice(0, 3), 'EXP-1')).toBe(409)
    expect(await send(codes.slice(0, 1), 'EXP-0')).toBe(409)
    expect(await send(codes.slice(0, 1), 'EXP-9')).toBe(409)
    expect(await sender.get(`/batches/${codes[0]}`)).toMatchObject({ massGrams: moduleGrams })
    expect(await send(codes.slice(0, 2), 'EXP-1')).toBe(201)
    const { permits } = await sender.get('/permits')
    expect(permits).toMatchObject([{ number: 'EXP-0' }, { number: 'EXP-1', leftGrams: 0 }])
    expect(await stranger.get('/permits')).toEqual({ permits: [] })
  })
})
