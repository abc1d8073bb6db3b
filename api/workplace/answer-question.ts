import { z } from 'zod'
import { instantOf } from '../../domain/local-clock.ts'
import { questionEnd } from '../../domain/question-rules.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { right } from '../../domain/right.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { namesApart } from '../../web/pages/workplace/disclosure/grant-controls.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { giveGrant } from '../disclosure/give-grant.ts'
import { type GrantRequest, grantRequestSchema } from '../disclosure/grant-schemas.ts'
import { reasonSchema } from '../http/fields.ts'
import type { Installation } from '../installation.ts'
import { audit } from '../people/access/audit.ts'
import type { Database } from '../store/database.ts'
import { type Answer, answerQuestion, type StoredQuestion } from '../store/public-record/answers.ts'
import type { PageAsker } from './page-asker.ts'

/** A filled form of an answer. */
export interface AnswerForm {
  readonly question: StoredQuestion
  readonly typed: Typed
  readonly timeZone: string
  readonly now: Date
}

/** Answers a reader's question with a text and, where facts are chosen, a grant that the reader's own link opens; or says why not. */
export async function answerByForm(
  installation: Installation,
  asker: PageAsker,
  { question, typed, timeZone, now }: AnswerForm,
): Promise<Refusal | undefined> {
  const { asker: outsider, linkDigest, code, id } = question
  if (outsider === null || linkDigest === null) return closed
  const text = z.strictObject({ answer: reasonSchema(right('right_in_words')) })
  const given = { answer: typedAt(typed, '/answer') }
  const read = text.safeParse(given)
  const until = typedAt(typed, '/until').trim()
  const audiences = typed.get('/audiences') ?? []
  const facts = (typed.get('/facts') ?? []).flatMap((names) => names.split(namesApart))
  const asked = {
    id: typedAt(typed, '/id'),
    batches: [code],
    audiences,
    facts,
    outsider,
    until: instantOf(until, timeZone),
    // What was wrong with the answer is said of the answer.
    reason: read.success ? read.data.answer : '-',
  }
  const isShowing = until !== '' || audiences.length + facts.length > 0
  const grant = isShowing ? grantRequestSchema.safeParse(asked) : undefined
  const faults = [
    ...(read.error?.issues.flatMap((issue) => faultsOf(issue, given)) ?? []),
    ...(grant?.error?.issues.flatMap((issue) => faultsOf(issue, asked)) ?? []),
  ]
  if (!read.success || faults.length > 0) return { code: 'invalid', faults }
  const told = { id, state: 'answered', answer: read.data.answer, now } as const
  return refusedOr(() =>
    grant?.data === undefined
      ? write(installation, asker, { ...told, grantId: null, expires: questionEnd(now) })
      : show(installation, asker, { grant: grant.data, told, linkDigest }),
  )
}

/** Says to a reader why there is no answer. */
export async function declineByForm(
  installation: Installation,
  asker: PageAsker,
  { question: { id }, typed, now }: AnswerForm,
): Promise<Refusal | undefined> {
  const given = { reason: typedAt(typed, '/reason') }
  const read = z.strictObject({ reason: reasonSchema() }).safeParse(given)
  if (!read.success) {
    return { code: 'invalid', faults: read.error.issues.flatMap((one) => faultsOf(one, given)) }
  }
  const declined = { id, state: 'declined', answer: read.data.reason, grantId: null } as const
  return refusedOr(() =>
    write(installation, asker, { ...declined, now, expires: questionEnd(now) }),
  )
}

const closed = refuse('approval_closed', '', ['question_closed'])

async function refusedOr(act: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return error.refusal
  }
}

async function show(
  installation: Installation,
  asker: PageAsker,
  {
    grant,
    told,
    linkDigest,
  }: {
    readonly grant: GrantRequest
    readonly told: Omit<Answer, 'grantId' | 'expires'>
    readonly linkDigest: Buffer
  },
): Promise<void> {
  const { now } = told
  const expires = questionEnd(now, new Date(grant.until))
  const answer = (tx: Database) => writeIn(tx, asker, { ...told, grantId: grant.id, expires })
  await giveGrant(installation, grant, { ...asker, now, bound: { linkDigest, answer } })
}

async function write({ store }: Installation, asker: PageAsker, answer: Answer): Promise<void> {
  await store
    .own(asker.organisationKey)
    .transaction()
    .execute((tx) => writeIn(tx, asker, answer))
}

async function writeIn(
  tx: Database,
  { principal, organisationKey }: PageAsker,
  answer: Answer,
): Promise<void> {
  const { id, state, now } = answer
  if (!(await answerQuestion(tx, organisationKey, answer))) throw new RefusedError(closed)
  const action = state === 'answered' ? 'question answered' : 'question declined'
  await audit(tx, principal, { kind: 'administration', action, detail: { id }, now })
}
