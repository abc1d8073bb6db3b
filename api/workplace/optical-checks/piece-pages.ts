import type { z } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { opticalPhrases } from '../../../web/pages/workplace/optical-checks/phrases.ts'
import { pieceBody } from '../../../web/pages/workplace/optical-checks/piece-page.ts'
import { piecePhrases } from '../../../web/pages/workplace/optical-checks/piece-phrases.ts'
import { piecesBody } from '../../../web/pages/workplace/optical-checks/pieces-page.ts'
import { versionName } from '../../../web/pages/workplace/optical-checks/versions-page.ts'
import { pieceHref, versionHref } from '../../../web/pages/workplace/optical-checks/view.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { pagesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import type { Installation } from '../../installation.ts'
import { verdictSchema } from '../../optical-checks/call-schemas.ts'
import { classesFor, judgePiece, ownPiece } from '../../optical-checks/judge-piece.ts'
import { pieceQuerySchema, weekSpan } from '../../optical-checks/pieces.ts'
import { ownVersion } from '../../optical-checks/write-version.ts'
import { listPieces } from '../../store/optical-checks/pieces.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { saidAt, withoutNulls } from '../form-values.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { classLabels, shownPieces } from './shown.ts'

const waitingAt = '/work/optical-pieces?waiting=yes'
const perPage = 50

/** `GET /work/optical-pieces`, those behind a figure or those that wait, and a piece with the form for a verdict. */
export function createOpticalPiecePages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/optical-pieces', (context) => showPieces(context, installation))
    .get('/optical-pieces/:piece', (context) =>
      showPiece(context, installation, { typed: new Map() }),
    )
    .post('/optical-pieces/:piece', async (context) => {
      const { principal, db, organisationKey } = pageAsker(context, installation)
      const typed = await readForm(context)
      const code = context.req.param('piece')
      const given = { class: saidAt(typed, '/class') ?? '', note: saidAt(typed, '/note') }
      const said = readAsked(verdictSchema, withoutNulls(given))
      const done = isRefusal(said)
        ? said
        : await orRefusal(() => judgePiece(installation, { principal, code, said, now: now() }))
      if (isRefusal(done)) return showPiece(context, installation, { typed, refused: done })
      if (typedAt(typed, 'next') !== 'yes') return context.redirect(pieceHref(done.code), 303)
      const waiting = { isWaiting: true, past: undefined, limit: 1 }
      const [next] = await listPieces(db, organisationKey, waiting)
      const onward = next === undefined ? waitingAt : `${pieceHref(next.code)}?next=yes`
      return context.redirect(onward, 303)
    })
}

type Asked = z.output<typeof pieceQuerySchema>

async function showPieces(context: Context<Env>, installation: Installation) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, principal, language } = asker
  const { lang: _, ...query } = context.req.query()
  const asked = readAsked(pieceQuerySchema, query)
  if (isRefusal(asked)) return showDeadEnd(context, 'invalid')
  const { waiting, model, version, week, cursor, limit: _limit, ...filter } = asked
  const own =
    model === undefined || version === undefined
      ? undefined
      : await ownVersion(db, organisationKey, { model, version })
  const pages = pagesOf(installation.secret, 'optical pieces', principal)
  const rows = await listPieces(db, organisationKey, {
    ...filter,
    isWaiting: waiting === 'yes',
    versionKey: own?.versionKey,
    span: week === undefined ? undefined : await weekSpan(db, organisationKey, week),
    past: pages.after(cursor),
    limit: perPage + 1,
  })
  const { page, next } = pages.cut(rows, perPage, ({ pieceKey }) => pieceKey)
  const body = piecesBody(
    {
      pieces: await shownPieces(asker, page),
      labels: classLabels(installation.streams),
      isWaiting: waiting === 'yes',
      back:
        own === undefined
          ? { href: '/work/optical-checks', label: opticalPhrases.title[language] }
          : { href: versionHref(own), label: versionName(own, language) },
      more: next === null ? undefined : moreHref(asked, next),
      timeZone: await readersZone(db, organisationKey),
    },
    language,
  )
  const title = waiting === 'yes' ? piecePhrases.waiting : piecePhrases.allPieces
  return showPage(context, { title: title[language], body })
}

function moreHref({ limit: _, ...asked }: Asked, cursor: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...asked, cursor })) {
    if (value !== undefined) query.set(name, value)
  }
  return `/work/optical-pieces?${query}`
}

async function showPiece(
  context: Context<Env>,
  installation: Installation,
  { typed, refused }: { readonly typed: Typed; readonly refused?: Refusal },
) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, principal, language } = asker
  const { streams } = installation
  const stored = await ownPiece(db, organisationKey, context.req.param('piece') ?? '')
  const [[piece], timeZone] = await Promise.all([
    shownPieces(asker, [stored]),
    readersZone(db, organisationKey),
  ])
  if (piece === undefined) return showDeadEnd(context, 'not_found')
  const mayJudge = mayRole(principal.role, 'record')
  const goesOn = context.req.query('next') === 'yes' || typedAt(typed, 'next') === 'yes'
  const body = pieceBody(
    {
      piece,
      timeZone,
      goesOn,
      labels: classLabels(streams),
      classes: mayJudge ? Object.keys(classesFor(stored, streams)?.classes ?? {}) : [],
      back: goesOn
        ? { href: waitingAt, label: piecePhrases.waiting[language] }
        : { href: '/work/optical-pieces', label: piecePhrases.allPieces[language] },
      shown: { typed, said: saidOf(refused, asker), language },
    },
    language,
  )
  return showPage(context, {
    title: piece.code,
    path: pieceHref(piece.code),
    body,
    status: refused === undefined ? 200 : 422,
  })
}

function saidOf(refused: Refusal | undefined, { language, names }: PageAsker) {
  if (refused === undefined) return []
  const controls = [
    { pointer: '/class', label: piecePhrases.judge[language], filling: { kind: 'text' } },
    { pointer: '/note', label: piecePhrases.remark[language], filling: { kind: 'long' } },
  ] as const
  return sayFaults(refused, { language, names, controls })
}
