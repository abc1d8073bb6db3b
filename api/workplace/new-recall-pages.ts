import { type Context, Hono } from 'hono'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { serialsBetween } from '../../domain/serial-range.ts'
import { filled } from '../../web/pages/record/format.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import {
  newRecallBody,
  rangeControls,
  recallControls,
} from '../../web/pages/workplace/recall/new-recall-page.ts'
import { recallPhrases } from '../../web/pages/workplace/recall/phrases.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { recallBounds } from '../../workflows/recall.ts'
import { openRecall } from '../custody/recalls/open-recall.ts'
import { readBearing } from '../custody/recalls/recall-range.ts'
import { recallRequestSchema } from '../custody/recalls/recall-schemas.ts'
import { idFrom } from '../digest.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { randomId } from '../random-id.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'
import { kindWords } from './words-of.ts'

/** `GET` and `POST /work/recalls/new`: a recall of what bears a range of serial numbers, seen before it is opened. */
export function createNewRecallPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/recalls/new', (context) =>
      showNew(context, installation, { typed: new Map([['/id', [randomId()]]]), said: [] }),
    )
    .post('/recalls/new', async (context) => {
      const asker = pageAsker(context, installation)
      const typed = await readForm(context)
      if (typedAt(typed, 'do') !== 'open') {
        return showNew(context, installation, { typed, said: [] })
      }
      const said = await open(installation, asker, { typed, now })
      if (said.length > 0) return showNew(context, installation, { typed, said })
      const count = (typed.get('pick') ?? []).length
      return context.redirect(`/work/recalls?opened=${count}`, 303)
    })
}

async function showNew(
  context: Context<Env>,
  installation: Installation,
  { typed, said }: { typed: Typed; said: readonly Said[] },
) {
  const { language, organisationKey, names } = pageAsker(context, installation)
  const from = typedAt(typed, '/from').trim()
  const serials =
    from === '' ? undefined : serialsBetween(from, typedAt(typed, '/to').trim() || from)
  const faults = serials !== undefined && 'faults' in serials ? serials.faults : []
  const here = faults.map((fault) => ({ ...fault, pointer: fault.pointer.replace('/query', '') }))
  const controls = rangeControls(language)
  const all = [...sayFaults({ faults: here }, { language, names, controls }), ...said]
  const found =
    serials === undefined || 'faults' in serials
      ? undefined
      : await readBearing(installation, organisationKey, serials)
  const batches = found?.map((one) => ({ ...one, kind: kindWords(installation.streams, one) }))
  return showPage(context, {
    title: recallPhrases.openNew[language],
    body: newRecallBody({
      shown: { typed, said: all, language },
      ...(batches === undefined || serials === undefined || 'faults' in serials
        ? {}
        : { range: { serials: serials.length, batches } }),
    }),
    status: all.length === 0 ? 200 : 422,
  })
}

/** Opens a recall of each batch that was ticked; sent again, none is opened twice. What keeps one from it is said, and those before it stand. */
async function open(
  installation: Installation,
  { principal, organisation, language, names }: PageAsker,
  { typed, now }: { typed: Typed; now: () => Date },
): Promise<readonly Said[]> {
  const codes = [...new Set(typed.get('pick') ?? [])]
  const { openedADay: most } = recallBounds
  if (codes.length === 0) return [{ text: recallPhrases.noneTicked[language], language }]
  if (codes.length > most) {
    return [{ text: filled(recallPhrases.mostOpened, language, { n: most }), language }]
  }
  const controls = recallControls(language)
  const saidOf = (refused: Pick<Refusal, 'faults'>) =>
    sayFaults(refused, { language, names, controls })
  for (const batch of codes) {
    const given = {
      id: idFrom(`recall/${organisation.slug}/${typedAt(typed, '/id')}/${batch}`),
      batch,
      reason: typedAt(typed, '/reason').trim(),
      notice: typedAt(typed, '/notice'),
      severity: typedAt(typed, '/severity'),
    }
    const parsed = recallRequestSchema.safeParse(given)
    if (!parsed.success) {
      return saidOf({ faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, given)) })
    }
    try {
      await openRecall(installation, parsed.data, { principal, organisation, now })
    } catch (error) {
      if (error instanceof RefusedError) return saidOf(error.refusal)
      throw error
    }
  }
  return []
}
