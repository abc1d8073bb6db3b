import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import type { Receipt } from '../../../domain/receipt.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { hoursAgo, takeIn } from '../../harness/held-pack.ts'
import {
  asOwnOrganisation,
  shareTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'

const day = 24
const start = Date.parse('2026-11-01T04:00:00Z')

const shared = shareTestInstallation()

it.each(['battery', 'textile'])(
  'lets nothing of the stream %s happen ahead of us, before 2000, or long before its batches came in',
  async (name) => {
    const installation = await asOwnOrganisation(shared())
    const walk = installation.streams.get(name)?.examples ?? []
    const wrong: unknown[] = []
    for (const { afterMinutes, ...example } of walk) {
      const scan = { stream: name, facility: 'A', ...example }
      const comesLater = (example.batches ?? []).length > 0 && example.stage !== 'record_added'
      const times = [
        hoursAgo(-25).toISOString(),
        '9999-12-31T23:59:59Z',
        '1999-12-31T23:59:59Z',
        '0001-01-01T00:00:00Z',
        ...(comesLater ? ['2020-02-29T10:00:00+08:00'] : []),
      ]
      const tried = times.map((eventTime) => ({ ...scan, id: randomUUID(), eventTime }))
      // Only persons sign; a walk that is signed goes in as it would once they have.
      const isSigned = 'releasedBy' in (example.facts ?? {})
      const take = (scans: readonly object[]) =>
        isSigned
          ? installation.recorder.record(partsOf(scans, installation.actor))
          : send(installation, scans)
      const refused = await take(tried)
      refused.forEach((receipt, at) => {
        if (!faultsOf(receipt).includes('/eventTime')) wrong.push([example.stage, times[at]])
      })
      const eventTime = new Date(start + afterMinutes * 60_000).toISOString()
      const [right] = await take([{ ...scan, id: randomUUID(), eventTime }])
      expect([example.stage, right?.status, right && faultsOf(right)]).toEqual([
        example.stage,
        'accepted',
        [],
      ])
    }
    expect(wrong).toEqual([])
  },
)

describe('how a time is written', () => {
  const ago = (hours: number, offset: number, written: string) =>
    new Date(hoursAgo(hours).getTime() + offset * 3_600_000).toISOString().replace('Z', written)

  it.each([
    [ago(1, 14, '+14:00'), 200],
    [ago(1, -12, '-12:00'), 200],
    [ago(1, 5.75, '+0545'), 200],
    [ago(1, 0, '+00:00'), 200],
    [ago(1, 14, '+14:01'), 422],
    [ago(1, 15, '+15:00'), 422],
    [ago(1, -13, '-13:00'), 422],
    ['2026-11-20T10:00:00', 422],
    ['2026-11-20', 422],
    ['2026-11-20T23:59:60Z', 422],
    ['2026-11-20T24:00:01Z', 422],
    ['2026-02-29T10:00:00Z', 422],
    ['2026-11-31T10:00:00Z', 422],
    ['20026-11-20T10:00:00Z', 422],
    ['-0001-11-20T10:00:00Z', 422],
  ])('is held to the calendar and to the clocks on earth: %s: %i', async (eventTime, status) => {
    const installation = await asOwnOrganisation(shared())
    const answer = await post(installation, '/scans', {
      ...takeIn('PACK', hoursAgo(1)),
      eventTime,
    })
    expect(answer.status).toBe(status)
    if (status !== 200) expect([...(await pointersIn(answer))]).toEqual(['/eventTime'])
  })

  it.each([
    ['2024-02-29', 200],
    ['2023-02-29', 422],
    ['2025-13-01', 422],
    ['0001-01-01', 409],
    ['9999-12-31', 409],
  ])('a day is a day of the calendar: %s: %i', async (removalDate, status) => {
    const installation = await asOwnOrganisation(shared())
    const scan = takeIn('PACK', hoursAgo(1))
    const facts = { ...(scan.facts as object), removalDate }
    expect((await post(installation, '/scans', { ...scan, facts })).status).toBe(status)
  })
})

it.each(['2001-01-01T00:00:00Z', '2001-01-01T08:00:00+08:00', '2026-03-29T02:30:00'])(
  'holds what stands in for a mistake to the same history: %s',
  async (eventTime) => {
    const installation = await asOwnOrganisation(shared())
    const wrong = { batches: [{ batch: 'PACK', massGrams: 396_000 }], facts: { scale: 'S-1' } }
    const weighing = { id: randomUUID(), stream: 'battery', stage: 'weighed', facility: 'A' }
    const [, weighed] = await send(installation, [
      takeIn('PACK', hoursAgo(3 * day)),
      { ...weighing, ...wrong, eventTime: hoursAgo(2 * day).toISOString() },
    ])
    expect(weighed).toMatchObject({ status: 'accepted' })
    const replacement = { stage: 'weighed', ...wrong, eventTime }
    const correction = { id: randomUUID(), event: weighing.id, reason: 'wrong day', replacement }
    const refused = await post(installation, '/corrections', correction)
    expect([...(await pointersIn(refused))]).toEqual(['/replacement/eventTime'])
    const { eventTime: _, ...undated } = replacement
    const right = { ...correction, replacement: undated }
    expect((await post(installation, '/corrections', right)).status).toBe(201)
  },
)

function post({ request }: TestInstallation, path: string, body: object) {
  return request(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body) })
}

async function send(installation: TestInstallation, scans: readonly object[]) {
  return jsonOf<readonly Receipt[]>(await post(installation, '/scans', scans))
}

function faultsOf(receipt: Receipt): readonly string[] {
  return receipt.status === 'refused' ? receipt.faults.map(({ pointer }) => pointer) : []
}
