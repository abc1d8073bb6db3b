import { Hono } from 'hono'
import { questionSubjects } from '../../domain/question-rules.ts'
import type { Words } from '../../domain/words.ts'
import { questionPhrases } from '../../web/pages/workplace/disclosure/question-phrases.ts'
import { questionsBody } from '../../web/pages/workplace/disclosure/questions-page.ts'
import { plainWords } from '../../workflows/words-of.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import { isId } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import { readersZone } from '../store/organisations/place.ts'
import { listQuestions, removeQuestion } from '../store/public-record/questions.ts'
import { pageAsker } from './page-asker.ts'
import { showDeadEnd, showPage } from './show-page.ts'

const perPage = 50

/** `GET /work/questions` and `POST /work/questions/:id`: what readers of public records ask, and that it was dealt with. */
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
      return showPage(context, {
        title: questionPhrases.title[language],
        told: context.req.query('done') === undefined ? undefined : { kind: 'done', lines },
        body: questionsBody(
          {
            questions: page.map(({ id, code, about, question, replyTo, createdTime }) => ({
              id,
              code,
              about: subjects[about] ?? plainWords(about),
              question,
              replyTo,
              time: createdTime.toISOString(),
            })),
            older: next === null ? undefined : `/work/questions?cursor=${next}`,
          },
          { language, timeZone },
        ),
      })
    })
    .post('/questions/:id', async (context) => {
      const { db, organisationKey, principal } = pageAsker(context, installation)
      const id = context.req.param('id')
      const removed = await db.transaction().execute(async (tx) => {
        const one = isId(id) ? await removeQuestion(tx, organisationKey, id) : undefined
        if (one === undefined) return undefined
        const done = { kind: 'administration', action: 'question dealt with' } as const
        await audit(tx, principal, { ...done, detail: { id }, now: now() })
        return one
      })
      if (removed === undefined) return showDeadEnd(context, 'not_found')
      return context.redirect('/work/questions?done', 303)
    })
}

const subjects: Readonly<Record<string, Words>> = questionSubjects
