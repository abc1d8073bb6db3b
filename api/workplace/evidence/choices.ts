import { grams } from '../../../web/pages/record/format.ts'
import type { Chosen } from '../../../web/pages/workplace/evidence/controls.ts'
import { classWords } from '../../../web/pages/workplace/evidence/phrases.ts'
import { listClaims } from '../../store/evidence/claims.ts'
import { listCredits } from '../../store/evidence/credits.ts'
import { listScopeCertificates } from '../../store/evidence/scope-certificates.ts'
import { listTransactionCertificates } from '../../store/evidence/transaction-certificates.ts'
import type { PageAsker } from '../page-asker.ts'

/** Most things that a form lets choose among; who has more goes by the API. */
const most = 500

/** Credits of which something is left, the newest first. */
export async function creditChoices({ db, organisationKey, language }: PageAsker): Promise<Chosen> {
  const credits = await listCredits(db, organisationKey, { newestLeft: true, limit: most })
  return credits.map((one) => {
    const facts = [one.material, classWords[one.class][language], grams(one.leftGrams, language)]
    return [one.id, facts.join(' · ')]
  })
}

/** Certificates that came in and of which something is left, the newest first. */
export async function certificateChoices(asker: PageAsker): Promise<Chosen> {
  const { db, organisationKey, language } = asker
  const asked = { newestLeft: true, limit: most }
  const certificates = await listTransactionCertificates(db, organisationKey, asked)
  return certificates.map(({ id, number, seller, leftGrams }) => {
    return [id, `${number} · ${seller} · ${grams(leftIn(leftGrams), language)}`]
  })
}

function leftIn(left: { pre_consumer?: number; post_consumer?: number } | null): number {
  return (left?.pre_consumer ?? 0) + (left?.post_consumer ?? 0)
}

/** What stands between body and number of a scope certificate in a choice. */
export const scopeApart = '\n'

/** Scope certificates by body and number. */
export async function scopeChoices({ db, organisationKey }: PageAsker): Promise<Chosen> {
  const scopes = await listScopeCertificates(db, organisationKey)
  return scopes.map(({ body, number, holder }) => [
    `${body}${scopeApart}${number}`,
    `${number} · ${body} · ${holder}`,
  ])
}

/** Claims that a certificate may rest on, the newest first. */
export async function claimChoices({ db, organisationKey, language }: PageAsker): Promise<Chosen> {
  const asked = { newestFor: 'certificate', limit: most } as const
  const claims = await listClaims(db, organisationKey, asked)
  return claims.map(({ id, standard, version, netGrams, reference }) => {
    const facts = [`${standard} ${version}`, grams(netGrams, language), reference ?? '']
    return [id, facts.filter((one) => one !== '').join(' · ')]
  })
}
