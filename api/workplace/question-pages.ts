import { type Context, Hono } from 'hono'
import { questionSubjects } from '../../domain/question-rules.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Words } from '../../domain/words.ts'
import { answerControls } from '../../web/pages/workplace/disclosure/answer-controls.ts'
import { questionBody } from '../../web/pages/workplace/disclosure/question-page.ts'
import { questionPhrases } from '../../web/pages/workplace/disclosure/question-phrases.ts'
import {
  type QuestionLine,
  questionsBody,
} from '../../web/pages/workplace/disclosure/questions-page.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { clockFaults } from '../../web/pages/workplace/form/clock-control.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { plainWords } from '../../workflows/words-of.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { randomId } from '../random-id.ts'
import { endGrant } from '../store/disclosure/grants.ts'
import { readersZone } from '../store/organisations/place.ts'
import {
  findQuestion,
  listQuestions,
  removeQuestion,
  type StoredQuestion,
} from '../store/public-record/answers.ts'
import { answerByForm, declineByForm } from './answer-question.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm, withClocks } from './read-form.ts'
import { sealedIn } from './sealed-together.ts'
import { showDeadEnd, showPage } from './show-page.ts'

const perPage = 50

/** `GET /work/questions`, `GET` and `POST /work/questions/:id`, `POST …/answer` and `…/refusal`: what readers of public records ask, and what they are told. */
export function createQuestionPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/questions', async (context) => {
      const { db, organisationKey, language, principal } = pageAsker(context, installation)
      const pages = pagesOf(installation.secret, 'questions', principal)
      const before = pages.after(context.req.query('cursor'))
      const rows = await listQuestions(db, organisationKey, { before, limit: perPage + 1 })
      const { page, next } = pages.cut(rows, perPage, (row) => row.recordQuestionKey)
      const timeZone = await readersZone(db, organisationKey)
      const lines = [questionPhrases.done[language]]
      const older = next === null ? undefined : `/work/questions?cursor=${next}`
      return showPage(context, {
        title: questionPhrases.title[language],
        told: context.req.query('done') === undefined ? undefined : { kind: 'done', lines },
        body: questionsBody({ questions: page.map(lineOf), older }, { language, timeZone }),
      })
    })
    .get('/questions/:id', async (context) => {
      const asker = pageAsker(context, installation)
      const question = await readQuestion(asker, context.req.param('id'))
      return showQuestion(context, installation, { question, typed: new Map() })
    })
    .post('/questions/:id/answer', (context) => take(context, answerByForm))
    .post('/questions/:id/refusal', (context) => take(context, declineByForm))
    .post('/questions/:id', async (context) => {
      const { db, organisationKey, principal } = pageAsker(context, installation)
      const id = context.req.param('id')
      const removed = await db.transaction().execute(async (tx) => {
        const one = isId(id) ? await removeQuestion(tx, organisationKey, id) : undefined
        if (one === undefined) return undefined
        const { grantId } = one
        if (grantId !== null) await endGrant(tx, organisationKey, { id: grantId, now: now() })
        const done = { kind: 'administration', action: 'question dealt with' } as const
        const detail = { id, ...(grantId === null ? {} : { granted: grantId }) }
        await audit(tx, principal, { ...done, detail, now: now() })
        return one
      })
      if (removed === undefined) return showDeadEnd(context, 'not_found')
      return context.redirect('/work/questions?done', 303)
    })

  async function take(context: Context<Env>, act: typeof answerByForm) {
    const asker = pageAsker(context, installation)
    const question = await readQuestion(asker, context.req.param('id') ?? '')
    const typed = await readForm(context)
    const timeZone = await readersZone(asker.db, asker.organisationKey)
    const refused = await act(installation, asker, { question, typed, timeZone, now: now() })
    if (refused === undefined)
      return context.redirect(`/work/questions/${question.id}?answered`, 303)
    const all = withClocks(refused, clockFaults(typed, timeZone))
    return showQuestion(context, installation, { question, typed, refused: all })
  }
}

async function readQuestion(
  { db, organisationKey }: PageAsker,
  id: string,
): Promise<StoredQuestion> {
  const question = isId(id) ? await findQuestion(db, organisationKey, id) : undefined
  if (question !== undefined) return question
  throw new RefusedError(refuse('not_found', '/path/id', ['question_closed']))
}

async function showQuestion(
  context: Context<Env>,
  installation: Installation,
  { question, typed, refused }: { question: StoredQuestion; typed: Typed; refused?: Refusal },
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language, names } = asker
  const timeZone = await readersZone(db, organisationKey)
  const isOpen = question.state === 'waiting' && question.linkDigest !== null
  const sealed = isOpen ? await sealedIn(installation, asker, [question.code]) : []
  const filled = new Map([['/id', [randomId()]], ...typed])
  const controls = answerControls({ language, timeZone, typed: filled, sealed })
  const asked = [...controls.answer, ...controls.refusal]
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls: asked })
  const isAnswered = context.req.query('answered') !== undefined
  const lines = [questionPhrases.answeredNow[language]]
  return showPage(context, {
    title: questionPhrases.one[language],
    path: `/work/questions/${question.id}`,
    told: isAnswered ? { kind: 'done', lines } : undefined,
    status: refused === undefined ? 200 : refused.code === 'invalid' ? 422 : 409,
    body: questionBody(
      {
        ...lineOf(question),
        isLinked: question.linkDigest !== null,
        answer: question.answer,
        answeredTime: question.answeredTime?.toISOString() ?? null,
        keptUntil: question.expiresTime.toISOString(),
        grant: question.grantId,
        controls,
      },
      { shown: { typed: filled, said, language }, timeZone },
    ),
  })
}

function lineOf(question: StoredQuestion): QuestionLine {
  const { id, code, about, asker, replyTo, state, createdTime } = question
  return {
    id,
    code,
    about: subjects[about] ?? plainWords(about),
    question: question.question,
    asker,
    replyTo,
    state,
    time: createdTime.toISOString(),
  }
}

const subjects: Readonly<Record<string, Words>> = questionSubjects
