import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { dayMilliseconds } from '../../domain/hours.ts'
import { questionRules, questionSubjectNames } from '../../domain/question-rules.ts'
import { type Fault, refuse } from '../../domain/refusal.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { askControls, askPage } from '../../web/pages/record/ask-page.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { answerPage } from '../http/answer-page.ts'
import type { Env } from '../http/env.ts'
import { idSchema, reasonSchema, textSchema } from '../http/fields.ts'
import { networkOf } from '../http/hardening/client-address.ts'
import { createTokenBuckets } from '../http/hardening/token-buckets.ts'
import { tooMany } from '../http/hardening/too-many.ts'
import { pageLanguage } from '../http/page-language.ts'
import { answerProblem } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { randomId } from '../random-id.ts'
import type { Steady } from '../steady-clock.ts'
import { addOutboxEntries } from '../store/notifications/outbox.ts'
import {
  type AskedBatch,
  addQuestion,
  countQuestions,
  findAskedBatch,
  isQuestionKept,
} from '../store/public-record/questions.ts'
import { batchIdFromPath } from './asked-form.ts'
import { recordPath } from './neighbour.ts'

const schema = z.strictObject({
  id: idSchema(),
  about: z.enum(questionSubjectNames),
  question: reasonSchema(),
  replyTo: textSchema(),
})

interface AskOptions {
  readonly now: () => Date
  readonly elapsed: Steady
}

/**
 * Adds `GET` and `POST /b/…/ask`: a reader asks the holder of a record for what is not public. Needs no key. It reaches the holder as a
 * notification and a row in the workplace; what it answers, and whether, is the holder's to decide, by a link of its own to facts it chose.
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
    const typed: Typed = new Map([['/id', [randomId()]]])
    return show(context, batch, {
      typed,
      faults: [],
      isSent: context.req.query('sent') !== undefined,
    })
  })
  app.post('/b/:record/ask', async (context) => {
    const batch = await batchAt(context)
    if (batch === undefined) return answerProblem(context, notThere)
    const typed = await typedIn(context)
    if (typed === undefined) return answerProblem(context, unreadable)
    const given = Object.fromEntries(names.map((name) => [name, typedAt(typed, `/${name}`)]))
    const parsed = schema.safeParse(given)
    if (!parsed.success) {
      const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, given))
      return show(context, batch, { typed, faults, isSent: false })
    }
    const sent = `${recordPath(batch.id)}/ask?sent`
    // Sent again by a browser that heard no answer: it is there already, and is counted no second time.
    if (await isQuestionKept(store.system, parsed.data.id)) return context.redirect(sent, 303)
    const address = context.get('address')
    const wait = address === undefined ? 0 : askers.take(networkOf(address))
    if (wait > 0) return tooMany(context, wait)
    const asked = { ...parsed.data, batch, language: pageLanguage(context), now: now() }
    const isKept = await store.system.transaction().execute(async (tx) => {
      const since = new Date(asked.now.getTime() - dayMilliseconds)
      const { ofBatch, ofHolder } = await countQuestions(tx, batch, since)
      if (ofBatch >= questionRules.mostOfBatch || ofHolder >= questionRules.mostOfHolder)
        return false
      const isNew = await addQuestion(tx, asked)
      const { organisationKey, code: subject } = batch
      const payload = { batch: batch.code }
      if (isNew) {
        await addOutboxEntries(tx, [{ organisationKey, topic: 'record.asked', subject, payload }])
      }
      return true
    })
    if (!isKept) return tooMany(context, dayMilliseconds / 1_000)
    return context.redirect(sent, 303)
  })

  function show(
    context: Context<Env>,
    batch: AskedBatch,
    { typed, faults, isSent }: { typed: Typed; faults: readonly Fault[]; isSent: boolean },
  ) {
    const language = pageLanguage(context)
    const controls = askControls(language)
    const said = sayFaults({ faults }, { language, names: context.get('names'), controls })
    const page = askPage(
      { path: recordPath(batch.id), code: batch.code, organisation: batch.organisation, isSent },
      { typed, said, language },
    )
    return answerPage(context, page, faults.length === 0 ? 200 : 422)
  }
}

const notThere = refuse('not_found', '', ['record_not_found'])
const unreadable = refuse('invalid', '', ['form_unreadable'])

const names = ['id', 'about', 'question', 'replyTo'] as const

/** What was typed, by pointer; undefined where it is no form of ours. */
async function typedIn({ req }: Context): Promise<Typed | undefined> {
  const type = req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/.test(type)) return undefined
  const form = new URLSearchParams(await req.text())
  return new Map(names.map((name) => [`/${name}`, [form.get(`/${name}`) ?? '']]))
}
