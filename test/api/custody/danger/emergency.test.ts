import { expect, it } from 'vitest'
import { addStation } from '../../../harness/add-station.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { battery, hoursAgo, recordAt, takeIn } from '../../../harness/held-pack.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'
import { openWorkplace } from '../../../harness/workplace.ts'

const batches = [{ batch: 'PACK' }]
const alarm = (more: object = {}) =>
  battery('quarantined_at_once', { batches, facts: { alarmSign: 'hissing_smoke' }, ...more })

it('is recorded by whoever may record: a person without a certificate, a station that is bound to other stages', async () => {
  const installation = await openWithPack()
  const person = await signUpPerson(installation, { role: 'operator' })
  const answer = await person.request('/api/v1/scans', {
    method: 'POST',
    body: JSON.stringify(alarm()),
  })
  expect(await jsonOf(answer)).toMatchObject({
    status: 'accepted',
    decisions: { damageClass: 'red', quarantineDetailsMissing: true },
  })
  const station = await addStation(installation, { facility: 'A', stages: ['battery.tested'] })
  expect(await jsonOf(await station.scan(alarm()))).toMatchObject({ status: 'accepted' })
  expect(await jsonOf(await station.scan(takeIn('P-2', new Date())))).toMatchObject({
    code: 'outside_bounds',
  })
  const elsewhere = await addStation(installation, { facility: 'B' })
  expect((await elsewhere.scan(alarm())).status).toBe(403)
})

it('stands first in the work list until its details are given, with the release closed and why', async () => {
  const installation = await openWithPack()
  await recordAt(installation, hoursAgo(60), [alarm({ eventTime: hoursAgo(60).toISOString() })])
  const first = await firstInWorkList(installation)
  expect(first).toMatchObject({
    stage: 'quarantine_detailed',
    batches: [{ code: 'PACK', danger: { name: 'red', held: true, lacksDetails: true } }],
  })
  const person = await signUpPerson(installation, { role: 'supervisor' })
  const scanned = await jsonOf<{ batches: readonly { next: Next }[] }>(
    await person.request('/api/v1/scanned?text=PACK'),
  )
  const [next] = scanned.batches.map((one) => one.next)
  expect(next?.recommended).toBe('quarantine_detailed')
  const reasons = next?.steps.find(({ stage }) => stage === 'released')?.reasons ?? []
  expect(reasons.map(({ en }) => en).join()).toContain('give the quarantine details')
  expect(next?.alarm?.signs.length).toBe(5)
  const details = {
    quarantinePlace: 'Bay 3',
    quarantineReason: 'smoke',
    watchIntervalHours: '1',
    quarantineTemperatureCelsius: '24',
    quarantinePacking: 'P911',
    reviewBy: '2027-01-01',
  }
  await recordAt(installation, hoursAgo(59), [
    battery('quarantine_detailed', { batches, facts: details }),
  ])
  expect(await firstInWorkList(installation)).not.toMatchObject({ stage: 'quarantine_detailed' })
})

it('is recorded by two taps on the batch’s page without a script, once however often it is sent', async () => {
  const { operator, installation } = await openWorkplace()
  const path = '/work/batches/PACK-HK-0003'
  const page = await (await operator.request(path)).text()
  const form = /<details class="alarm">.*?<\/details>/s.exec(page)?.[0] ?? ''
  const action = /action="([^"]+)"/.exec(form)?.[1] ?? ''
  const sent = new URLSearchParams()
  for (const [, name, value] of form.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    sent.set(name ?? '', value ?? '')
  const [, name = '', value = ''] = /<button name="([^"]+)" value="(hot)"/.exec(form) ?? []
  sent.set(name, value)
  const tap = () =>
    operator.request(action, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: String(sent),
    })
  const answers = [await tap(), await tap()]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const after = await (await operator.request(answers[0]?.headers.get('location') ?? '')).text()
  expect(after).toContain('Quarantined in an emergency')
  expect(after).toContain('RED: may react or burn, in quarantine')
  expect(after.indexOf('Give quarantine details')).toBeGreaterThan(0)
  const list = await (await operator.request('/work?facility=')).text()
  const top = /<section id="undetailed".*?<\/section>/s.exec(list)?.[0] ?? ''
  expect(top).toContain('Quarantine: details missing')
  expect(top).toContain('href="/work/batches/PACK-HK-0003/stages/quarantine_detailed"')
  expect(list.indexOf('id="undetailed"')).toBeLessThan(list.indexOf('id="waiting"'))
  expect(list.split('<b>PACK-HK-0003</b>').length - 1).toBe(1)
  const events = await jsonOf<{ events: readonly { stage: string }[] }>(
    await operator.request('/api/v1/batches/PACK-HK-0003/events'),
  )
  const alarms = events.events.filter(({ stage }) => stage === 'quarantined_at_once')
  expect([alarms.length, installation.logged]).toEqual([1, []])
})

interface Next {
  readonly recommended: string | null
  readonly steps: readonly { readonly stage: string; readonly reasons: readonly { en: string }[] }[]
  readonly alarm: { readonly signs: readonly unknown[] } | null
}

async function firstInWorkList({ request }: TestInstallation): Promise<unknown> {
  const { stages } = await jsonOf<{ stages: readonly unknown[] }>(
    await request('/api/v1/work-list?facility=A'),
  )
  return stages[0]
}

async function openWithPack(): Promise<TestInstallation> {
  const installation = await openTestInstallation()
  await recordAt(installation, hoursAgo(500), [takeIn('PACK', hoursAgo(500))])
  return installation
}
