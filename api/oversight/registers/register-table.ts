import { nameIn } from '../../../domain/local-names.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Column } from '../../../domain/register/column.ts'
import { columnsOf } from '../../../domain/register/columns.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import { type RegisterName, registers } from '../../../domain/register/registers.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Language, type Words, words, wordsFrom } from '../../../domain/words.ts'
import { registerPhrases } from '../../../web/pages/workplace/oversight/register-phrases.ts'
import { sha256 } from '../../digest.ts'
import { mostInSpreadsheet, mostOnPaper } from '../../outputs/output-of.ts'
import type { ReportPlace, ReportTable } from '../../outputs/report-table.ts'
import { type RegisterDesk, readPages } from './read-register.ts'
import type { AskedRegister } from './register-query.ts'

/** Most lines of each form: the whole of it is in memory. */
const most = { xlsx: mostInSpreadsheet, pdf: mostOnPaper } as const
export type WholeForm = keyof typeof most

/** What stands beside each other on paper; a spreadsheet has every column. */
const onPaper: readonly string[] = [
  'movement',
  'day',
  'organisation',
  'facility',
  'batch',
  'kind',
  'material',
  'grams',
  'sender',
  'receiver',
  'ticket',
  'permit',
  'late',
]

/** Which file, and what its reader calls stages, kinds and materials. */
export interface TableReader {
  readonly form: WholeForm
  readonly place: ReportPlace
  readonly language: Language
  readonly called: (name: string) => string
}

/** A register as a table, to be given out as a spreadsheet or on paper; a RefusedError where it is longer than these may be. */
export async function registerTable(
  desk: RegisterDesk,
  register: RegisterName,
  asked: AskedRegister,
  { form, place, language, called }: TableReader,
): Promise<ReportTable> {
  const lines = await linesOf(desk, { register, asked, form })
  const all = columnsOf(register)
  const columns = form === 'xlsx' ? all : all.filter(({ name }) => onPaper.includes(name))
  const { from, to } = asked
  return {
    file: `register-${register}-${from}-to-${to}`,
    title: wordsFrom((language) =>
      registerPhrases.title[language].replace('{register}', registers[register].label[language]),
    ),
    facts: factsOf(desk, asked),
    columns: columns.map(({ name, label, unit }) => ({
      key: name,
      label: unit === undefined ? label : inGrams(label),
      width: unit === undefined ? 1.4 : 1,
    })),
    rows: lines.map((line) => columns.map((column) => cellOf(line, column, { language, called }))),
    total: register === 'all' ? undefined : totalOf(lines, columns),
    notes: [registers[register].about, registerPhrases.balance],
    digest: sha256(canonical({ register, asked, lines })),
    place,
  }
}

async function linesOf(
  desk: RegisterDesk,
  { register, asked, form }: { register: RegisterName; asked: AskedRegister; form: WholeForm },
): Promise<readonly RegisterLine[]> {
  const lines: RegisterLine[] = []
  for await (const page of readPages(desk, register, asked)) {
    lines.push(...page)
    if (lines.length > most[form]) {
      const values = { most: most[form], form: form.toUpperCase() }
      throw new RefusedError(refuse('too_large', '/query/to', ['report_too_long', values]))
    }
  }
  return lines
}

function cellOf(
  line: RegisterLine,
  { read, as }: Column,
  { language, called }: Pick<TableReader, 'language' | 'called'>,
) {
  const cell = read(line, language)
  return as === 'name' && typeof cell === 'string' ? called(cell) : cell
}

/** What the lines weigh together, under their own column alone: no other sum of grams means anything here. */
function totalOf(lines: readonly RegisterLine[], columns: readonly Column[]) {
  const grams = sumOf(lines, (line) => line.grams ?? 0)
  return columns.map(({ name }) => (name === 'grams' ? grams : null))
}

/** Whose register, of which days, and what it was narrowed down to. */
function factsOf({ scope, byPlace, timeZone }: RegisterDesk, asked: AskedRegister) {
  const { from, to, asOf, late, refused } = asked
  const names = ['facility', 'stream', 'material', 'batch', 'cameOf', 'ticket', 'permit'] as const
  const plain = (text: string) => words(text, text, text)
  const zone = byPlace ? phrases.local : plain(timeZone)
  return [
    {
      label: registerPhrases.organisation,
      value: wordsFrom((language) =>
        scope.organisations
          .map((one) => nameIn(one, language))
          .join(language === 'en' ? ', ' : '、'),
      ),
    },
    {
      label: phrases.period,
      value: wordsFrom((language) => `${from} – ${to} · ${zone[language]}`),
    },
    ...(asOf === undefined ? [] : [{ label: phrases.asOf, value: asOf }]),
    ...(asked.partner === undefined
      ? []
      : [{ label: registerPhrases.partner, value: asked.partner }]),
    ...names.flatMap((name) => {
      const value = asked[name]
      return value === undefined ? [] : [{ label: registerPhrases[name], value }]
    }),
    ...(late ? [{ label: registerPhrases.late, value: phrases.yes }] : []),
    ...(refused ? [{ label: registerPhrases.refused, value: phrases.yes }] : []),
  ]
}

const phrases = {
  period: words('From, up to and without', '由，至（不包括當日）', '自，至（不包括当日）'),
  asOf: words('As of', '截至', '截至'),
  yes: words('Yes', '是', '是'),
  local: words('by the days of each place', '以各地點的日期計算', '以各地点的日期计算'),
} as const

function inGrams(label: Words): Words {
  return words(`${label.en} (g)`, `${label['zh-Hant']}（克）`, `${label['zh-Hans']}（克）`)
}
