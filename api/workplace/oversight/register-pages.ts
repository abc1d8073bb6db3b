import { type Context, Hono } from 'hono'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { isRefusal } from '../../../domain/refusal.ts'
import { columnsOf } from '../../../domain/register/columns.ts'
import { isRegister, type RegisterName, registers } from '../../../domain/register/registers.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { registerBody } from '../../../web/pages/workplace/oversight/register-page.ts'
import { registerPhrases } from '../../../web/pages/workplace/oversight/register-phrases.ts'
import type { RegisterPageView } from '../../../web/pages/workplace/oversight/register-view.ts'
import { placesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { openDesk } from '../../oversight/registers/open-desk.ts'
import {
  type RegisterDesk,
  readRegisterPage,
  readTotals,
} from '../../oversight/registers/read-register.ts'
import {
  type AskedRegister,
  registerFilterSchema,
} from '../../oversight/registers/register-query.ts'
import { wholeJurisdiction } from '../../oversight/scope.ts'
import { readFacilities } from '../../store/organisations/facilities.ts'
import { companiesOverseen } from '../../store/oversight/jurisdiction.ts'
import { personOf } from '../page-asker.ts'
import { readAsked } from '../read-asked.ts'
import { showDeadEnd, showPage } from '../show-page.ts'
import { registerForms } from './register-rows.ts'
import { shownLine } from './shown-line.ts'

const perPage = 50

/** `GET /work/registers/:register`: a register of one's own organisation, of one that is overseen, or of a whole jurisdiction. */
export function createRegisterPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/registers/:register', (context) =>
    showRegister(context, installation, now()),
  )
}

async function showRegister(context: Context<Env>, installation: Installation, now: Date) {
  const register = context.req.param('register') ?? ''
  if (!isRegister(register)) return showDeadEnd(context, 'not_found')
  const language = pageLanguage(context)
  const given = askedIn(context)
  const desk = await openDesk(context, installation, {
    organisation: given.get('organisation'),
    timeZone: given.get('timeZone'),
  })
  const today = localDay(now, { timeZone: desk.scope.timeZone })
  const asked = new Map([
    ['from', `${today.slice(0, 7)}-01`],
    ['to', daysAfter(today, 1)],
    ...given,
  ])
  const read = readAsked(registerFilterSchema, Object.fromEntries(asked))
  const frame = await frameOf(context, installation, { desk, register, asked })
  const title = filled(registerPhrases.title, language, {
    register: registers[register].label[language],
  })
  if (!isRefusal(read)) {
    const page = { desk, register, asked, query: read }
    const shown = await pageOf(context, installation, page)
    return showPage(context, { title, body: registerBody({ ...frame, ...shown }) })
  }
  const isOfDays = read.faults.some(({ pointer }) => ['/from', '/to'].includes(pointer))
  const said = isOfDays
    ? [{ control: 'from', text: registerPhrases.period[language], language }]
    : sayFaults(read, { language, names: context.get('names'), controls: [] })
  return showPage(context, { title, body: registerBody({ ...frame, said }), status: 422 })
}

interface Shown {
  readonly desk: RegisterDesk
  readonly register: RegisterName
  readonly asked: ReadonlyMap<string, string>
}

async function pageOf(
  context: Context<Env>,
  { secret }: Pick<Installation, 'secret'>,
  { desk, register, asked, query }: Shown & { readonly query: AskedRegister },
): Promise<Pick<RegisterPageView, 'tabs' | 'total' | 'lines' | 'nextHref' | 'firstHref'>> {
  const { look } = desk
  const language = pageLanguage(context)
  const pages = placesOf(secret, `registers/${register}`, look.principal)
  const cursor = context.req.query('cursor') || undefined
  const [first, second] = pages.read(cursor, 2) ?? []
  const after = first === undefined || second === undefined ? undefined : ([first, second] as const)
  const { lines, places } = await readRegisterPage(desk, register, query, {
    after,
    limit: perPage + 1,
  })
  const totals = await readTotals(desk, query)
  const last = places[perPage - 1]
  const isMore = lines.length > perPage && last !== undefined
  const around = new Map(
    [...asked].filter(([name]) => ['from', 'to', 'organisation'].includes(name)),
  )
  return {
    tabs: tabsOf(asked, totals),
    total: totals[register],
    lines: lines.slice(0, perPage).map((line) => shownLine(line, { desk, language, around })),
    nextHref: isMore ? hrefOf(register, [...asked, ['cursor', pages.write(last)]]) : undefined,
    firstHref: cursor === undefined ? undefined : hrefOf(register, [...asked]),
  }
}

/** Everything of the page that needs no line. */
async function frameOf(
  context: Context<Env>,
  { store, streams }: Installation,
  { desk, register, asked }: Shown,
): Promise<RegisterPageView> {
  const language = pageLanguage(context)
  const { authority } = personOf(context)
  const { of, organisations, keys } = desk.scope
  const [only] = organisations
  const whose = of === 'jurisdiction' ? wholeJurisdiction : (only?.slug ?? wholeJurisdiction)
  const overseen =
    authority === undefined ? [] : await companiesOverseen(store.system, authority.organisationKey)
  const choices = overseen.map((one) => ({ value: one.slug, label: nameIn(one, language) }))
  const [key] = keys
  const facilities =
    of === 'jurisdiction' || key === undefined ? [] : await readFacilities(desk.scope.db, key)
  const shown = authority === undefined ? asked : new Map([...asked, ['organisation', whose]])
  const kept = [...shown].filter(([name]) => ['from', 'to', 'organisation'].includes(name))
  const whole = { value: wholeJurisdiction, label: registerPhrases.wholeJurisdiction[language] }
  return {
    register,
    about: registers[register].about,
    language,
    tabs: tabsOf(shown, undefined),
    total: undefined,
    asked: shown,
    said: [],
    organisations: authority === undefined ? [] : [whole, ...choices],
    facilities: facilities.map((one) => ({ value: one.code, label: nameIn(one, language) })),
    streams: [...streams.values()].map(({ name, label }) => {
      return { value: name, label: label[language] }
    }),
    lines: [],
    nextHref: undefined,
    firstHref: undefined,
    clearHref: hrefOf(register, kept),
    files: registerForms.map((form) => ({
      href: `/api/v1/registers/${register}/lines.${form}?${new URLSearchParams([...shown, ['lang', language]])}`,
      label: form.toUpperCase(),
    })),
    columns: columnsOf(register),
  }
}

function tabsOf(
  asked: ReadonlyMap<string, string>,
  totals: Awaited<ReturnType<typeof readTotals>> | undefined,
): RegisterPageView['tabs'] {
  const names = Object.keys(registers) as RegisterName[]
  return names.map((register) => ({
    register,
    label: registers[register].label,
    href: hrefOf(register, [...asked]),
    lines: totals?.[register].lines,
  }))
}

function hrefOf(register: RegisterName, asked: readonly (readonly [string, string])[]): string {
  return `/work/registers/${register}?${new URLSearchParams(Object.fromEntries(asked))}`
}

/** What the address says, without what was left empty. */
function askedIn({ req }: Context): ReadonlyMap<string, string> {
  const names = Object.keys(registerFilterSchema.shape)
  return new Map(
    names.flatMap((name): [string, string][] => {
      const value = req.query(name)?.trim().slice(0, 200)
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
}
