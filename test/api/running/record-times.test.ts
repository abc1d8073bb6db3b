import { expect, it } from 'vitest'
import { checkRecordTimes } from '../../../api/commands/check/check-record-times.ts'
import { noFindings } from '../../../api/commands/check/findings.ts'
import type { Event } from '../../../domain/event.ts'

it('names events of a batch whose record times run backwards, as after a clock that was wrong', () => {
  const times = ['2026-11-26T10:00:00.000Z', '2026-11-26T09:00:00.000Z', '2026-11-26T09:00:01.000Z']
  const events = times.map((recordTime, at) => ({ id: `E${at}`, recordTime }) as Event)
  const findings = noFindings()
  checkRecordTimes(findings, { id: 'B', code: 'L1' }, events)
  expect(findings.doubts).toEqual([
    expect.objectContaining({ key: 'E1, batch B (L1)', found: times[1], column: 'recordTime' }),
  ])
  expect(findings.differences).toBe(0)
})
