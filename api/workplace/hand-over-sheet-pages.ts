import { type Context, Hono } from 'hono'
import { sentence } from '../../domain/phrases.ts'
import type { Fault } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { type ShownNames, shownIn } from '../../domain/shown-names.ts'
import type { Language } from '../../domain/words.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import {
  type Decided,
  decidedBody,
  decisionSheetControl,
  sheetBody,
} from '../../web/pages/workplace/hand-over/sheet-page.ts'
import { sheetPhrases } from '../../web/pages/workplace/hand-over/sheet-phrases.ts'
import type { RowFault } from '../../web/pages/workplace/imports/import-page.ts'
import type { AnsweredLine } from '../custody/bulk/decide-sheet.ts'
import { columnNames } from '../custody/bulk/sheet-columns.ts'
import {
  giveSheetBack,
  readSentSheet,
  type SentSheet,
  takeSheet,
} from '../custody/bulk/take-sheet.ts'
import type { Env } from '../http/env.ts'
import type { Places } from '../http/hardening/places.ts'
import { takePlace } from '../http/hardening/share-expensive.ts'
import type { Installation } from '../installation.ts'
import { pageAsker } from './page-asker.ts'
import { asRequest, readSentFile } from './papers/sent-sheet.ts'
import { showPage } from './show-page.ts'

/** Faults that a page names: more than anybody mends before sending the sheet again. */
const mostFaults = 500

interface Options {
  readonly now: () => Date
  readonly log: (line: string, error?: unknown) => void
  /** What the API bounds sheets by, and this page with it. */
  readonly places: Places
}

/** `GET` and `POST /work/hand-overs/sheet`: what waits for a decision as a sheet, and many hand-overs decided by it. */
export function createHandOverSheetPages(installation: Installation, options: Options) {
  const { now, log, places } = options
  return new Hono<Env>()
    .get('/hand-overs/sheet', (context) => showForm(context, installation))
    .post('/hand-overs/sheet', takePlace(places), async (context) => {
      const sent = await readSentFile(context)
      if ('says' in sent) return showForm(context, installation, [sent])
      try {
        const sheet = await readSentSheet(asRequest(sent.file))
        const answered = await takeSheet(context, installation, { sheet, now, log })
        if (sent.isGivenBack) return await giveSheetBack(context, sheet, answered)
        return showDecided(context, installation, { sheet, answered })
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error
        return showForm(context, installation, error.refusal.faults)
      }
    })
}

function showForm(
  context: Context<Env>,
  installation: Installation,
  faults: readonly Fault[] = [],
) {
  const { language, names, mayRecord } = pageAsker(context, installation)
  const controls = [decisionSheetControl(language)]
  const at = faults.map((fault) => ({ ...fault, pointer: '/file' }))
  const said = sayFaults({ faults: at }, { language, names, controls })
  return showPage(context, {
    title: sheetPhrases.title[language],
    body: sheetBody({ mayRecord, shown: { typed: new Map(), said, language } }),
    status: said.length === 0 ? 200 : 422,
  })
}

function showDecided(
  context: Context<Env>,
  installation: Installation,
  { sheet, answered }: { sheet: SentSheet; answered: readonly AnsweredLine[] },
) {
  const { language, names } = pageAsker(context, installation)
  const called = { ...names, ...columnNames(language) }
  const faults = answered.flatMap((line, index) =>
    line.faults.map((fault) =>
      rowFault(fault, sheet.lines[index]?.row ?? index + 2, { language, called }),
    ),
  )
  return showPage(context, {
    title: sheetPhrases.title[language],
    body: decidedBody(
      {
        decided: countOf(answered),
        faults: faults.slice(0, mostFaults),
        left: Math.max(0, faults.length - mostFaults),
      },
      language,
    ),
  })
}

function countOf(answered: readonly AnsweredLine[]): Decided {
  const count = (status: AnsweredLine['status']) =>
    answered.filter((line) => line.status === status).length
  return {
    taken: count('taken'),
    duplicate: count('duplicate'),
    refused: count('refused'),
    left: count('left'),
  }
}

function rowFault(
  { pointer, says, values }: Fault,
  row: number,
  { language, called }: { language: Language; called: ShownNames },
): RowFault {
  const column = called.headings?.get(pointer) ?? pointer
  const text = sentence(says, values, language, shownIn(language, called, pointer))
  return { row, column, text }
}
