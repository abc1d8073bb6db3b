import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256Hex } from '../../../api/digest.ts'
import { listAnomalies } from '../../../api/store/oversight/anomalies.ts'
import { addDecision } from '../../../api/store/oversight/anomaly-decisions.ts'
import { addFinding } from '../../../api/store/oversight/sample-findings.ts'
import { readFrame } from '../../../api/store/oversight/sample-frame.ts'
import { listSamples } from '../../../api/store/oversight/samples.ts'
import { drawSample } from '../../../domain/sample/draw-sample.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { addTestOrganisation } from '../../harness/installation.ts'
import { slippedDay as day, openSlipped } from '../../harness/slipped.ts'

const period = `from=${day(-30)}&to=${day(2)}`

interface ShownAnomaly {
  readonly id: string
  readonly kind: string
  readonly question: string
  readonly dismissed: boolean
  readonly arithmetic: readonly { readonly name: string; readonly value: number }[]
  readonly decisions?: readonly { readonly by: string; readonly byFor: string }[]
}

it('lets a supervisor dismiss a question with a reason, the authority open it again, and both see all of it', async () => {
  const { slipped, supervisor, inspector, operator } = await openSlipped()
  const path = '/api/v1/anomalies'
  const listed = await jsonOf<{ anomalies: readonly ShownAnomaly[]; counts: unknown }>(
    await supervisor.request(`${path}?${period}`),
  )
  expect(listed.counts).toEqual([{ kind: 'slip', open: 1, dismissed: 0 }])
  const [slip] = listed.anomalies
  expect(slip?.question).toContain(`“${slipped}” has 285 kg`)
  expect(slip?.question).toMatch(/\?$/)
  expect(slip?.arithmetic.find(({ name }) => name === 'compared')?.value).toBe(12)
  const page = `/work/anomalies/${slip?.id}`
  expect(await (await supervisor.request(`/work/anomalies?${period}`)).text()).toContain(page)
  const chinese = await (await supervisor.request('/work/anomalies?lang=zh-Hant')).text()
  expect(chinese).toContain(page)
  expect(chinese).not.toContain('class="told fault')
  const one = await (await supervisor.request(`${page}?lang=zh-Hant`)).text()
  expect(one).toContain('重量相差十倍或千倍')
  expect(one).toContain(`/work/batches/${slipped}`)
  const unsaid = await send(supervisor, page, fieldsIn(one), { '/reason': ' ' })
  expect(await unsaid.text()).toContain('aria-invalid="true"')
  const done = await send(supervisor, page, fieldsIn(one), { '/reason': 'A load of ten lumps' })
  expect(done.status).toBe(303)
  expect((await operator.request(`${page}`)).status).toBe(200)
  expect((await send(operator, page, fieldsIn(one), { '/reason': 'No' })).status).toBe(403)
  const open = await jsonOf<{ anomalies: readonly ShownAnomaly[] }>(
    await inspector.request(`${path}?${period}&organisation=first`),
  )
  expect(open.anomalies).toEqual([])
  const decide = `${path}/${slip?.id}/decisions?organisation=first`
  const body = (decision: string) => ({
    method: 'POST',
    body: JSON.stringify({ decision, reason: 'The scale ends at 100 kg' }),
  })
  const again = await inspector.request(decide, body('dismissed'))
  expect([again.status, JSON.stringify(await again.json())]).toEqual([
    422,
    expect.stringContaining('dismissed already'),
  ])
  const reopened = await inspector.request(decide, body('reopened'))
  expect(await jsonOf<ShownAnomaly>(reopened)).toMatchObject({
    dismissed: false,
    decisions: [
      { by: 'Lee Siu-ming', byFor: 'first' },
      { by: 'Inspector Au', byFor: 'Environment Office' },
    ],
  })
  const trail = await supervisor.request(page)
  expect(await trail.text()).toContain('Inspector Au (Environment Office)')
}, 60_000)

it('draws a sample that anybody draws again from its seed, and extrapolates what was found at it', async () => {
  const { installation, supervisor, inspector, operator } = await openSlipped()
  const path = '/api/v1/samples?organisation=first'
  const ask = (asked: Record<string, unknown>) =>
    inspector.request(path, {
      method: 'POST',
      body: JSON.stringify({ id: randomUUID(), from: day(-30), to: day(1), ...asked }),
    })
  const early = await ask({ to: day(40) })
  expect([early.status, await early.text()]).toEqual([422, expect.stringContaining('not over yet')])
  const answer = await ask({ seed: 'lottery 28-11', size: 5 })
  expect(answer.status).toBe(201)
  const sample = (await answer.json()) as {
    id: string
    frameCount: number
    events: readonly { event: string; place: number; grams: number }[]
  }
  const id = sample.id
  const repeated = await ask({ id, seed: 'lottery 28-11', size: 5 })
  expect([repeated.status, await repeated.json()]).toEqual([200, sample])
  const other = await ask({ id, seed: 'lottery 28-11', size: 4 })
  expect([other.status, await other.text()]).toEqual([409, expect.stringContaining('id_reused')])
  const { store, actor } = installation
  const rows = await readFrame(store.own(actor.organisationKey), actor.organisationKey, {
    from: day(-30),
    to: day(1),
    timeZone: 'Asia/Hong_Kong',
    before: new Date(),
    most: 100,
  })
  expect(rows).toHaveLength(sample.frameCount)
  const drawn = drawSample(rows, { seed: 'lottery 28-11', size: 5, hash: sha256Hex }).drawn
  expect(sample.events.map(({ event }) => event)).toEqual(drawn.map(({ event }) => event))
  const page = `/work/samples/${sample.id}?organisation=first`
  await send(inspector, '/work/regulator', new URLSearchParams([['organisation', 'first']]))
  const shown = await (await inspector.request(page)).text()
  expect(shown).toContain('lottery 28-11')
  expect(shown.match(/<svg/g)).toHaveLength(5)
  const first = sample.events[0]
  const wrong = { '/place': '1', '/outcome': 'differs', '/foundGrams': '' }
  const noted = { ...wrong, '/remark': 'Scale of the yard' }
  const refused = await send(inspector, page, new URLSearchParams(), noted)
  expect(refused.status).toBe(200)
  // What was typed stands there still, at the event that it was typed at.
  const kept = await refused.text()
  expect(kept).toContain('Scale of the yard')
  expect(kept.match(/<details class="noprint" open>/g)).toHaveLength(1)
  const right = { ...wrong, '/foundGrams': String((first?.grams ?? 0) - 500) }
  expect((await send(inspector, page, new URLSearchParams(), right)).status).toBe(303)
  const seen = await jsonOf<{ summary: Record<string, number> }>(
    await supervisor.request(`/api/v1/samples/${sample.id}`),
  )
  expect(seen.summary).toMatchObject({ drawn: 5, examined: 1, wrong: 1, wrongShare: 1 })
  expect(await (await supervisor.request('/work/samples')).text()).toContain(sample.id)
  // Who works there reads it at the event itself, and everybody on the trail.
  const event = `/work/events/${first?.event}`
  for (const person of [operator, inspector]) {
    const told = await (await person.request(event)).text()
    expect(told).toContain('Another mass')
    expect(told).toContain('Inspector Au (Environment Office)')
    expect(told).toContain(`/work/samples/${sample.id}`)
  }
  const trail = await (await installation.request('/api/v1/audit')).text()
  expect(trail).toContain('audit finding recorded')
}, 60_000)

it('takes no answer that another organisation writes to a question or a sample, by the database alone', async () => {
  const { installation, supervisor } = await openSlipped()
  const { store, actor } = installation
  const { organisationKey } = (await addTestOrganisation(installation, 'second')).actor
  const drawn = await supervisor.request('/api/v1/samples', {
    method: 'POST',
    body: JSON.stringify({ id: randomUUID(), from: day(-30), to: day(1), size: 3 }),
  })
  expect(drawn.status).toBe(201)
  const [sample] = await listSamples(store.system, [actor.organisationKey], {
    before: undefined,
    limit: 1,
  })
  const asked = { from: day(-30), to: day(2), timeZone: 'UTC', state: 'all', limit: 1 } as const
  const [anomaly] = await listAnomalies(store.system, [actor.organisationKey], asked)
  if (sample === undefined || anomaly === undefined) throw new Error('Cannot find what was made')
  const by = { personId: 'p', personName: 'P', now: new Date() }
  const other = store.own(organisationKey)
  const decided = {
    ...by,
    decision: 'dismissed',
    reason: 'Not ours',
    decidedFor: 'second',
  } as const
  const foreign = { code: '23503' }
  await expect(addDecision(other, { ...anomaly, organisationKey }, decided)).rejects.toMatchObject(
    foreign,
  )
  const found = { ...by, place: 1, outcome: 'missing', foundGrams: null, remark: null } as const
  await expect(
    addFinding(other, { ...sample, organisationKey }, { ...found, foundFor: 'second' }),
  ).rejects.toMatchObject(foreign)
}, 60_000)
