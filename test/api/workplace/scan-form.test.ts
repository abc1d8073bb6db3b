import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { holdApart, hoursAgo, recordAt } from '../../harness/held-pack.ts'
import { asOwner } from '../../harness/jobs.ts'
import { packScan } from '../../harness/pack-scan.ts'
import { certify, openWorkplace, receiveFibre } from '../../harness/workplace.ts'

const intake = '/work/stages/battery/taken_in'

it('names every fault of a form beside its question in the person’s language, and keeps what was typed', async () => {
  const { operator } = await openWorkplace()
  const empty = await (await operator.request(`${intake}?lang=zh-Hant`)).text()
  const answer = await send(operator, `${intake}?lang=zh-Hant`, fieldsIn(empty), {
    '/outputs/0/batch': 'NEW<1>',
    '/outputs/0/facts/ratedCapacityAmpereHours': '12,5',
    '/facts/sourceReference': 'job "7" & more',
    do: 'record',
  })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('未有記錄任何資料，已填寫的內容亦無遺失')
  expect(page).toContain('value="NEW&lt;1&gt;"')
  expect(page).toContain('value="12,5"')
  expect(page).toContain('value="job &quot;7&quot; &amp; more"')
  // Each line of the summary leads to a question that is there and says the same.
  const summary = /role="alert"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? ''
  const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(targets.length).toBeGreaterThan(8)
  for (const id of targets) {
    expect(page).toContain(` id="${id}"`)
    expect(page).toContain(`id="${id}-wrong"`)
  }
  expect(summary).toContain('應為')
  expect(summary).not.toMatch(/Cannot/)
})

it('records once however often it is sent, and says so when the same form comes with other content', async () => {
  const { operator, installation } = await openWorkplace()
  const path = '/work/batches/PACK-HK-0002/stages/weighed'
  const fields = fieldsIn(await (await operator.request(path)).text())
  const weighing = { '/batches/0/massGrams': '395.5 kg', '/facts/scale': 'scale 2', do: 'record' }
  const answers = await Promise.all([1, 2, 3].map(() => send(operator, path, fields, weighing)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  const [to] = new Set(answers.map(({ headers }) => headers.get('location')))
  expect(to).toMatch(/^\/work\/batches\/PACK-HK-0002\?recorded=/)
  expect(await (await operator.request(to ?? '')).text()).toContain('Recorded: Weighed')
  const events = await operator.request('/api/v1/batches/PACK-HK-0002/events')
  const chain = (await jsonOf<{ events: { stage: string; operator: string }[] }>(events)).events
  expect(chain.map(({ stage }) => stage)).toEqual(['taken_in', 'triaged', 'weighed'])
  expect(chain.at(-1)?.operator).toMatch(/^p-[0-9a-f]{12}$/)
  const other = await send(operator, path, fields, { ...weighing, '/batches/0/massGrams': '1' })
  expect(other.status).toBe(409)
  expect(await other.text()).toContain('already recorded with other content')
  expect(installation.logged).toEqual([])
})

it('adds and removes lines without a script and without losing anything', async () => {
  const { operator } = await openWorkplace()
  const path = '/work/batches/PACK-HK-0002/stages/dismantled'
  const first = fieldsIn(await (await operator.request(path)).text())
  expect(first.has('/outputs/0/batch')).toBe(true)
  const five = await send(operator, path, first, {
    '/outputs/0/batch': 'M-1',
    '/outputs/0/kind': 'module',
    '/outputs/0/massGrams': '20',
    do: 'add/outputs/5',
  })
  const six = fieldsIn(await five.text())
  expect([six.get('/outputs/0/batch'), six.get('/outputs/5/kind')]).toEqual(['M-1', 'module'])
  const dropped = await send(operator, path, six, {
    '/outputs/2/batch': 'M-3',
    do: 'drop/outputs/1',
  })
  const left = fieldsIn(await dropped.text())
  expect([left.get('/outputs/1/batch'), left.has('/outputs/5/batch')]).toEqual(['M-3', false])
})

it('makes modules of a pack as certified people do, and refuses the same to others in plain words', async () => {
  const { operator, administrator, installation, own } = await openWorkplace()
  const isolation = '/work/batches/PACK-HK-0002/stages/isolated'
  const facts = {
    '/facts/highVoltageDisconnectRemoved': 'yes',
    '/facts/residualVoltageVolts': '３.2',
    '/facts/lockOutId': 'LOCK-1',
    '/facts/stateOfChargePercent': '24',
    do: 'record',
  }
  const page = await (await administrator.request('/work/batches/PACK-HK-0002')).text()
  expect(page).toContain('You hold no valid certificate: High-voltage work')
  // It was found green: no reason against it stands there as a label without a word.
  expect(page).toContain('Green: conforms')
  expect(page).not.toMatch(/Why not green|<dd><\/dd>/)
  expect(page).not.toContain(`href="${isolation}"`)
  const fields = fieldsIn(await (await administrator.request(isolation)).text())
  const refused = await send(administrator, isolation, fields, facts)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain(
    'You hold no certificate for &quot;High-voltage work&quot;',
  )
  const own2 = fieldsIn(await (await operator.request(isolation)).text())
  expect((await send(operator, isolation, own2, facts)).status).toBe(303)
  await certify(installation, own, { personId: administrator.personId, kind: 'high_voltage_work' })
  const open = await (await administrator.request('/work/batches/PACK-HK-0002')).text()
  expect(open).toContain('/work/batches/PACK-HK-0002/stages/dismantled')
})

it('keeps a release until a second certified person signs', async () => {
  const { operator, supervisor, own, installation } = await openWorkplace()
  for (const { personId } of [operator, supervisor]) {
    await certify(installation, own, { personId, kind: 'quarantine_release' })
  }
  const held = '/work/batches/PACK-HK-0002/stages/quarantined'
  const fields = fieldsIn(await (await operator.request(held)).text())
  const start = new Date(Date.now() - 4 * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16)
  const answer = await send(operator, held, fields, {
    '/facts/quarantineClass': 'amber',
    '/facts/quarantinePlace': 'Bay 3',
    '/facts/quarantineReason': 'smell',
    '/facts/quarantineStart': start,
    '/facts/watchIntervalHours': '4',
    '/facts/quarantineTemperatureCelsius': '24',
    '/facts/quarantinePacking': 'P908',
    '/facts/reviewBy': '2027-01-01',
    '/eventTime': start,
    do: 'record',
  })
  expect([answer.status, await answer.text()]).toEqual([303, ''])
  // The hold of what was recorded just now runs for a day: another pack's began two days ago.
  const longHeld = { ...holdApart('PACK-HK-0003', hoursAgo(48)), facility: 'TM' }
  await recordAt({ ...installation, actor: own }, hoursAgo(48), [longHeld])
  const release = '/work/batches/PACK-HK-0003/stages/released'
  const form = await (await operator.request(release)).text()
  expect(form).toContain('Two persons sign this stage')
  expect(form).not.toContain('releasedBy')
  const proposed = await send(operator, release, fieldsIn(form), {
    '/facts/releaseTemperatureCelsius': '22',
    '/facts/releaseFindings': 'cold, dry',
    do: 'record',
  })
  expect(proposed.headers.get('location')).toMatch(/^\/work\/approvals\?proposed=/)
  const mine = await (await operator.request(proposed.headers.get('location') ?? '')).text()
  expect(mine).toContain('You signed this: another person must sign')
  const theirs = await (await supervisor.request('/work/approvals')).text()
  const [, sign = ''] = /action="(\/work\/approvals\/[^"]+)"/.exec(theirs) ?? []
  const again = await send(operator, sign, new URLSearchParams())
  expect([again.status, (await again.text()).includes('another person must sign')]).toEqual([
    409,
    true,
  ])
  expect((await send(supervisor, sign, new URLSearchParams())).headers.get('location')).toBe(
    '/work/approvals?signed',
  )
  const batch = await operator.request('/api/v1/batches/PACK-HK-0003')
  expect(await jsonOf(batch)).toMatchObject({ state: 'released' })
})

it('refuses the hour that the clock of the facility left out, and asks which of the two when it came twice', async () => {
  const { operator, own, installation } = await openWorkplace()
  // Here since the summer, so that it could be weighed when the clocks went back.
  const { facts, outputs, ...rest } = packScan() as { facts: object; outputs: readonly object[] }
  const summer = {
    ...rest,
    facility: 'TM',
    eventTime: '2026-09-01T10:00:00+08:00',
    facts: Object.assign({}, facts, { removalDate: '2026-08-31' }),
    outputs: outputs.map((output) => ({ ...output, batch: 'PACK-SUMMER' })),
  }
  const [receipt] = await installation.recorder.record(partsOf([summer], own))
  expect(receipt).toMatchObject({ status: 'accepted' })
  await asOwner(installation.connection, [`update facility set time_zone = 'Europe/Berlin'`])
  const path = '/work/batches/PACK-SUMMER/stages/weighed'
  const fields = fieldsIn(await (await operator.request(path)).text())
  const weighing = { '/batches/0/massGrams': '395.5 kg', '/facts/scale': 'scale 2', do: 'record' }
  const gap = await send(operator, path, fields, { ...weighing, '/eventTime': '2026-03-29T02:30' })
  const gone = await gap.text()
  expect(gap.status).toBe(422)
  expect(gone).toContain(
    'Cannot take 29 Mar 2026, 02:30: clocks on Central European Time went forward',
  )
  expect(gone).toContain('value="2026-03-29T02:30"')
  const twice = await send(operator, path, fields, {
    ...weighing,
    '/eventTime': '2026-10-25T02:30',
  })
  const page = await twice.text()
  expect(twice.status).toBe(422)
  expect(page).toContain('25 Oct 2026, 02:30 came twice on Central European Time')
  expect(page).toMatch(/value="2026-10-25T00:30:00.000Z"[\s\S]*UTC\+2/)
  expect(page).toMatch(/value="2026-10-25T01:30:00.000Z"[\s\S]*UTC\+1/)
  // Neither of the two: the form asks for a time again, and never takes it for now.
  const other = await send(operator, path, fields, { ...weighing, '/eventTime': 'another' })
  expect([other.status, (await other.text()).includes('type="datetime-local"')]).toEqual([
    422,
    true,
  ])
  // What was chosen stays chosen while another answer is mended.
  const chosen = { ...weighing, '/eventTime': '2026-10-25T00:30:00.000Z' }
  const again = await send(operator, path, fields, { ...chosen, '/facts/scale': '' })
  expect(await again.text()).toMatch(/value="2026-10-25T00:30:00.000Z"[^>]* checked/)
  const sent = await send(operator, path, fields, chosen)
  expect(sent.status).toBe(303)
  const { events } = await jsonOf<{ events: { stage: string; eventTime: string }[] }>(
    await operator.request('/api/v1/batches/PACK-SUMMER/events'),
  )
  expect(events.at(-1)).toMatchObject({ stage: 'weighed', eventTime: '2026-10-25T00:30:00.000Z' })
})

it('suggests the customs code that the composition of the goods makes likely', async () => {
  const workplace = await openWorkplace()
  await receiveFibre(workplace)
  const { operator } = workplace
  const path = '/work/batches/FIBRE-1/stages/shipped'
  const page = await (await operator.request(path)).text()
  expect(page).toContain('“FIBRE-1”: by its composition it is 5202.91.')
  const chinese = await (await operator.request(`${path}?lang=zh-Hans`)).text()
  expect(chinese).toContain('“FIBRE-1”：按成分应为 5202.91。')
})
