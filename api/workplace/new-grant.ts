import type { Context } from 'hono'
import { instantOf } from '../../domain/local-clock.ts'
import { usualTimeZone } from '../../domain/local-day.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import {
  type GrantFormBase,
  grantControls,
  namesApart,
} from '../../web/pages/workplace/disclosure/grant-controls.ts'
import { newGrantBody } from '../../web/pages/workplace/disclosure/grant-pages.ts'
import { disclosurePhrases } from '../../web/pages/workplace/disclosure/phrases.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { codeOf } from '../../workflows/form/scan-of-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { giveGrant } from '../disclosure/give-grant.ts'
import { grantRequestSchema } from '../disclosure/grant-schemas.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { readersZone } from '../store/organisations/place.ts'
import { type PageAsker, pageAsker } from './page-asker.ts'
import { sealedIn } from './sealed-together.ts'
import { showPage } from './show-page.ts'

/** Shows the form of a new grant with what was typed, and what is wrong with it. */
export async function showGrantForm(
  context: Context<Env>,
  installation: Installation,
  { typed, refused }: { typed: Typed; refused?: Refusal },
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language, names } = asker
  const timeZone = (await readersZone(db, organisationKey)) ?? usualTimeZone
  const sealed = await sealedIn(installation, asker, codesIn(typed))
  const base: GrantFormBase = { language, timeZone, typed, sealed }
  const asked = grantControls(base)
  const controls = [asked.batches, ...asked.what, ...asked.whom, ...asked.when]
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  return showPage(context, {
    title: disclosurePhrases.newGrant[language],
    body: newGrantBody(asked, { id: typedAt(typed, '/id'), shown: { typed, said, language } }),
    status: refused === undefined ? 200 : refused.code === 'invalid' ? 422 : 409,
  })
}

function codesIn(typed: Typed): readonly string[] {
  const lines = typedAt(typed, '/batches').split('\n').map(codeOf)
  return [...new Set(lines.filter((code) => code !== ''))].slice(0, 20)
}

type Given =
  | { readonly refused: Refusal }
  | { readonly id: string; readonly secret: string | null; readonly byLink: boolean }

/** Gives the grant that a filled form means; the secret of a link is there this once. */
export async function giveByForm(
  installation: Installation,
  asker: PageAsker,
  { typed, timeZone, now }: { typed: Typed; timeZone: string; now: Date },
): Promise<Given> {
  const textAt = (pointer: string) => typedAt(typed, pointer).trim() || undefined
  const receiver = textAt('/receiver')
  const outsider = textAt('/outsider')
  const request = {
    id: typedAt(typed, '/id'),
    batches: typedAt(typed, '/batches')
      .split('\n')
      .map(codeOf)
      .filter((code) => code !== ''),
    audiences: typed.get('/audiences') ?? [],
    facts: (typed.get('/facts') ?? []).flatMap((names) => names.split(namesApart)),
    ...(receiver === undefined ? {} : { receiver }),
    ...(outsider === undefined ? {} : { outsider }),
    until: instantOf(typedAt(typed, '/until'), timeZone),
    reason: typedAt(typed, '/reason'),
  }
  const parsed = grantRequestSchema.safeParse(request)
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, request))
    return { refused: { code: 'invalid', faults } }
  }
  try {
    const { grant, secret } = await giveGrant(installation, parsed.data, { ...asker, now })
    return { id: grant.id, secret, byLink: grant.receiverKey === null }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return { refused: error.refusal }
  }
}
