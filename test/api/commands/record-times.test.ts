import { describe, expect, it } from 'vitest'
import { checkLogTimes, checkRecordTimes } from '../../../api/commands/check/check-record-times.ts'
import { noFindings } from '../../../api/commands/check/findings.ts'
import { check } from '../../../api/commands/check.ts'
import type { Event } from '../../../domain/event.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clayFolder, dig, openClay } from '../../harness/clay.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'

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

describe('record times of the whole log', () => {
  it('name the event after which the clock was set back between two batches, once, over HTTP and check', async () => {
    let time = Date.parse('2026-11-26T10:00:00.000Z')
    const installation = await openTestInstallation({
      streamsFolder: clayFolder,
      now: () => new Date(time),
    })
    const dugAt = async (code: string, moved: number) => {
      time += moved
      const body = JSON.stringify(dig(code, 100))
      const answer = await installation.request('/api/v1/scans', { method: 'POST', body })
      expect(answer.status).toBe(200)
      return (await jsonOf<{ id: string }>(answer)).id
    }
    await dugAt('ONE', 0)
    const set = await dugAt('TWO', -3_600_000)
    await dugAt('THREE', 1_000)
    await dugAt('FOUR', 3_600_000)
    const again = await dugAt('FIVE', -62_000)
    const { json, code } = await runCommand(installation, check)
    expect(json).toMatchObject({ doubts: [{ key: set }, { key: again }] })
    expect(code).toBe(0)
  })

  it('raise no alarm where two transactions at once read the clock in the other order', async () => {
    const findings = noFindings()
    const at = (seconds: number, id: string) => ({
      id,
      recordTime: new Date(Date.parse('2026-11-26T10:00:00.000Z') + seconds * 1_000),
    })
    const log = { latest: undefined, isBehind: false }
    // The one with the first key stood still for as long as the database lets it, and committed last.
    checkLogTimes(findings, log, [at(0, 'before'), at(60, 'slow'), at(0, 'quick'), at(1, 'next')])
    expect(findings.doubts).toEqual([])
    checkLogTimes(findings, log, [at(-2, 'wrong')])
    expect(findings.doubts).toMatchObject([{ key: 'wrong', column: 'recordTime' }])
  })

  it('stay quiet after many recorded at once', async () => {
    const installation = await openClay()
    const all = Array.from({ length: 60 }, (_, at) =>
      installation.request('/api/v1/scans', {
        method: 'POST',
        body: JSON.stringify(dig(`L${at}`, 100)),
      }),
    )
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual(all.map(() => 200))
    expect((await runCommand(installation, check)).json).not.toHaveProperty('doubts')
  })
})
