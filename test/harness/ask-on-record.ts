import { dayMilliseconds } from '../../domain/hours.ts'
import { fieldsIn, send } from './form.ts'
import type { TestInstallation } from './installation.ts'
import type { TestPerson } from './people.ts'

/** Questions of strangers about one record, in every state. */
export interface AskedOnRecord {
  /** Ids of one that waits and of one that was answered with facts. */
  readonly waiting: string
  readonly kept: string
  /** Paths of the pages on which strangers read the answer, and that there is none. */
  readonly answered: string
  readonly declined: string
}

/** Sends a question by the form of a record; gives the path of the page that its sender is led to. */
export async function askByForm(
  { app }: Pick<TestInstallation, 'app'>,
  path: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly asked: string; readonly id: string }> {
  const form = fieldsIn(await (await app.request(`${path}/ask`)).text())
  const filled = {
    '/about': 'condition',
    '/question': 'Which grade do its modules have?\nI would like to buy it.',
    '/asker': 'Lee Siu-ming, buyer',
  }
  for (const [name, value] of Object.entries({ ...filled, ...answers })) form.set(name, value)
  const answer = await app.request(`${path}/ask`, { method: 'POST', body: form })
  const asked = (answer.headers.get('location') ?? '').replace('?sent', '')
  return { status: answer.status, asked, id: form.get('/id') ?? '' }
}

/** Has three strangers ask about a record, and its holder answer one with facts and decline another. */
export async function askOnRecord(
  installation: Pick<TestInstallation, 'app'>,
  { path, holder }: { readonly path: string; readonly holder: Pick<TestPerson, 'request'> },
): Promise<AskedOnRecord> {
  const [first, second, third] = [
    await askByForm(installation, path),
    await askByForm(installation, path, { '/asker': 'Workshop on Pier 9' }),
    await askByForm(installation, path, { '/about': 'papers', '/replyTo': '+852 5550 0101' }),
  ]
  const until = new Date(Date.now() + 30 * dayMilliseconds).toISOString().slice(0, 16)
  const told = { '/answer': 'All of grade A.\nThe tests are below.', '/until': until }
  const facts = { '/audiences': 'legitimate_interest' }
  const page = await (await holder.request(`/work/questions/${first.id}`)).text()
  const done = [
    await send(holder, `/work/questions/${first.id}/answer`, fieldsIn(page), { ...told, ...facts }),
    await send(holder, `/work/questions/${second.id}/refusal`, new URLSearchParams(), {
      '/reason': 'It is sold already.',
    }),
  ].map(({ headers }) => headers.get('location') ?? '')
  if (done.some((to) => !to.endsWith('?answered'))) throw new Error(`Cannot answer: ${done}`)
  return { waiting: third.id, kept: first.id, answered: first.asked, declined: second.asked }
}
