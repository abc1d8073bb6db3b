import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { nameIn } from '../../domain/local-names.ts'
import { questionSubjects } from '../../domain/question-rules.ts'
import { refuse } from '../../domain/refusal.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import type { Language, Words } from '../../domain/words.ts'
import { askedPage, askedPath } from '../../web/pages/record/asked-page.ts'
import { plainWords } from '../../workflows/words-of.ts'
import { sha256Bytes } from '../digest.ts'
import { answerPage } from '../http/answer-page.ts'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import { answerProblem } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { endGrant } from '../store/disclosure/grants.ts'
import { readersZone } from '../store/organisations/place.ts'
import { addAuditEntry } from '../store/people/audit.ts'
import {
  findLinkedQuestion,
  type LinkedQuestion,
  removeQuestion,
} from '../store/public-record/answers.ts'
import { linkPath } from './link.ts'

/** With what the page of a question is served. */
export interface AskedOptions {
  readonly now: () => Date
  /** Where links lead; where each request came in when absent. */
  readonly publicUrl: string | undefined
}

/**
 * Adds `GET` and `POST /asked/…`: what became of a question, for whoever asked it and has the link, and the way to delete it. Needs no key.
 * The secret of the link stands in no answer's referrer, and opens what was shown for the question under `/granted/…`.
 */
export function addAsked(
  app: OpenAPIHono<Env>,
  installation: Installation,
  { now, publicUrl }: AskedOptions,
): void {
  const { store } = installation
  app.get('/asked/:token', async (context) => {
    keepApart(context)
    const secret = context.req.param('token')
    const question = await findLinkedQuestion(store.system, sha256Bytes(secret), now())
    if (question === undefined) return answerProblem(context, gone)
    const timeZone = await readersZone(store.system, question.organisationKey)
    const origin = publicUrl ?? new URL(context.req.url).origin
    const isSent = context.req.query('sent') !== undefined
    const language = pageLanguage(context)
    const view = { ...viewOf(question, secret, { now: now(), language }), timeZone }
    const link = isSent ? `${origin}${askedPath(secret)}` : undefined
    return answerPage(context, askedPage({ ...view, link }, language))
  })
  app.post('/asked/:token', async (context) => {
    keepApart(context)
    const linkDigest = sha256Bytes(context.req.param('token'))
    const question = await store.system.transaction().execute(async (tx) => {
      const found = await findLinkedQuestion(tx, linkDigest, now())
      if (found === undefined) return undefined
      const { organisationKey, id } = found
      const removed = await removeQuestion(tx, organisationKey, id)
      if (removed === undefined) return undefined
      const { grantId } = removed
      if (grantId !== null) await endGrant(tx, organisationKey, { id: grantId, now: now() })
      // Who asked is deleted with all that they wrote.
      const by = { actorKind: 'system', actor: 'link', actorName: '' } as const
      const done = { kind: 'administration', action: 'question withdrawn' } as const
      const detail = { id, batch: found.code, ...(grantId === null ? {} : { granted: grantId }) }
      await addAuditEntry(tx, { organisationKey, time: now(), ...done, ...by, detail })
      return found
    })
    if (question === undefined) return answerProblem(context, gone)
    return context.redirect(`/b/${shortCodeOf(question.batch)}/ask?deleted`, 303)
  })
}

const gone = refuse('not_found', '', ['question_gone'])

/** No copy, no index, and no address of it in any other request. */
function keepApart(context: Context): void {
  context.header('cache-control', 'no-store')
  context.header('x-robots-tag', 'noindex')
  // The origin alone: with `no-referrer` a form would be sent from nowhere, and be refused for it.
  context.header('referrer-policy', 'strict-origin')
}

function viewOf(
  question: LinkedQuestion,
  secret: string,
  { now, language }: { readonly now: Date; readonly language: Language },
) {
  const { batch, code, about, state, answer, answeredTime } = question
  const { shownUntil, shownEnded } = question
  const isOpen = shownUntil !== null && shownUntil > now && shownEnded === null
  const end = shownEnded ?? shownUntil
  return {
    path: askedPath(secret),
    code,
    record: `/b/${shortCodeOf(batch)}`,
    organisation: nameIn(
      { name: question.organisation, names: question.organisationNames },
      language,
    ),
    about: subjects[about] ?? plainWords(about),
    question: question.question,
    askedTime: question.createdTime.toISOString(),
    keptUntil: question.expiresTime.toISOString(),
    state,
    answer,
    answeredTime: answeredTime?.toISOString() ?? null,
    shown: end === null ? undefined : shownOf(isOpen, secret, end),
  }
}

function shownOf(isOpen: boolean, secret: string, end: Date) {
  return { href: isOpen ? linkPath(secret) : undefined, until: end.toISOString() }
}

const subjects: Readonly<Record<string, Words>> = questionSubjects
