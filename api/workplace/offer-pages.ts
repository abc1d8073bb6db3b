import { type Context, Hono } from 'hono'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import { fieldsUnder, sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { clockFaults } from '../../web/pages/workplace/form/clock-control.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import {
  lineCount,
  mostLines,
  offerControls,
  offerLines,
} from '../../web/pages/workplace/hand-over/offer-controls.ts'
import { offerBody } from '../../web/pages/workplace/hand-over/offer-page.ts'
import { handOverPhrases } from '../../web/pages/workplace/hand-over/phrases.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import { offerSchema } from '../custody/hand-over-schemas.ts'
import { offerHandOver } from '../custody/offer-hand-over.ts'
import type { Env } from '../http/env.ts'
import { statusOf } from '../http/problem.ts'
import type { Installation } from '../installation.ts'
import { randomId } from '../random-id.ts'
import {
  type OfferPlace,
  offerOfForm,
  offerPlace,
  offerViewOf,
  withLines,
  withoutEmptyLines,
  withoutLine,
} from './offer-view.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { readForm, withClocks } from './read-form.ts'
import { showPage } from './show-page.ts'

/** `GET` and `POST /work/hand-overs/new`: what is handed over, to whom, with which papers. */
export function createOfferPages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/hand-overs/new', async (context) => {
      const asker = pageAsker(context, installation)
      const codes = context.req.queries('batch') ?? []
      const start = new Map([['/id', [randomId()]]])
      const typed = withLines(start, codes.length === 0 ? [''] : codes.slice(0, mostLines))
      return showOffer(context, installation, { asker, typed, said: [] })
    })
    .post('/hand-overs/new', async (context) => {
      const asker = pageAsker(context, installation)
      const form = await readForm(context)
      const typed = withLines(form, form.get('pick') ?? [])
      const [act = '', number] = typedAt(form, 'do').split('/')
      if (act === 'add') {
        const added = withLines(typed, [''])
        const focus = `/lines/${lineCount(added) - 1}/batch`
        return showOffer(context, installation, { asker, typed: added, said: [], focus })
      }
      if (act === 'drop') {
        const dropped = withoutLine(typed, Number(number))
        return showOffer(context, installation, { asker, typed: dropped, said: [] })
      }
      if (act === 'take') return showOffer(context, installation, { asker, typed, said: [] })
      return answerOffer(context, installation, {
        asker,
        typed: withoutEmptyLines(typed),
        act,
        now: now(),
      })
    })
}

async function answerOffer(
  context: Context<Env>,
  installation: Installation,
  { asker, typed, act, now }: { asker: PageAsker; typed: Typed; act: string; now: Date },
) {
  const place = await offerPlace(installation, asker, typed)
  if (act === 'go_on' && place.stream !== undefined) {
    return showOffer(context, installation, { asker, typed, said: [] })
  }
  const refused = await offer(installation, { ...asker, now }, { typed, place })
  if (refused === undefined) {
    return context.redirect(`/work/hand-overs/${typedAt(typed, '/id')}?done=offer`, 303)
  }
  // Without a batch that is there nothing else can be asked yet.
  const asked = withClocks(refused, clockFaults(typed, place.timeZone))
  const faults =
    place.stream === undefined
      ? refused.faults.filter(({ pointer }) => pointer.startsWith('/lines'))
      : asked.faults
  const said = saidOfOffer({ ...refused, faults }, { asker, typed, place })
  const status = statusOf[refused.code] === 422 ? 422 : 409
  return showOffer(context, installation, { asker, typed, said, status })
}

interface Shown {
  readonly asker: PageAsker
  readonly typed: Typed
  readonly said: readonly Said[]
  readonly focus?: string
  readonly status?: 409 | 422
}

async function showOffer(context: Context<Env>, installation: Installation, shown: Shown) {
  const { asker, typed, status } = shown
  const place = await offerPlace(installation, asker, typed)
  const view = await offerViewOf(installation, { ...shown, place })
  return showPage(context, {
    title: handOverPhrases.offerTitle[asker.language],
    body: offerBody(view),
    ...(status === undefined ? {} : { status }),
  })
}

interface Offered {
  readonly typed: Typed
  readonly place: OfferPlace
}

async function offer(
  installation: Installation,
  { principal, organisation, now }: PageAsker & { now: Date },
  { typed, place }: Offered,
): Promise<Refusal | undefined> {
  const given = offerOfForm(typed, place)
  const parsed = offerSchema.safeParse(given)
  if (!parsed.success) {
    return {
      code: 'invalid',
      faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, given)),
    }
  }
  try {
    await offerHandOver(installation, { request: parsed.data }, { principal, organisation, now })
    return undefined
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal
    throw error
  }
}

function saidOfOffer(
  refused: Refusal,
  { asker, typed, place }: Offered & { asker: PageAsker },
): readonly Said[] {
  const { language } = asker
  const { stream, facilities, known, partners, timeZone } = place
  // Also where nobody saw a recall that was opened meanwhile, so that its reason is asked for.
  const custody = stream?.custody
  const base = { typed, language, facilities, known, partners, timeZone, custody, isRecalled: true }
  return sayFaults(refused, {
    language,
    controls: [...offerLines(base).flat(), ...offerControls(base)],
    fields: new Map(fieldsUnder('/papers', stream?.custody.papers ?? [])),
    names: stream === undefined ? asker.names : namesOf(stream),
  })
}
