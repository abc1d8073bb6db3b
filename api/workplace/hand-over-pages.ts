import { type Context, Hono } from 'hono'
import type { Language } from '../../domain/words.ts'
import { qrSymbol } from '../../web/pages/labels/qr.ts'
import { filled } from '../../web/pages/record/format.ts'
import { correctionPhrases } from '../../web/pages/workplace/hand-over/correction-phrases.ts'
import { handOverBody, handOverTitle } from '../../web/pages/workplace/hand-over/hand-over-page.ts'
import { handOversBody } from '../../web/pages/workplace/hand-over/list-page.ts'
import { handOverPhrases } from '../../web/pages/workplace/hand-over/phrases.ts'
import { ticketBody } from '../../web/pages/workplace/hand-over/ticket-page.ts'
import type { Told } from '../../web/pages/workplace/shell.ts'
import { type HandOverState, handOverStates, handOverSteps } from '../../workflows/hand-over.ts'
import { handOverViews } from '../custody/hand-over-view.ts'
import { pagesOf } from '../http/cursor.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { listHandOvers } from '../store/custody/hand-overs.ts'
import { readersZone } from '../store/organisations/place.ts'
import { readHandOverPage } from './hand-over-view.ts'
import { pageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'

const perPage = 30

/** `GET /work/hand-overs`, one of them, and its trip ticket for printing. */
export function createHandOverPages(
  installation: Installation,
  { publicUrl, now }: { publicUrl: string | undefined; now: () => Date },
) {
  return new Hono<Env>()
    .get('/hand-overs', (context) => showList(context, installation))
    .get('/hand-overs/:id', (context) => {
      const { language } = pageAsker(context, installation)
      const lines = doneLines(context, language)
      const told: Told | undefined = lines.length === 0 ? undefined : { kind: 'done', lines }
      return showHandOver(context, installation, { now: now(), told })
    })
    .get('/hand-overs/:id/ticket', async (context) => {
      const asker = pageAsker(context, installation)
      const id = context.req.param('id')
      const view = await readHandOverPage(installation, asker, { id, now: now() })
      const base = publicUrl ?? new URL(context.req.url).origin
      const symbol = qrSymbol(`${base}/work/hand-overs/${view.handOver.id}`, 'M')
      return showPage(context, {
        title: handOverPhrases.ticket[asker.language],
        body: ticketBody(view, symbol),
      })
    })
}

/** Shows the hand-over that the address names, with a word about what was just done. */
export async function showHandOver(
  context: Context<Env>,
  installation: Installation,
  { now, told, status }: { now: Date; told: Told | undefined; status?: 409 },
) {
  const asker = pageAsker(context, installation)
  const id = context.req.param('id') ?? ''
  const step = context.req.query('step')
  const view = await readHandOverPage(installation, asker, { id, now, step })
  return showPage(context, {
    title: handOverTitle(view),
    told,
    body: handOverBody(view),
    ...(status === undefined ? {} : { status }),
  })
}

function doneLines(context: Context<Env>, language: Language): readonly string[] {
  const done = stepNamed(context.req.query('done'))
  if (done !== undefined) {
    return [filled(handOverPhrases.done, language, { step: handOverSteps[done][language] })]
  }
  return context.req.query('corrected') === undefined ? [] : [correctionPhrases.done[language]]
}

async function showList(context: Context<Env>, installation: Installation) {
  const asker = pageAsker(context, installation)
  const { db, organisationKey, language, mayRecord } = asker
  const asked = context.req.query()
  const side = asked.side === 'sender' || asked.side === 'receiver' ? asked.side : undefined
  const state = stateNamed(asked.state)
  const pages = pagesOf(installation.secret, 'hand-overs', asker.principal)
  const cursor = pages.after(asked.cursor)
  const states = state === undefined ? undefined : [state]
  const rows = await listHandOvers(db, organisationKey, {
    side,
    states,
    cursor,
    limit: perPage + 1,
  })
  const { page, next } = pages.cut(rows, perPage, ({ handOverKey }) => handOverKey)
  const handOvers = await handOverViews(installation, db, {
    organisationKey,
    handOvers: page,
    now: asker.look.now,
    look: asker.look,
  })
  const timeZone = await readersZone(db, organisationKey)
  return showPage(context, {
    title: handOverPhrases.title[language],
    body: handOversBody({ handOvers, side, state, next, mayRecord, timeZone }, language),
  })
}

function stateNamed(name: string | undefined): HandOverState | undefined {
  return Object.keys(handOverStates).find((one): one is HandOverState => one === name)
}

/** A step of a hand-over by its name in a form or an address. */
export function stepNamed(name: string | undefined): keyof typeof handOverSteps | undefined {
  return Object.keys(handOverSteps).find((one): one is keyof typeof handOverSteps => one === name)
}
