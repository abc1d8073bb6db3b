import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../api/recording/parse.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { recallPhrases } from '../../../web/pages/workplace/recall/phrases.ts'
import { fieldsIn, send as sendForm } from '../../harness/form.ts'
import { takeIn } from '../../harness/held-pack.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { dismantle, openTwo, passOn } from '../../harness/sides.ts'

const note = 'Ours came from another pack: <b>see</b> photo 7'

it('lets a supervisor object on a page, tells whoever opened the recall, and says so to both', async () => {
  const { opener, operator, supervisor, recall, told } = await recalled()
  const path = `/work/recalls/${recall}`
  expect(await text(supervisor, '/work/recalls')).toContain('It may catch fire')
  const page = await text(supervisor, path)
  for (const shown of ['High risk', 'Opened by first', 'MOD-HK-0001-01', 'Why you object']) {
    expect(page).toContain(shown)
  }
  expect(await text(operator, path)).not.toContain('Why you object')
  expect(await text(operator, path)).toContain(recallPhrases.supervisor.en)
  expect((await send(operator, path, { note })).status).toBe(403)

  const empty = await send(supervisor, path, { note: ' ' })
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('role="alert"')])
  const id = randomUUID()
  for (const _ of ['once', 'twice']) {
    const sent = await send(supervisor, path, { id, note })
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      `${path}?objected#objections`,
    ])
  }
  const after = await text(supervisor, `${path}?objected`)
  expect(after).toContain(recallPhrases.done.en)
  expect(after).toContain('Your objection')
  expect(after).toContain('Ours came from another pack: &lt;b&gt;see&lt;/b&gt; photo 7')
  expect(after).not.toContain('Why you object')
  const other = await send(supervisor, path, { note: 'something else' })
  expect(other.status).toBe(422)

  expect(await told()).toEqual([{ organisation: 'first', subject: 'PACK-HK-0001', recall }])
  const theirs = await text(opener, path)
  for (const shown of ['Objection by second', 'photo 7', 'Opened by you']) {
    expect(theirs).toContain(shown)
  }
  expect(theirs).not.toContain('Why you object')
  expect(await text(opener, '/work/recalls')).toContain('Objected')
})

it('lets a supervisor of whoever opened a recall end it on its page, with a reason, and fetch all that is affected', async () => {
  const { opener, operator, supervisor, recall } = await recalled()
  const path = `/work/recalls/${recall}`
  const page = await text(opener, path)
  expect(page).toContain(recallPhrases.endWhy.en)
  for (const form of ['xlsx', 'csv', 'ndjson']) {
    const file = `/api/v1/recalls/${recall}/affected.${form}`
    expect(page).toContain(`href="${file}"`)
    expect((await opener.request(file)).status).toBe(200)
  }
  for (const other of [operator, supervisor]) {
    expect(await text(other, path)).not.toContain(recallPhrases.endWhy.en)
  }
  const fields = fieldsIn(page)
  expect((await sendForm(operator, `${path}/end`, fields)).status).toBe(403)
  expect((await sendForm(supervisor, `${path}/end`, fields, { '/note': 'x' })).status).toBe(404)
  const empty = await sendForm(opener, `${path}/end?lang=zh-Hant`, fields)
  expect([empty.status, await empty.text()]).toEqual([
    422,
    expect.stringContaining('結束原因：請填寫此欄'),
  ])
  const ended = await sendForm(opener, `${path}/end`, fields, { '/note': 'All were mended' })
  expect([ended.status, ended.headers.get('location')]).toEqual([303, `${path}?ended`])
  const after = await text(opener, `${path}?ended`)
  for (const said of [recallPhrases.endedNow.en, 'All were mended']) expect(after).toContain(said)
  expect(after).not.toContain(recallPhrases.endWhy.en)
})

it('shows a recall to nobody whom it does not concern, and takes no objection to an ended one', async () => {
  const { opener, stranger, supervisor, recall, side } = await recalled()
  const path = `/work/recalls/${recall}`
  for (const unknown of [path, '/work/recalls/x', `/work/recalls/${randomUUID()}`]) {
    expect((await stranger.request(unknown)).status).toBe(404)
    expect((await send(stranger, unknown, { note })).status).toBe(404)
  }
  expect(await text(stranger, '/work/recalls')).toContain(recallPhrases.none.en)
  const own = await send(opener, path, { note })
  expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('role="alert"')])
  await side.post(`/recalls/${recall}/end`, { note: 'Checked' }, 200)
  expect((await send(supervisor, path, { note })).status).toBe(422)
  const ended = await text(supervisor, path)
  expect(ended).toContain('Checked')
  expect(ended).not.toContain('Why you object')
})

it('lets a regulator who looks at a holder take the notice off its pages, with a reason, and nobody else', async () => {
  const { installation, opener, supervisor, recall, told } = await recalled()
  const { system } = installation.store
  const asked = { slug: 'epd', name: 'EPD', kind: 'authority', jurisdiction: 'HK' } as const
  const authority = await addAnyOrganisation(system, { ...asked, now: new Date() })
  const organisation = authority?.organisationKey ?? 0
  const regulator = await signUpPerson(installation, { role: 'regulator', organisation })
  const path = `/work/recalls/${recall}`
  const look = new URLSearchParams({ organisation: 'second' })
  await sendForm(regulator, '/work/regulator', look)
  const page = await text(regulator, path)
  expect(page).toContain(recallPhrases.removeWhy.en)
  for (const other of [opener, supervisor]) {
    expect(await text(other, path)).not.toContain(recallPhrases.removeWhy.en)
    expect((await sendForm(other, `${path}/removal`, fieldsIn(page))).status).toBe(403)
  }
  const empty = await sendForm(regulator, `${path}/removal?lang=zh-Hans`, fieldsIn(page))
  const refused = await empty.text()
  expect([empty.status, refused]).toEqual([422, expect.stringContaining('移除原因：请填写此栏')])
  expect(refused).toContain(`href="${path}?lang=en"`)
  const why = { '/note': 'The module was checked by us' }
  const sent = await sendForm(regulator, `${path}/removal?lang=en`, fieldsIn(page), why)
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?removed#objections`])
  const after = await text(regulator, `${path}?removed&lang=en`)
  expect(after).toContain(recallPhrases.removed.en)
  expect(after).not.toContain(recallPhrases.removeWhy.en)
  for (const said of ['Notice taken off the pages by EPD', 'The module was checked by us']) {
    expect(await text(supervisor, path)).toContain(said)
  }
  expect(await told()).toHaveLength(1)
})

it('says it all in each language', async () => {
  const { supervisor, recall } = await recalled()
  for (const [language, words] of [
    ['zh-Hant', ['有起火風險', '對此召回提出異議', '由 first 發起', '你受影響的批次']],
    ['zh-Hans', ['有起火风险', '对此召回提出异议', '由 first 发起', '您受影响的批次']],
  ] as const) {
    const page = await text(supervisor, `/work/recalls/${recall}?lang=${language}`)
    for (const word of words) expect(page).toContain(word)
  }
})

/** A pack of the first organisation of which the second holds a module, recalled, and people of three organisations. */
async function recalled() {
  const { sender, receiver, installation } = await openTwo()
  const [code = ''] = await dismantle(installation)
  await passOn({ sender, receiver }, [code])
  const recall = randomUUID()
  const asked = { id: recall, batch: 'PACK-HK-0001', reason: 'smoke', notice: 'fire' }
  await sender.post('/recalls', { ...asked, severity: 'high' }, 201)
  const keys = await installation.store.system
    .selectFrom('organisation')
    .select(['organisation_key as key', 'slug'])
    .execute()
  const person = (slug: string, role: 'operator' | 'supervisor') =>
    signUpPerson(installation, {
      role,
      organisation: keys.find((one) => one.slug === slug)?.key ?? 0,
    })
  const told = async () =>
    installation.store.system
      .selectFrom('outbox_entry')
      .innerJoin('organisation', 'organisation.organisation_key', 'outbox_entry.organisation_key')
      .select(['organisation.slug as organisation', 'subject', 'payload'])
      .where('topic', '=', 'recall.objected')
      .execute()
      .then((rows) => rows.map(({ payload, ...rest }) => ({ ...rest, ...(payload as object) })))
  return {
    installation,
    recall,
    told,
    side: sender,
    opener: await person('first', 'supervisor'),
    operator: await person('second', 'operator'),
    supervisor: await person('second', 'supervisor'),
    stranger: await person('third', 'supervisor'),
  }
}

async function text(person: TestPerson, path: string): Promise<string> {
  const answer = await person.request(path)
  expect(answer.status).toBe(200)
  return answer.text()
}

function send(person: TestPerson, path: string, { id = randomUUID(), note: why = '' }) {
  return person.request(`${path}/objection`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams({ '/id': id, '/note': why })),
  })
}

it('asks for the recall reason of an offer only where something in it is recalled', async () => {
  const { opener, side, installation } = await recalled()
  await installation.recorder.record(
    partsOf([takeIn('PACK-OTHER', new Date())], installation.actor),
  )
  const asked = async (code: string) =>
    (await text(opener, `/work/hand-overs/new?batch=${code}`)).includes('/papers/underRecallReason')
  expect(await asked('MOD-HK-0001-02')).toBe(true)
  expect(await asked('PACK-OTHER')).toBe(false)
  // Opened after the form was drawn: the refusal brings the question.
  const form = fieldsIn(await text(opener, '/work/hand-overs/new?batch=PACK-OTHER'))
  const recall = { batch: 'PACK-OTHER', reason: 'smoke', notice: 'fire', severity: 'high' }
  await side.post('/recalls', recall, 201)
  const refused = await sendForm(opener, '/work/hand-overs/new', form, {
    do: 'offer',
    '/receiver': 'second',
    '/papers/unNumber': 'UN3480',
    '/papers/hazardClass': '9',
    '/papers/packingInstruction': 'P903',
  })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('name="/papers/underRecallReason"')
})
