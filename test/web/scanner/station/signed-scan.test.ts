import { describe, expect, it } from 'vitest'
import { refuse } from '../../../../domain/refusal.ts'
import { invitationIn, invitationLink } from '../../../../domain/station-invitation.ts'
import { afterReading } from '../../../../web/scanner/queue/after-reading.ts'
import { restAfter } from '../../../../web/scanner/queue/flush.ts'
import { mended } from '../../../../web/scanner/queue/mend.ts'
import { bodyOf } from '../../../../web/scanner/queue/next-request.ts'
import type { Reading } from '../../../../web/scanner/queue/read-arrival.ts'
import { mayStationSign } from '../../../../web/scanner/station/device-station.ts'
import { queuedScan } from '../../../harness/queued-scan.ts'

const signed = { station: 'key', signature: 'signature' }
const station = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Gate',
  organisation: 'harbour',
  facility: 'TM',
  stages: ['battery.tested'],
  signingKey: 'key',
}

describe('a station signs', () => {
  const by = { organisation: 'harbour' }
  const scan = { stream: 'battery', stage: 'tested', facility: 'TM' }
  it.each<[string, boolean, object, object]>([
    ['within its bounds', true, {}, {}],
    ['everywhere, without bounds', true, { facility: null, stages: null }, { facility: 'KC' }],
    ['not at another facility', false, {}, { facility: 'KC' }],
    ['no other stage', false, {}, { stage: 'graded' }],
    ['not once it was ended', false, { ended: true }, {}],
    ['not for another organisation', false, { organisation: 'other' }, {}],
  ])('%s', (_, may, bounds, what) => {
    expect(mayStationSign({ ...station, ...bounds }, { ...scan, ...what }, by)).toBe(may)
  })
})

describe('a scan that a station signed', () => {
  it('goes with its signature beside it', () => {
    const one = queuedScan(1, { signed })
    expect(JSON.parse(bodyOf([one, queuedScan(2)]))).toEqual([
      { scan: one.scan, ...signed },
      queuedScan(2).scan,
    ])
  })

  it('goes again as the person’s alone where the key has ended, once and under its id', () => {
    const one = queuedScan(1, { signed, sends: 1 })
    const { id } = one.scan
    const refusal = refuse('not_signed', '/signature', ['scan_signer_ended'])
    const reading: Reading = {
      why: 'answers',
      answers: [{ id, status: 'refused', ...refusal, faults: refusal.faults }] as never,
    }
    const after = afterReading(one, { reading, index: 0, alone: true })
    expect(after).toEqual(queuedScan(1, { sends: 1, unsigned: 'key' }))
    expect(restAfter(reading, 1)).toBe('go on')
    expect(afterReading({ ...after }, { reading, index: 0, alone: true }).signed).toBeUndefined()
  })

  it('loses the signature when it is mended: it was of the text as it was', () => {
    const answer = { id: '1', status: 'refused', code: 'invalid', faults: [] } as const
    const again = mended(queuedScan(1, { signed, answer }), { operator: 'p-one' })
    expect(again).toEqual(queuedScan(1))
  })
})

describe('an invitation', () => {
  const code = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  it.each([
    invitationLink('https://floor.example', code),
    invitationLink('https://floor.example', code).toUpperCase(),
    `#station=${code}`,
    // A hand scanner on another keyboard.
    `https>&&floor.example&scanner*station)${code}`,
    ` /scanner#station=${code.toLowerCase()}\n`,
  ])('is read out of %s', (text) => expect(invitationIn(text)).toBe(code))

  it.each([
    'PACK-HK-0001',
    code,
    `https://floor.example/b/${code}`,
    `#station=${code}0`,
    '#station=',
  ])('is not read out of %s', (text) => expect(invitationIn(text)).toBeUndefined())
})
