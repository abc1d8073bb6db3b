import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { dayMilliseconds } from '../../domain/hours.ts'
import { nameIn } from '../../domain/local-names.ts'
import { questionEnd, questionRules, questionSubjectNames } from '../../domain/question-rules.ts'
import { type Fault, refuse } from '../../domain/refusal.ts'
import { right } from '../../domain/right.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { askControls, askPage } from '../../web/pages/record/ask-page.ts'
import { askedPath } from '../../web/pages/record/asked-page.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { sha256Bytes } from '../digest.ts'
import { answerPage } from '../http/answer-page.ts'
import type { Env } from '../http/env.ts'
import { idSchema, reasonSchema, textSchema } from '../http/fields.ts'
import { networkOf } from '../http/hardening/client-address.ts'
import { createTokenBuckets } from '../http/hardening/token-buckets.ts'
import { tooMany } from '../http/hardening/too-many.ts'
import { pageLanguage } from '../http/page-language.ts'
import { answerProblem } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { isLinkSecret, linkSecret, randomId } from '../random-id.ts'
import type { Steady } from '../steady-clock.ts'
import {
  type AskedBatch,
  findAskedBatch,
  findQuestionLink,
} from '../store/public-record/questions.ts'
import { batchIdFromPath } from './asked-form.ts'
import { keepQuestion } from './keep-question.ts'
import { recordPath } from './neighbour.ts'

const schema = z.strictObject({
  id: idSchema(),
  about: z.enum(questionSubjectNames),
  question: reasonSchema(right('right_in_words')),
  asker: textSchema(),
  replyTo: textSchema().optional(),
})

interface AskOptions {
  readonly now: () => Date
  readonly elapsed: Steady
}

/**
 * Adds `GET` and `POST /b/…/ask`: a reader asks the holder of a record for what is not public. Needs no key. It reaches the holder as a
 * notification and a row in the workplace; what it answers, and whether, is the holder's to decide. The reader is led to a page of their own,
 * where the answer will be: its secret comes with the form, so that a form that is sent twice leads there twice, and only its digest is kept.
 */
export function addAsk(
  app: OpenAPIHono<Env>,
  installation: Installation,
  { now, elapsed }: AskOptions,
): void {
  const { store } = installation
  const { burst, seconds } = questionRules
  const askers = createTokenBuckets({ burst, perSecond: 1 / seconds }, elapsed)
  const batchAt = async (context: Context) => {
    const id = batchIdFromPath(`/b/${context.req.param('record')}`)
    return id === undefined ? undefined : findAskedBatch(store.public, id)
  }
  app.get('/b/:record/ask', async (context) => {
    const batch = await batchAt(context)
    if (batch === undefined) return answerProblem(context, notThere)
    const typed: Typed = new Map([
      ['/id', [randomId()]],
      ['/key', [linkSecret()]],
    ])
    const isDeleted = context.req.query('deleted') !== undefined
    return show(context, batch, { typed, faults: [], isDeleted })
  })
  app.post('/b/:record/ask', async (context) => {
    const batch = await batchAt(context)
    if (batch === undefined) return answerProblem(context, notThere)
    const typed = await typedIn(context)
    if (typed === undefined) return answerProblem(context, unreadable)
    const key = typedAt(typed, '/key')
    // A form of ours carries one; whoever made another one has no page to be led to.
    if (!isLinkSecret(key)) return answerProblem(context, unreadable)
    const given = Object.fromEntries(
      names.flatMap((name) => {
        const text = typedAt(typed, `/${name}`)
        return name === 'replyTo' && text.trim() === '' ? [] : [[name, text]]
      }),
    )
    const parsed = schema.safeParse(given)
    if (!parsed.success) {
      const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
      return show(context, batch, { typed, faults, isDeleted: false })
    }
    const { id, replyTo = null } = parsed.data
    const linkDigest = sha256Bytes(key)
    // Sent again by a browser that heard no answer: it is there already, and is counted no second time.
    const answered = await answerKept(context, id, { key, linkDigest })
    if (answered !== undefined) return answered
    const address = context.get('address')
    const wait = address === undefined ? 0 : askers.take(networkOf(address))
    if (wait > 0) return tooMany(context, wait)
    const language = pageLanguage(context)
    const at = { now: now(), expires: questionEnd(now()) }
    const asked = { ...parsed.data, ...at, replyTo, batch, linkDigest, language }
    const became = await keepQuestion(installation, asked)
    if (became === 'too_many') return tooMany(context, dayMilliseconds / 1_000)
    if (became === 'kept') return context.redirect(`${askedPath(key)}?sent`, 303)
    const there = await answerKept(context, id, { key, linkDigest })
    return there ?? answerProblem(context, reused(id))
  })

  /** Where a question of this id leads that is kept already; refused where it is another one. */
  async function answerKept(
    context: Context<Env>,
    id: string,
    { key, linkDigest }: { readonly key: string; readonly linkDigest: Buffer },
  ) {
    const kept = await findQuestionLink(store.system, id)
    if (kept === undefined) return undefined
    if (kept.linkDigest === null || !kept.linkDigest.equals(linkDigest))
      return answerProblem(context, reused(id))
    return context.redirect(`${askedPath(key)}?sent`, 303)
  }

  function show(
    context: Context<Env>,
    batch: AskedBatch,
    { typed, faults, isDeleted }: { typed: Typed; faults: readonly Fault[]; isDeleted: boolean },
  ) {
    const language = pageLanguage(context)
    const controls = askControls(language)
    const said = sayFaults({ faults }, { language, names: context.get('names'), controls })
    const organisation = nameIn(
      { name: batch.organisation, names: batch.organisationNames },
      language,
    )
    const page = askPage(
      { path: recordPath(batch.id), code: batch.code, organisation, isDeleted },
      { typed, said, language },
    )
    return answerPage(context, page, faults.length === 0 ? 200 : 422)
  }
}

const notThere = refuse('not_found', '', ['record_not_found'])
const unreadable = refuse('invalid', '', ['form_unreadable'])

const names = ['id', 'about', 'question', 'asker', 'replyTo'] as const

function reused(id: string) {
  return refuse('id_reused', '/id', ['step_id_reused', { id }])
}

/** What was typed, by pointer; undefined where it is no form of ours. */
async function typedIn({ req }: Context): Promise<Typed | undefined> {
  const type = req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/.test(type)) return undefined
  const form = new URLSearchParams(await req.text())
  return new Map([...names, 'key'].map((name) => [`/${name}`, [form.get(`/${name}`) ?? '']]))
}
