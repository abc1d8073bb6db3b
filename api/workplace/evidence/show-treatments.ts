import type { Context } from 'hono'
import { localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { mayRole } from '../../../domain/role.ts'
import { isBorne } from '../../../domain/treatment/tested-bound.ts'
import { treatmentWording } from '../../../domain/treatment/wording.ts'
import type { Language } from '../../../domain/words.ts'
import { treatmentPhrases } from '../../../web/pages/workplace/evidence/treatment-phrases.ts'
import {
  type ShownTreatment,
  treatmentsBody,
} from '../../../web/pages/workplace/evidence/treatments-page.ts'
import type { Said } from '../../../web/pages/workplace/form/said.ts'
import { endPhrases } from '../../../web/pages/workplace/papers/end-phrases.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { readTreatments, type StoredTreatment } from '../../store/evidence/treatments.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'

/** Treatments with what was tested and is claimed of each; with what is wrong with a form of the list that was sent. */
export async function showTreatments(
  context: Context<Env>,
  installation: Installation,
  { typed = new Map(), said = [] }: { typed?: Typed; said?: readonly Said[] } = {},
) {
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const [stored, timeZone] = await Promise.all([
    readTreatments(db, organisationKey),
    readersZone(db, organisationKey),
  ])
  const { added, ended } = context.req.query()
  const done =
    ended !== undefined ? endPhrases.done : added === undefined ? undefined : treatmentPhrases.added
  return showPage(context, {
    title: treatmentPhrases.title[language],
    path: '/work/treatments',
    told: done && { kind: 'done', lines: [done[language]] },
    body: treatmentsBody({
      treatments: stored.map((one) => shownTreatment(one, { timeZone, language })),
      maySupervise: mayRole(principal.role, 'supervise'),
      shown: { typed, said, language },
    }),
    status: said.length === 0 ? 200 : 422,
  })
}

function shownTreatment(
  treatment: StoredTreatment,
  { timeZone, language }: { readonly timeZone: string; readonly language: Language },
): ShownTreatment {
  const endOf = ({ end }: StoredTreatment['tests'][number] | StoredTreatment['claims'][number]) =>
    end && { note: end.note, day: localDay(end.endedTime, { timeZone }) }
  const { code, agent, substrate, tests, claims } = treatment
  const standing = tests.filter(({ end }) => end === null)
  return {
    code,
    name: nameIn(treatment, language),
    agent,
    substrate,
    tests: tests.map((test) => ({ ...test, end: endOf(test) })),
    claims: claims.map((claim) => ({
      ...claim,
      end: endOf(claim),
      wording: treatmentWording(treatment, claim),
      isBorne: isBorne(claim, standing),
    })),
  }
}
