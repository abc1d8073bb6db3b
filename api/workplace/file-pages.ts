import { type Context, Hono } from 'hono'
import { RefusedError } from '../../domain/refused.ts'
import { erasurePhrases } from '../../web/pages/workplace/disclosure/erasure-phrases.ts'
import { filePageBody, filePagePhrases } from '../../web/pages/workplace/disclosure/file-page.ts'
import { stageWords } from '../../workflows/words-of.ts'
import { eraseFile, unknownFile } from '../evidence/files/erase-file.ts'
import { digestIn } from '../http/answer-file.ts'
import type { Env } from '../http/env.ts'
import { openEventFor } from '../http/shown-to.ts'
import type { Installation } from '../installation.ts'
import { eventsNaming, findFile } from '../store/evidence/files.ts'
import { readersZone } from '../store/organisations/place.ts'
import { pageAsker } from './page-asker.ts'
import { readForm } from './read-form.ts'
import { showPage } from './show-page.ts'
import { shownFile } from './shown-file.ts'

const mostNamed = 20

/** `GET` and `POST /work/files/:digest`: a photo or a document with what names it, erased for good once that was seen. */
export function createFilePages(installation: Installation, now: () => Date) {
  return new Hono<Env>()
    .get('/files/:digest', (context) => showFile(context, installation))
    .post('/files/:digest', async (context) => {
      const { db, principal } = pageAsker(context, installation)
      await readForm(context)
      await eraseFile(db, principal, { digest: digestOf(context), now: now() })
      const { batch } = context.req.query()
      const query = new URLSearchParams({ ...(batch && { batch }), erased: '' })
      return context.redirect(`/work/files/${context.req.param('digest')}?${query}`, 303)
    })
}

function digestOf(context: Context<Env>): Buffer {
  const digest = digestIn(context.req.param('digest') ?? '')
  if (digest === undefined) throw new RefusedError(unknownFile)
  return digest
}

async function showFile(context: Context<Env>, installation: Installation) {
  const { streams } = installation
  const { db, organisationKey, language } = pageAsker(context, installation)
  const digest = digestOf(context)
  const text = digest.toString('base64url')
  const stored = await findFile(db, organisationKey, digest)
  const rows = await eventsNaming(db, organisationKey, digest)
  if (stored === undefined && rows.length === 0) throw new RefusedError(unknownFile)
  const named = {
    digest: text,
    ...(stored && { type: stored.type, bytes: stored.content.length }),
  }
  const kept = new Set(stored === undefined ? [] : [text])
  const isErased = context.req.query('erased') !== undefined && stored === undefined
  const namedBy = rows.slice(0, mostNamed).map((row) => {
    const { event } = openEventFor('holder', streams, row)
    const { eventTime, facility } = event
    return { label: stageWords(streams.get(event.stream), event.stage), facility, eventTime }
  })
  return showPage(context, {
    title: filePagePhrases.title[language],
    told: isErased ? { kind: 'done', lines: [erasurePhrases.done[language]] } : undefined,
    body: filePageBody(
      {
        file: shownFile(named, { kept, withPictures: true }),
        digest: text,
        batch: context.req.query('batch')?.slice(0, 80),
        namedBy,
        isCut: rows.length > mostNamed,
        timeZone: await readersZone(db, organisationKey),
      },
      language,
    ),
  })
}
