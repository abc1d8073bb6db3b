import { type Context, Hono } from 'hono'
import { mayRole } from '../../../domain/role.ts'
import {
  scopeControls,
  transactionControls,
} from '../../../web/pages/workplace/evidence/certificate-controls.ts'
import { certificatesBody } from '../../../web/pages/workplace/evidence/certificates-page.ts'
import { evidencePhrases } from '../../../web/pages/workplace/evidence/phrases.ts'
import { gramsOf } from '../../../workflows/form/grams.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { addScope, addTransaction } from '../../evidence/add-certificates.ts'
import { scopeRequestSchema, transactionRequestSchema } from '../../evidence/certificate-schemas.ts'
import { refuseOverdrawn } from '../../evidence/refuse-overdrawn.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { factReaderOf } from '../../http/shown-to.ts'
import type { Installation } from '../../installation.ts'
import { listScopeCertificates } from '../../store/evidence/scope-certificates.ts'
import { listTransactionCertificates } from '../../store/evidence/transaction-certificates.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { createPaperForm } from '../papers/paper-form.ts'
import { showPage } from '../show-page.ts'
import { certificateChoices, claimChoices, scopeApart, scopeChoices } from './choices.ts'
import { linesAt, sharesAt, standardAt, textAt } from './typed-lines.ts'

const perPage = 50
const back = { href: '/work/certificates', label: evidencePhrases.certificates }

/** `GET /work/certificates`, and the forms of a scope and a transaction certificate. */
export function createCertificatePages(installation: Installation, now: () => Date) {
  const shared = { back, done: '/work/certificates', submit: evidencePhrases.record }
  return new Hono<Env>()
    .get('/certificates', (context) => showCertificates(context, installation))
    .route(
      '/',
      createPaperForm(installation, {
        ...shared,
        path: '/certificates/scope',
        title: evidencePhrases.addScope,
        why: undefined,
        schema: scopeRequestSchema,
        first: firstOfScope,
        controls: async (asker, typed) => scopeControls({ ...asker, typed }),
        requestOf: (typed) => ({
          body: typedAt(typed, '/body'),
          number: typedAt(typed, '/number'),
          holder: typedAt(typed, '/holder'),
          ...standardAt(typed),
          validFrom: typedAt(typed, '/validFrom'),
          validTo: typedAt(typed, '/validTo'),
          status: typedAt(typed, '/status'),
          since: typedAt(typed, '/since'),
        }),
        add: ({ db, organisationKey }, request) =>
          addScope(db, request, { organisationKey, now: now() }),
      }),
    )
    .route(
      '/',
      createPaperForm(installation, {
        ...shared,
        path: '/certificates/transaction',
        title: evidencePhrases.addTransaction,
        why: undefined,
        schema: transactionRequestSchema,
        lists: ['lines', 'inputs'],
        controls: async (asker, typed) => {
          const [scopes, claims, certificates] = await Promise.all([
            scopeChoices(asker),
            claimChoices(asker),
            certificateChoices(asker),
          ])
          return transactionControls({ ...asker, typed }, { scopes, claims, certificates })
        },
        requestOf: transactionOf,
        add: ({ db, organisationKey }, request) =>
          refuseOverdrawn(addTransaction(db, request, { organisationKey, now: now() }), '/inputs'),
      }),
    )
}

async function showCertificates(context: Context<Env>, installation: Installation) {
  const { db, organisationKey, language, principal } = pageAsker(context, installation)
  const pages = pagesOf(installation.secret, 'certificates', principal)
  const after = pages.after(context.req.query('cursor')) ?? 0
  const [scopes, rows] = await Promise.all([
    listScopeCertificates(db, organisationKey),
    listTransactionCertificates(db, organisationKey, { after, limit: perPage + 1 }),
  ])
  const { page, next } = pages.cut(rows, perPage, (row) => row.transactionCertificateKey)
  const isHolder = factReaderOf(principal) === 'holder'
  const named = <One extends { standard: string; version: string }>(one: One) => ({
    ...one,
    standard: `${one.standard} ${one.version}`,
  })
  // To whom something was sold is the holder's alone to know, here as in the facts of a sale.
  const transactions = page.map((one) => ({
    ...named(one),
    buyer: isHolder || one.direction === 'in' ? one.buyer : null,
  }))
  const lines = [evidencePhrases.added[language]]
  return showPage(context, {
    title: evidencePhrases.title[language],
    told: context.req.query('added') === undefined ? undefined : { kind: 'done', lines },
    body: certificatesBody(
      { scopes: scopes.map(named), transactions },
      {
        language,
        maySupervise: mayRole(principal.role, 'supervise'),
        next: next === null ? undefined : `/work/certificates?cursor=${next}`,
      },
    ),
  })
}

/** What is known of the certificate whose status changes; nothing for a new one. */
async function firstOfScope(
  { db, organisationKey }: PageAsker,
  { body = '', number = '' }: Readonly<Record<string, string>>,
): Promise<Typed> {
  const [scope] =
    number === '' ? [] : await listScopeCertificates(db, organisationKey, { body, number })
  if (scope === undefined) return new Map()
  const { holder, standard, version, validFrom, validTo } = scope
  const known = { body, number, holder, standard: `${standard} ${version}`, validFrom, validTo }
  return new Map(Object.entries(known).map(([name, value]) => [`/${name}`, [value]]))
}

function transactionOf(typed: Typed) {
  const [body = '', number = ''] = typedAt(typed, '/scope').split(scopeApart)
  const claim = textAt(typed, '/claim')
  const inputs = linesAt(typed, '/inputs', (at) => ({
    certificate: typedAt(typed, `${at}/certificate`),
    class: typedAt(typed, `${at}/class`),
    grams: gramsOf(typedAt(typed, `${at}/grams`)),
  }))
  const papers = (['consignee', 'invoice', 'transportDocument'] as const).flatMap((name) => {
    const text = textAt(typed, `/papers/${name}`)
    return text === undefined ? [] : [[name, text]]
  })
  return {
    id: typedAt(typed, '/id'),
    direction: typedAt(typed, '/direction'),
    number: typedAt(typed, '/number'),
    scope: { body, number },
    seller: typedAt(typed, '/seller'),
    buyer: typedAt(typed, '/buyer'),
    shipDate: typedAt(typed, '/shipDate'),
    papers: Object.fromEntries(papers),
    lines: linesAt(typed, '/lines', (at) => ({
      product: typedAt(typed, `${at}/product`),
      netGrams: gramsOf(typedAt(typed, `${at}/netGrams`)),
      shares: sharesAt(typed, at),
    })),
    ...(claim === undefined ? {} : { claim }),
    ...(inputs.length === 0 ? {} : { inputs }),
  }
}
