import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { pruneQuestions } from '../../../api/public-record/prune-questions.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { languages } from '../../../domain/words.ts'
import { askedPhrases } from '../../../web/pages/record/asked-phrases.ts'
import { askByForm } from '../../harness/ask-on-record.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace } from '../../harness/workplace.ts'

const question = 'Which grade has it?\nI want to buy it.'
const answer = 'It is sound.\nHere is its grade.'
const inDays = (days: number) => new Date(Date.now() + days * dayMilliseconds)

it('shows whoever asked what became of it: waiting, then the answer with the facts that were chosen, until the holder ends them', async () => {
  const { installation, supervisor, ask } = await opened()
  const asked = await ask()
  const first = await get(installation, `${asked}?sent&lang=en`)
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(first.headers.get('x-robots-tag')).toBe('noindex')
  expect(first.headers.get('referrer-policy')).toBe('strict-origin')
  const page = await first.text()
  expect(page).toContain(`<code class="secret">http://localhost${asked}</code>`)
  expect(page).toContain(askedPhrases.waiting.en)
  // The address is told once.
  for (const language of languages) {
    const again = await textAt(installation, `${asked}?lang=${language}`)
    expect(again).not.toContain('class="secret"')
    expect(again).toContain(askedPhrases.waiting[language])
  }
  expect((await get(installation, grantOf(asked))).status).toBe(404)
  // Only its digest is kept.
  const secret = asked.slice('/asked/'.length)
  const rows = await installation.store.system.selectFrom('record_question').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(secret)

  const one = await questionOf(supervisor)
  const form = await (await supervisor.request(`${one}?lang=en`)).text()
  expect(form).toContain(question)
  const fields = fieldsIn(form)
  const shown = { '/audiences': 'legitimate_interest', '/until': clockOf(inDays(5)) }
  const done = await send(supervisor, `${one}/answer`, fields, { '/answer': answer, ...shown })
  expect([done.status, done.headers.get('location')]).toEqual([303, `${one}?answered`])
  const mine = await (await supervisor.request(`${one}?lang=en`)).text()
  expect(mine).toContain('It is sound.')
  const [, grant = ''] = /href="(\/work\/grants\/[^"]+)"/.exec(mine) ?? []

  const answered = await textAt(installation, `${asked}?lang=en`)
  expect(answered).toContain(answer)
  expect(answered).toContain(`href="${grantOf(asked)}?lang=en"`)
  const facts = await get(installation, grantOf(asked), { accept: 'application/json' })
  expect(facts.status).toBe(200)
  const given = (await facts.json()) as { shown: { code: string; events: { disclosures: [] }[] }[] }
  expect(given.shown.map(({ code }) => code)).toEqual(['PACK-HK-0002'])
  expect(given.shown[0]?.events.flatMap(({ disclosures }) => disclosures)).not.toEqual([])
  // Each look is told to the holder, and reading the answer is none.
  expect(await (await supervisor.request(`${grant}?lang=en`)).text()).toContain('Looked at once')
  expect((await send(supervisor, `${grant}/end`, new URLSearchParams())).status).toBe(303)
  const over = await textAt(installation, `${asked}?lang=en`)
  expect(over).toContain('is over since')
  expect(over).not.toContain(grantOf(asked))
  expect((await get(installation, grantOf(asked))).status).toBe(404)
  const trail = await installation.store.system
    .selectFrom('audit_entry')
    .select(['action', 'actor_name'])
    .execute()
  const actions = trail.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['question answered', 'granted', 'granted facts']))
  expect(installation.logged).toEqual([])
})

it('tells every fault of an answer at once and writes nothing then, declines with a reason, and answers nothing twice', async () => {
  const { installation, supervisor, ask } = await opened()
  const asked = await ask()
  const one = await questionOf(supervisor)
  const fields = fieldsIn(await (await supervisor.request(one)).text())
  const wrongs: readonly (readonly [Record<string, string>, number])[] = [
    [{ '/answer': ' ' }, 1],
    [{ '/answer': ' ', '/audiences': 'legitimate_interest' }, 2],
    [{ '/answer': answer, '/audiences': 'legitimate_interest', '/until': '2020-01-01T10:00' }, 1],
    [{ '/answer': answer, '/until': clockOf(inDays(5)) }, 1],
    [{ '/answer': answer, '/facts': 'nothingOfThat', '/until': clockOf(inDays(5)) }, 1],
  ]
  for (const [wrong, faults] of wrongs) {
    const page = await send(supervisor, `${one}/answer?lang=en`, fields, wrong)
    expect([wrong, page.status]).toEqual([wrong, 422])
    const text = await page.text()
    expect(text).toContain(`href="${one}?lang=zh-Hans"`)
    expect(text).not.toContain('mistake')
    expect([wrong, text.match(/<ul>(<li>.*<\/li>)+<\/ul>/)?.[0].split('<li>').length]).toEqual([
      wrong,
      faults + 1,
    ])
  }
  expect((await send(supervisor, `${one}/refusal`, fields, { '/reason': '' })).status).toBe(422)
  expect(await textAt(installation, `${asked}?lang=en`)).toContain(askedPhrases.waiting.en)
  expect(await installation.store.system.selectFrom('fact_grant').select('id').execute()).toEqual(
    [],
  )

  const reason = 'It is sold already.'
  expect((await send(supervisor, `${one}/refusal`, fields, { '/reason': reason })).status).toBe(303)
  for (const language of languages) {
    const page = await textAt(installation, `${asked}?lang=${language}`)
    expect(page).toContain(askedPhrases.declined[language])
    expect(page).toContain(reason)
  }
  const shown = { '/audiences': 'legitimate_interest', '/until': clockOf(inDays(5)) }
  const late = await send(supervisor, `${one}/answer`, fields, { '/answer': answer, ...shown })
  expect(late.status).toBe(409)
  expect(await installation.store.system.selectFrom('fact_grant').select('id').execute()).toEqual(
    [],
  )
  expect(await textAt(installation, asked)).not.toContain('It is sound.')
})

it('lets whoever asked delete all of it, ends what was shown for it, and opens nothing to whoever guesses', async () => {
  const { installation, supervisor, ask, path } = await opened()
  const asked = await ask()
  const one = await questionOf(supervisor)
  const fields = fieldsIn(await (await supervisor.request(one)).text())
  const shown = { '/audiences': 'legitimate_interest', '/until': clockOf(inDays(200)) }
  await send(supervisor, `${one}/answer`, fields, { '/answer': answer, ...shown })
  expect((await get(installation, grantOf(asked))).status).toBe(200)
  // An answer is kept as long as it shows something.
  const prune = async (days: number) => {
    const context = { store: installation.store, now: () => inDays(days) }
    await pruneQuestions.run({}, context as unknown as Parameters<typeof pruneQuestions.run>[1])
  }
  await prune(199)
  expect((await get(installation, asked)).status).toBe(200)

  const deleted = await installation.app.request(asked, { method: 'POST' })
  expect([deleted.status, deleted.headers.get('location')]).toEqual([303, `${path}/ask?deleted`])
  const rows = await installation.store.system.selectFrom('record_question').select('id').execute()
  expect(rows).toEqual([])
  expect((await get(installation, grantOf(asked))).status).toBe(404)
  const gone = await get(installation, `${asked}?lang=en`, { accept: 'text/html' })
  expect([gone.status, (await gone.text()).includes('No question is kept')]).toEqual([404, true])
  expect((await installation.app.request(asked, { method: 'POST' })).status).toBe(404)
  const trail = installation.store.system.selectFrom('audit_entry').select(['action', 'actor_name'])
  expect(await trail.where('action', '=', 'question withdrawn').execute()).toEqual([
    { action: 'question withdrawn', actor_name: '' },
  ])
  for (const guess of [randomUUID(), 'x'.repeat(44), '%00', '..%2Fwork']) {
    expect((await get(installation, `/asked/${guess}`)).status).toBeGreaterThanOrEqual(400)
  }
  expect((await supervisor.request(one)).status).toBe(404)
  expect(installation.logged).toEqual([])
})

async function opened() {
  const workplace = await openWorkplace()
  const { installation, own } = workplace
  const batch = await installation.store.system
    .selectFrom('batch')
    .select('id')
    .where('organisation_key', '=', own.organisationKey)
    .where('code', '=', 'PACK-HK-0002')
    .executeTakeFirstOrThrow()
  const path = recordPath(batch.id)
  const ask = async () => {
    const { status, asked } = await askByForm(installation, path, { '/question': question })
    expect(status).toBe(303)
    return asked
  }
  return { ...workplace, path, ask }
}

type Workplace = Awaited<ReturnType<typeof opened>>

async function get({ app }: Workplace['installation'], path: string, headers = {}) {
  return app.request(path, { headers })
}

async function textAt({ app }: Workplace['installation'], path: string): Promise<string> {
  return (await app.request(path)).text()
}

function grantOf(asked: string): string {
  return asked.replace('/asked/', '/granted/')
}

async function questionOf(supervisor: Workplace['supervisor']): Promise<string> {
  const list = await (await supervisor.request('/work/questions')).text()
  return /href="(\/work\/questions\/[^"]+)"/.exec(list)?.[1] ?? ''
}

/** As a form takes it, by the clock of Hong Kong. */
function clockOf(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}
