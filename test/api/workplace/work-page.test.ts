import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { findBatch } from '../../../api/store/inventory/batches.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { battery, holdApart, hoursAgo, recordAt, takeIn } from '../../harness/held-pack.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('shows each batch once, under the one step that is recommended for it, with its class and how long it has waited', async () => {
  const { operator, modules } = await openWorkplace()
  const page = await text(operator, '/work?facility=')
  for (const code of ['PACK-HK-0003', 'PACK-HK-0002', 'BALE-HK-0001', ...modules]) {
    expect([code, page.split(`<b>${code}</b>`).length - 1]).toEqual([code, 1])
  }
  const triage = waits(page, 'battery.triaged')
  expect(triage).toContain('PACK-HK-0003')
  expect(triage).toContain('<h3>Triage <small>Vehicle batteries</small></h3>')
  expect(triage).toMatch(/Battery pack · 396 kg · TM · waiting\u00a00\u00a0min/)
  expect(waits(page, 'battery.isolated')).toContain('Green: conforms')
  expect(waits(page, 'battery.tested').match(/name="batch"/g)).toHaveLength(12)
  // A pack that was taken apart is used up: nothing waits.
  expect(page).not.toContain('<b>PACK-HK-0001</b>')
})

it('is narrowed by stream, step, person and place, and by its counters', async () => {
  const { operator, administrator } = await openWorkplace()
  const codes = async (person: TestPerson, query: string) =>
    [
      ...(
        await text(person, `/work?${query.includes('facility=') ? '' : 'facility=&'}${query}`)
      ).matchAll(/name="batch" value="([^"]+)"/g),
    ]
      .map(([, code]) => code)
      .filter((code) => !/^(MOD|FRAC)-/.test(code ?? ''))
  expect(await codes(operator, '')).toEqual(['PACK-HK-0003', 'PACK-HK-0002', 'BALE-HK-0001'])
  expect(await codes(operator, 'stream=textile')).toEqual(['BALE-HK-0001'])
  expect(await codes(operator, 'stage=battery.isolated')).toEqual(['PACK-HK-0002'])
  expect(await codes(operator, 'facility=KT')).toEqual(['BALE-HK-0001'])
  expect(await codes(operator, 'stage=no.such&stream=none')).toHaveLength(3)
  expect(await codes(operator, 'only=recalled')).toEqual([])
  // Isolating asks for a certificate that the administrator does not hold: no step, and why.
  const theirs = await text(administrator, '/work?facility=')
  expect(theirs).toContain('Needs a look: no usual step is open')
  expect(theirs).toContain('You hold no certificate for ')
  expect(await codes(administrator, 'mine=yes')).not.toContain('PACK-HK-0002')
  expect(await text(administrator, '/work?facility=&mine=yes')).not.toContain('<b>PACK-HK-0002</b>')
})

it('comes in pages that leave nothing out and show nothing twice', async () => {
  const installation = await openTestInstallation()
  const { recorder, actor } = installation
  const codes = Array.from({ length: 120 }, (_, at) => `PACK-${at}`)
  const packs = codes.map((code) => takeIn(code, new Date()))
  await recorder.record(partsOf(packs, actor))
  const person = await signUpPerson(installation, { role: 'operator' })
  const seen: string[] = []
  let at: string | undefined = '/work?facility=A'
  for (let count = 0; at !== undefined && count < 5; count += 1) {
    const page: string = await text(person, at)
    seen.push(...[...page.matchAll(/<b>(PACK-\d+)<\/b>/g)].map(([, code]) => code ?? ''))
    expect(page).toContain('<b>120</b> batches waiting')
    at = nextOf(page)
  }
  expect(seen).toEqual(codes)
}, 120_000)

it('shows each emergency quarantine, also of more than stand at its top', async () => {
  const installation = await openTestInstallation()
  const { recorder, actor } = installation
  const codes = Array.from({ length: 103 }, (_, at) => `PACK-${at}`)
  const alarms = codes.map((batch) =>
    battery('quarantined_at_once', { batches: [{ batch }], facts: { alarmSign: 'hissing_smoke' } }),
  )
  await recorder.record(
    partsOf(
      codes.map((code) => takeIn(code, new Date())),
      actor,
    ),
  )
  await recorder.record(partsOf(alarms, actor))
  const person = await signUpPerson(installation, { role: 'operator' })
  const seen: string[] = []
  let at: string | undefined = '/work?facility=A'
  for (let count = 0; at !== undefined && count < 5; count += 1) {
    const page: string = await text(person, at)
    const [top = ''] = /<section id="undetailed".*?<\/section>/s.exec(page) ?? []
    const rows = count === 0 ? page : page.replace(top, '')
    seen.push(...[...rows.matchAll(/<b>(PACK-\d+)<\/b>/g)].map(([, code]) => code ?? ''))
    at = nextOf(page)
  }
  expect(seen.toSorted()).toEqual(codes.toSorted())
}, 120_000)

it('begins with deadlines that are over or near, the soonest first, and shows nothing twice', async () => {
  const installation = await openTestInstallation()
  const dayIn = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const reviews = { 'PACK-FAR': dayIn(30), 'PACK-NEAR': dayIn(1), 'PACK-LATE': dayIn(-2) }
  for (const [code, reviewBy] of Object.entries(reviews)) {
    await recordAt(installation, hoursAgo(72), [takeIn(code, hoursAgo(72))])
    const held = holdApart(code, hoursAgo(70))
    const facts = Object.assign({}, held.facts, { reviewBy })
    await recordAt(installation, hoursAgo(70), [{ ...held, facts }])
  }
  const person = await signUpPerson(installation, { role: 'operator' })
  const page = await text(person, '/work?facility=A')
  const [due = ''] = /<section id="deadlines".*?<\/section>/s.exec(page) ?? []
  const rows = [...due.matchAll(/<b>(PACK-\w+)<\/b>/g)].map(([, code]) => code)
  expect(rows).toEqual(['PACK-LATE', 'PACK-NEAR'])
  // What is held for long waits for whoever may release it, not for details that were given.
  expect(due.match(/You hold no certificate for /g)).toHaveLength(2)
  expect(due).toContain('⚠ Overdue · Review no later than: ')
  expect(page.split('<b>PACK-NEAR</b>')).toHaveLength(2)
  expect(page.replace(due, '')).toContain('<small class="by">Review no later than: ')
  expect(page).toContain('<b>2</b> deadlines')
  const only = await text(person, '/work?facility=A&only=due')
  expect(only).toContain('id="deadlines"')
  expect(only).not.toContain('id="waiting"')
})

it('leads from ticked batches to one form of all of them, or says that they are recorded one by one', async () => {
  const { operator, modules } = await openWorkplace()
  const [one = '', two = ''] = modules
  const isolate = await operator.request('/work/act?stage=battery.isolated&batch=PACK-HK-0002')
  expect([isolate.status, isolate.headers.get('location')]).toEqual([
    303,
    '/work/batches/PACK-HK-0002/stages/isolated',
  ])
  const many = await operator.request(
    `/work/act?stage=battery.quarantined&batch=${one}&batch=${two}`,
  )
  const to = many.headers.get('location') ?? ''
  expect(to).toBe(`/work/batches/${one}/stages/quarantined?batch=${two}`)
  const form = fieldsIn(await text(operator, to))
  expect(form.get('/batches')).toBe(`${one}\n${two}`)
  const each = await text(operator, `/work/act?stage=battery.tested&batch=${one}&batch=${two}`)
  expect(each).toContain('is recorded batch by batch')
  expect(each).toContain(`href="/work/batches/${two}/stages/tested"`)
  expect(each).toContain(`href="/scanner#stage=battery.tested&amp;batch=${one}&amp;batch=${two}"`)
  const most = Array.from({ length: 41 }, (_, at) => `batch=MOD-${at}`).join('&')
  const parted = await text(operator, `/work/act?stage=battery.tested&${most}`)
  expect(parted).toContain('Open the scanner with these: 40')
  expect(parted).toContain('href="/scanner#stage=battery.tested&amp;batch=MOD-40"')
  expect(await text(operator, '/work/act?stage=battery.tested')).toContain('No batch was selected')
  expect((await operator.request('/work/act?stage=battery.none&batch=A')).status).toBe(404)
})

it('finds a pasted list of codes, links and serial numbers however they are parted, and names what it did not find', async () => {
  const { installation, own, operator, modules } = await openWorkplace()
  const { organisationKey } = own
  const db = installation.store.own(organisationKey)
  const { context } = (await findBatch(db, organisationKey, 'PACK-HK-0002')) ?? {}
  const { serial } = context as { serial: string }
  const [one = '', two = '', three = ''] = modules
  const codes = `${serial}, pack-hk-ooo3；${one}\n${two} ${three}\tNOWHERE-1、NOWHERE-2`
  const answer = await send(operator, '/work/find', new URLSearchParams(), { codes })
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain('<h2>Found: 5</h2>')
  for (const code of ['PACK-HK-0002', 'PACK-HK-0003', one, two, three]) {
    expect(page.slice(page.indexOf('id="found"'))).toContain(`name="batch" value="${code}"`)
  }
  expect(page).toContain('Not found, 2')
  for (const code of ['NOWHERE-1', 'NOWHERE-2'])
    expect(page).toContain(`<li class="code">${code}</li>`)
  const byGet = await operator.request(`/work/find?code=${encodeURIComponent(serial)}`)
  expect(byGet.headers.get('location')).toMatch(/^\/work\/batches\/PACK-HK-0002/)
})

it('shows an empty workspace the way, and each person the steps that are theirs', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const page = await text(administrator, '/work')
  const steps = page.slice(page.indexOf('id="begin"'), page.indexOf('</ol>'))
  expect(steps).toMatch(/href="\/work\/organisation">A facility<\/a> <span class="tag on">✓ done/)
  expect(steps).toContain('href="/account/members">People who work here')
  expect(steps).toMatch(/href="\/work\/stages\/battery\/taken_in">The first batch/)
  const operator = await signUpPerson(installation, { role: 'operator' })
  const theirs = await text(operator, '/work')
  expect(theirs).toContain('<span>A facility</span>')
  await installation.recorder.record(partsOf([takeIn('PACK-1', new Date())], installation.actor))
  expect(await text(operator, '/work')).not.toContain('id="begin"')
})

/** The form of the batches that wait for a step. */
function waits(page: string, stage: string): string {
  const at = page.indexOf(`name="stage" value="${stage}"`)
  const start = page.lastIndexOf('<form class="waits"', at)
  return at === -1 ? '' : page.slice(start, page.indexOf('</form>', at))
}

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

/** Address of the next page of the list. */
function nextOf(page: string): string | undefined {
  return /<a class="button quiet" href="([^"]+)" rel="next">/
    .exec(page)?.[1]
    ?.replaceAll('&amp;', '&')
}
