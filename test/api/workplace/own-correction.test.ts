import { expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { holdApart } from '../../harness/held-pack.ts'
import type { TestPerson } from '../../harness/people.ts'
import { openWorkplace, type Workplace } from '../../harness/workplace.ts'

const pack = 'PACK-HK-0003'
const batchPage = `/work/batches/${pack}`

it('lets a supervisor correct a triage on the batch’s page, and a second person sign what looks safer', async () => {
  const workplace = await openWorkplace()
  const { supervisor, administrator, operator } = workplace
  const event = await triage(workplace, { smokeOdourOrHissing: true })
  const form = `${batchPage}/corrections/${event}`
  expect(await textOf(supervisor, batchPage)).toContain(`href="${form}"`)
  expect(await textOf(operator, batchPage)).not.toContain('/corrections/')
  expect((await operator.request(form)).status).toBe(403)
  const page = await textOf(supervisor, `${form}?lang=zh-Hant`)
  expect(page).toContain('更正：')
  const fields = fieldsIn(page)
  const empty = await send(supervisor, `${form}?lang=zh-Hant`, fields)
  const faults = await empty.text()
  expect(empty.status).toBe(422)
  expect(faults).toContain('錯誤之處')
  expect(faults).not.toMatch(/Cannot /)
  const right = { ...typedOf(examined(workplace)), '/reason': 'The wrong pack was scanned' }
  const sent = await send(supervisor, form, fields, right)
  expect([sent.status, sent.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/work\/approvals\?proposed=/),
  ])
  const again = await send(supervisor, form, fields, right)
  expect(again.headers.get('location')).toBe(sent.headers.get('location'))
  const waiting = await textOf(administrator, '/work/approvals')
  expect(waiting).toContain('The wrong pack was scanned')
  const approval = sent.headers.get('location')?.split('=')[1]
  expect(
    (await send(administrator, `/work/approvals/${approval}`, new URLSearchParams())).status,
  ).toBe(303)
  const { events } = await jsonOf<{ events: readonly { stage: string }[] }>(
    await supervisor.request(`/api/v1/batches/${pack}/events`),
  )
  expect(events.map(({ stage }) => stage).slice(-3)).toEqual(['triaged', 'reversed', 'triaged'])
  expect(await textOf(supervisor, batchPage)).toContain('class="gone"')
})

it('lets the second person refuse it on the page, with a reason, and the first withdraw it', async () => {
  const workplace = await openWorkplace()
  const { supervisor, administrator } = workplace
  const event = await triage(workplace, { smokeOdourOrHissing: true })
  const form = `${batchPage}/corrections/${event}`
  const right = { ...typedOf(examined(workplace)), '/reason': 'The wrong pack was scanned' }
  for (const [person, language, name] of [
    [administrator, 'zh-Hant', '拒絕'],
    [supervisor, 'zh-Hans', '撤回'],
  ] as const) {
    const fields = fieldsIn(await textOf(supervisor, form))
    const sent = await send(supervisor, form, fields, right)
    const approval = sent.headers.get('location')?.split('=')[1]
    const waiting = await textOf(person, `/work/approvals?lang=${language}`)
    expect(waiting).toContain(`<summary>${name}</summary>`)
    const refusal = `/work/approvals/${approval}/refusal`
    expect(waiting).toContain(refusal)
    const empty = await send(person, refusal, new URLSearchParams())
    expect(empty.status).toBe(409)
    // There is no page of the refusal: another language of this answer is the list.
    expect(await empty.text()).toContain('href="/work/approvals?lang=zh-Hans"')
    const reason = new URLSearchParams({ '/reason': 'It did smoke' })
    const refused = await send(person, refusal, reason)
    expect([refused.status, refused.headers.get('location')]).toEqual([
      303,
      '/work/approvals?refused',
    ])
    expect(await textOf(person, '/work/approvals?refused')).toContain('Nothing was recorded')
    expect(await textOf(person, '/work/approvals')).not.toContain(String(approval))
    expect((await send(person, `/work/approvals/${approval}`, new URLSearchParams())).status).toBe(
      409,
    )
  }
  const shown = await supervisor.request(`/api/v1/batches/${pack}`)
  expect(await jsonOf(shown)).toMatchObject({ danger: { name: 'red' } })
})

it('says what to do when the pack was set apart since', async () => {
  const workplace = await openWorkplace()
  const { supervisor, operator } = workplace
  const event = await triage(workplace, { smokeOdourOrHissing: true })
  const form = `${batchPage}/corrections/${event}`
  const fields = fieldsIn(await textOf(supervisor, form))
  const hold = holdApart(pack, new Date())
  const facts = { ...(hold.facts as object), quarantineClass: 'red', quarantinePacking: 'P911' }
  await record(operator, { ...hold, facility: 'TM', facts })
  const right = { ...typedOf(examined(workplace)), '/reason': 'The wrong pack was scanned' }
  const refused = await send(supervisor, form, fields, right)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('have two persons release it, then record this anew')
})

function examined({ installation }: Workplace): Readonly<Record<string, unknown>> {
  const example = installation.streams
    .get('battery')
    ?.examples.find(({ stage }) => stage === 'triaged')
  return { ...example?.facts }
}

async function triage(workplace: Workplace, answers: object): Promise<string> {
  const id = crypto.randomUUID()
  await record(workplace.operator, {
    id,
    stream: 'battery',
    stage: 'triaged',
    facility: 'TM',
    batches: [{ batch: pack }],
    facts: { ...examined(workplace), ...answers },
  })
  return id
}

async function record(person: TestPerson, scan: object): Promise<void> {
  const answer = await person.request('/api/v1/scans', {
    method: 'POST',
    body: JSON.stringify(scan),
  })
  expect([answer.status, await answer.text()]).toEqual([200, expect.anything()])
}

/** Facts as a person fills them in. */
function typedOf(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  const typed = Object.entries(facts).map(([name, value]) => {
    const text = value === true ? 'yes' : value === false ? 'no' : String(value)
    return [`/facts/${name}`, text]
  })
  return Object.fromEntries(typed)
}

async function textOf(person: TestPerson, path: string): Promise<string> {
  return (await person.request(path)).text()
}
