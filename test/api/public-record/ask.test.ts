import { expect, it } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { pruneQuestions } from '../../../api/public-record/prune-questions.ts'
import { questionRules } from '../../../domain/question-rules.ts'
import { languages } from '../../../domain/words.ts'
import { askPhrases } from '../../../web/pages/record/ask-phrases.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace, type Workplace } from '../../harness/workplace.ts'

const question = 'Which grade has it? I want to buy it.'
const filled = { '/about': 'condition', '/question': question, '/asker': 'Ms Lee, buyer' }

it('carries what a stranger asks to the holder alone, leads the stranger to a page of their own, and tells the holder once', async () => {
  const { installation, supervisor, operator, receiver, path, code } = await opened()
  const record = await text(installation, path)
  expect(record).toContain(`href="${path}/ask?lang=en"`)
  const [status, own] = await ask(installation, path, { ...filled, '/replyTo': 'lee@example.com' })
  expect([status, own]).toEqual([303, expect.stringMatching(/^\/asked\/[\w-]{44}\?sent$/)])

  const list = await (await supervisor.request('/work/questions?lang=en')).text()
  expect(list).toContain(question)
  expect(list).toContain('lee@example.com')
  expect(list).toContain('Ms Lee, buyer')
  const told = await installation.store.system.selectFrom('outbox_entry').selectAll().execute()
  expect(told.filter(({ topic }) => topic === 'record.asked')).toMatchObject([
    { subject: code, payload: { batch: code } },
  ])
  // Nobody else reads it, and no machine.
  expect(await (await receiver.request('/work/questions')).text()).not.toContain(question)
  expect((await operator.request('/work/questions')).status).toBe(403)
  expect(await text(installation, path)).not.toContain('lee@example.com')
  const [, one = ''] = /href="(\/work\/questions\/[^"]+)"/.exec(list) ?? []
  expect((await receiver.request(one)).status).toBe(404)
  expect((await operator.request(one)).status).toBe(403)

  expect((await send(receiver, one, new URLSearchParams())).status).toBe(404)
  expect((await send(supervisor, one, new URLSearchParams())).status).toBe(303)
  expect(await (await supervisor.request('/work/questions')).text()).not.toContain(question)
  expect((await installation.app.request(own ?? '')).status).toBe(404)
})

it('names every fault in the language of the reader, keeps what was typed, and takes the same question once', async () => {
  const { installation, path } = await opened()
  const form = fieldsIn(await text(installation, `${path}/ask`))
  const [again, key] = [form.get('/id') ?? '', form.get('/key') ?? '']
  for (const language of languages) {
    const wrong = { '/about': 'price', '/question': question, '/asker': ' ', '/key': key }
    const answer = await post(installation, `${path}/ask?lang=${language}`, wrong)
    const page = await answer.text()
    expect([language, answer.status, page.match(/class="wrong"/g)?.length]).toEqual([
      language,
      422,
      2,
    ])
    expect(page).toContain(question)
    expect(page).toContain(askPhrases.replyTo[language])
    expect(fieldsIn(page).get('/key')).toBe(key)
  }
  const whole = { ...filled, '/id': again, '/key': key }
  // Sent twice by a browser that heard no answer, it leads to the same page twice.
  for (const _ of [1, 2]) {
    const sent = await post(installation, `${path}/ask`, whole)
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/asked/${key}?sent`])
  }
  expect(await count(installation)).toBe(1)
  // Neither its id nor its link is another question's.
  const others = [{ '/key': 'x'.repeat(44) }, { '/id': '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10' }]
  for (const other of others) {
    expect((await post(installation, `${path}/ask`, { ...whole, ...other })).status).toBe(409)
  }
  for (const bad of ['', 'short', `${'x'.repeat(43)}/`]) {
    expect((await post(installation, `${path}/ask`, { ...whole, '/key': bad })).status).toBe(422)
  }
  expect((await post(installation, '/b/NOWHERE/ask', whole)).status).toBe(404)
  for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/json']) {
    const headers = { 'content-type': type }
    const sent = { method: 'POST', headers, body: '{"/about":"condition"}' }
    expect((await installation.app.request(`${path}/ask`, sent)).status).toBe(422)
  }
  const unseen = { ...whole, '/question': 'a\u0000b', '/replyTo': '\u202ea' }
  expect((await post(installation, `${path}/ask`, unseen)).status).toBe(422)
  expect(await count(installation)).toBe(1)
})

it('lets nobody be flooded by one sticker, and keeps no stranger’s address for ever', async () => {
  const { installation, path } = await opened()
  const form = fieldsIn(await text(installation, `${path}/ask`))
  const kept = { ...filled, '/id': form.get('/id') ?? '', '/key': form.get('/key') ?? '' }
  const statuses = [(await post(installation, `${path}/ask`, kept)).status]
  for (let turn = 1; turn <= questionRules.mostOfBatch; turn += 1) {
    statuses.push((await ask(installation, path, filled))[0])
  }
  // What is kept already is not another one.
  expect((await post(installation, `${path}/ask`, kept)).status).toBe(303)
  expect(statuses.filter((status) => status === 303)).toHaveLength(questionRules.mostOfBatch)
  expect(statuses.at(-1)).toBe(429)
  const later = (days: number) => () => new Date(Date.now() + days * 24 * 60 * 60 * 1_000)
  const prune = async (days: number) => {
    const context = { store: installation.store, now: later(days) }
    await pruneQuestions.run({}, context as unknown as Parameters<typeof pruneQuestions.run>[1])
    return count(installation)
  }
  expect(await prune(questionRules.keptDays - 1)).toBe(questionRules.mostOfBatch)
  expect(await prune(questionRules.keptDays + 1)).toBe(0)
})

type Installation = Workplace['installation']

async function opened() {
  const workplace = await openWorkplace()
  const { installation, own, pack: code } = workplace
  const batch = await installation.store.system
    .selectFrom('batch')
    .select('id')
    .where('organisation_key', '=', own.organisationKey)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return { ...workplace, code, path: recordPath(batch.id) }
}

async function text({ app }: Installation, path: string): Promise<string> {
  return (await app.request(path)).text()
}

async function post({ app }: Installation, path: string, fields: Readonly<Record<string, string>>) {
  return app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
}

async function ask(
  installation: Installation,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<[number, string | null]> {
  const form = fieldsIn(await text(installation, `${path}/ask`))
  const hidden = { '/id': form.get('/id') ?? '', '/key': form.get('/key') ?? '' }
  const answer = await post(installation, `${path}/ask`, { ...fields, ...hidden })
  return [answer.status, answer.headers.get('location')]
}

async function count({ store }: Installation): Promise<number> {
  return (await store.system.selectFrom('record_question').select('id').execute()).length
}
