import { dayMilliseconds } from '../../domain/hours.ts'
import { questionRules } from '../../domain/question-rules.ts'
import type { Installation } from '../installation.ts'
import { addOutboxEntries } from '../store/notifications/outbox.ts'
import {
  type AskedBatch,
  addQuestion,
  countQuestions,
  type NewQuestion,
} from '../store/public-record/questions.ts'

/** What a reader asks about a batch. */
export interface Asked extends NewQuestion {
  readonly batch: AskedBatch
}

/** Keeps a question and tells its holder, once; `too_many` where batch or holder had as many today as the house lets in. */
export async function keepQuestion(
  { store }: Pick<Installation, 'store'>,
  asked: Asked,
): Promise<'kept' | 'there' | 'too_many'> {
  const { batch, now } = asked
  return store.system.transaction().execute(async (tx) => {
    const since = new Date(now.getTime() - dayMilliseconds)
    const { ofBatch, ofHolder } = await countQuestions(tx, batch, since)
    const { mostOfBatch, mostOfHolder } = questionRules
    if (ofBatch >= mostOfBatch || ofHolder >= mostOfHolder) return 'too_many'
    if (!(await addQuestion(tx, asked))) return 'there'
    const { organisationKey, code: subject } = batch
    const payload = { batch: batch.code }
    await addOutboxEntries(tx, [{ organisationKey, topic: 'record.asked', subject, payload }])
    return 'kept'
  })
}
