import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { html, raw } from 'hono/html'
import type { Fault } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import {
  importBody,
  mostSheetBytes,
  progressHtml,
  resultHtml,
  sheetControl,
} from '../../../web/pages/workplace/imports/import-page.ts'
import { importPhrases } from '../../../web/pages/workplace/imports/phrases.ts'
import { workplaceShell } from '../../../web/pages/workplace/shell.ts'
import { actionWords } from '../../../workflows/words-of.ts'
import { createAdmitAgain } from '../../capture/admit.ts'
import { forms } from '../../capture/files/file-form.ts'
import { importScans, type ScanImport } from '../../capture/files/import-scans.ts'
import { spooledBody } from '../../capture/files/spooled-body.ts'
import { answerPieces } from '../../http/answer-page.ts'
import type { Env } from '../../http/env.ts'
import type { Admit } from '../../http/hardening/limit-identities.ts'
import type { Places } from '../../http/hardening/places.ts'
import { takePlace } from '../../http/hardening/share-expensive.ts'
import { tooManyPages } from '../../http/hardening/too-many.ts'
import type { Installation } from '../../installation.ts'
import { pageFrame } from '../../people/sign-in/page-frame.ts'
import { readKnownScans } from '../../store/recording/known-scans.ts'
import { pageAsker } from '../page-asker.ts'
import { showPage } from '../show-page.ts'
import { asRequest, readSentFile } from './sent-sheet.ts'
import { tallyRows } from './tally-rows.ts'

/** What the API bounds imports by, and this page with it. */
export interface ImportBounds {
  readonly places: Places
  readonly admit: Admit
}

/** `GET` and `POST /work/imports`: a sheet of scans, recorded row by row, with every fault by its row and column. */
export function createImportPages(
  installation: Installation,
  {
    now,
    log,
    importBounds: { places, admit },
  }: {
    now: () => Date
    log: (line: string, error?: unknown) => void
    importBounds: ImportBounds
  },
) {
  const admitted = createMiddleware<Env>(async (context, next) => {
    const wait = admit(context.get('principal'), 'POST /imports')
    if (wait > 0) throw tooManyPages(context, wait)
    return next()
  })
  return new Hono<Env>()
    .get('/imports', (context) => showForm(context, installation))
    .post('/imports', admitted, takePlace(places), async (context) => {
      const sent = await readSentFile(context)
      if ('says' in sent) return showForm(context, installation, [sent])
      const { db, organisationKey, organisation, language } = pageAsker(context, installation)
      const body = await spooledBody(asRequest(sent.file), mostSheetBytes)
      const tally = tallyRows()
      try {
        const imported = await importScans(body.file, {
          streams: installation.streams,
          organisation: organisation.slug,
          language,
          admit: createAdmitAgain(installation, context.get('askAgain'), now),
          knownAmong: (ids) => readKnownScans(db, organisationKey, ids),
          hear: tally.hear,
        })
        if (sent.isGivenBack) return await giveBack(context, imported)
        return answerPieces(context, told(context, { imported, tally, log, end: body.remove }))
      } catch (error) {
        await body.remove()
        if (!(error instanceof RefusedError)) throw error
        return showForm(context, installation, error.refusal.faults)
      } finally {
        if (sent.isGivenBack) await body.remove()
      }
    })
}

/** The sheet in its own form with a receipt for each row. */
async function giveBack(context: Context<Env>, { answer, form }: ScanImport) {
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(Buffer.from(piece))
  return context.body(Buffer.concat(pieces), 200, {
    'cache-control': 'no-store',
    'content-type': forms[form],
    'content-disposition': `attachment; filename="scans.receipts.${form}"`,
  })
}

interface Telling {
  readonly imported: ScanImport
  readonly tally: ReturnType<typeof tallyRows>
  readonly log: (line: string, error?: unknown) => void
  readonly end: () => Promise<void>
}

const rest = '<!--rest-->'

/** The page while the rows are recorded: a line for each piece of the sheet, and at the end what became of all of them. */
async function* told(
  context: Context<Env>,
  { imported, tally, log, end }: Telling,
): AsyncGenerator<string> {
  const { language, ...frame } = pageFrame(context)
  const title = importPhrases.title[language]
  const body = html`<div class="work">${raw(rest)}</div>`
  const [head = '', tail = ''] = workplaceShell({ ...frame, language, title, body }).split(rest)
  yield head
  let isWhole = true
  try {
    for await (const _ of imported.answer) {
      for (const piece of tally.takePieces()) yield String(progressHtml(piece, language))
    }
  } catch (error) {
    isWhole = false
    log('Cannot read a sheet to its end', error)
  } finally {
    await end()
  }
  yield `${resultHtml({ ...tally.result(), isWhole }, language)}${tail}`
}

function showForm(
  context: Context<Env>,
  installation: Installation,
  faults: readonly Fault[] = [],
) {
  const { language, names } = pageAsker(context, installation)
  const controls = [sheetControl(language)]
  const at = faults.map((fault) => ({ ...fault, pointer: '/file' }))
  const said = sayFaults({ faults: at }, { language, names, controls })
  const templates = [...installation.streams.values()].map(({ name, label, allStages }) => ({
    label,
    lines: Object.values(allStages)
      .filter(({ by }) => by !== 'hand_over' && by !== 'optical_check')
      .map((stage) => ({ stream: name, stage: stage.name, label: actionWords(stage) })),
  }))
  return showPage(context, {
    title: importPhrases.title[language],
    body: importBody(templates, { typed: new Map(), said, language }),
    status: said.length === 0 ? 200 : 422,
  })
}
