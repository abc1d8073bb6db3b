import { languages } from '../../domain/words.ts'
import type { TestInstallation } from './installation.ts'
import type { TestPerson } from './people.ts'

/** Addresses of one route that are opened: enough for what only some of them show, such as a part or a whole. */
const mostOfRoute = 6

export interface Reached {
  /** As `GET /work/batches/:code`. */
  readonly routes: ReadonlySet<string>
  /** An address of each route that answered with a page. */
  readonly pages: ReadonlyMap<string, string>
  readonly faults: readonly string[]
}

export interface Crawling {
  /** Names that have another in Chinese: no page in Chinese says them. */
  readonly englishNames?: readonly string[]
}

/**
 * Every route that somebody comes to by links, pictures and forms alone, from these addresses on, as `GET /work/batches/:code`. Pages
 * are opened, forms are not sent; what answers no page, such as a file, is come to and not read.
 */
export async function routesReached(
  { app }: Pick<TestInstallation, 'app'>,
  person: TestPerson,
  starts: readonly string[],
  { englishNames = [] }: Crawling = {},
): Promise<Reached> {
  const routeOf = routeFinder(app.routes)
  const routes = new Set<string>()
  const opened = new Map<string, number>()
  const pages = new Map<string, string>()
  const seen = new Set<string>(starts)
  const waiting = [...starts]
  const faults: string[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf('GET', path)
    const count = opened.get(route ?? '') ?? 0
    if (route === undefined || count >= mostOfRoute) continue
    opened.set(route, count + 1)
    const language = languages[seen.size % languages.length] ?? 'en'
    const headers = { accept: 'text/html', 'accept-language': language }
    const answer = await person.request(path, { headers })
    const isText = answer.headers.get('content-type')?.startsWith('text/html') ?? true
    const page = isText ? await answer.text() : ''
    if (answer.status >= 400) faults.push(`${path}: ${answer.status}`)
    const wrong = [...bareTimesIn(page), ...(language === 'en' ? [] : namesIn(page, englishNames))]
    faults.push(...wrong.map((text) => `${path} ${language}: ${text}`))
    const here = new URL(path, origin)
    const moved = answer.headers.get('location')
    if (answer.status === 200 && !pages.has(route)) pages.set(route, path)
    const ways: readonly Way[] =
      moved === null ? waysIn(page, here) : [{ method: 'GET', to: moved }]
    for (const { method, to, isSent } of ways) {
      const url = new URL(to, here)
      if (url.origin !== origin) continue
      url.searchParams.delete('lang')
      url.hash = ''
      const name = routeOf(method, url.pathname)
      if (name !== undefined) routes.add(name)
      const next = `${url.pathname}${url.search}`
      if (isSent === true || seen.has(next) || !isPage(url.pathname)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return { routes, pages, faults }
}

const origin = 'http://localhost'

/** Where a page says one of these names, with what stands before it; but for what somebody typed or signed. */
function namesIn(page: string, names: readonly string[]): readonly string[] {
  const said = page.replaceAll(/<(code|textarea|script|style|pre)\b[\s\S]*?<\/\1>/g, '')
  return names.flatMap(
    (name) => said.replaceAll(/<[^>]*>/g, ' ').match(new RegExp(`.{0,60}${name}`)) ?? [],
  )
}

/** Days and times that a page shows as programs write them, with a little of what stands around them. */
export function bareTimesIn(page: string): readonly string[] {
  const body = page.replaceAll(/<(code|textarea|script|style|pre)\b[\s\S]*?<\/\1>/g, '')
  const bare =
    /.{0,40}(?<![\w-])\d{4}-\d\d-\d\d(?![\w-]).{0,20}|.{0,40}\d{4}-\d\d-\d\dT\d\d:.{0,20}/g
  return body.replaceAll(/<[^>]*>/g, ' ').match(bare) ?? []
}

function isPage(path: string): boolean {
  return path === '/' || /^\/(work|account)(\/|$)/.test(path)
}

interface Way {
  readonly method: string
  readonly to: string
  readonly isSent?: true
}

/** Where links, pictures, forms and buttons of a page lead, with the method that a browser would use. */
function waysIn(page: string, here: URL): readonly Way[] {
  let method = 'GET'
  return [...page.matchAll(/<(a|img|form|button)\b([^>]*)>/g)].flatMap(
    ([, tag, rest = '']): Way[] => {
      const named = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(rest)?.[1]
      if (tag === 'form') method = named('method')?.toLowerCase() === 'post' ? 'POST' : 'GET'
      const isSent = tag === 'form' || tag === 'button'
      const to = named(
        tag === 'a' ? 'href' : tag === 'img' ? 'src' : tag === 'form' ? 'action' : 'formaction',
      )
      if (to === undefined)
        return tag === 'form' ? [{ method, to: here.pathname, isSent: true }] : []
      const way = { to: unescaped(to) }
      return [isSent ? { ...way, method, isSent: true } : { ...way, method: 'GET' }]
    },
  )
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')
}

/** Names the route that answers an address: of several that fit, the one that says most of it outright. */
function routeFinder(all: readonly { readonly method: string; readonly path: string }[]) {
  const routes = all
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => {
      const parameters = path.match(/:\w+/g)?.length ?? 0
      const pattern = path.replaceAll('.', '\\.').replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')
      return { method, name: `${method} ${path}`, parameters, fits: new RegExp(`^${pattern}$`) }
    })
    .toSorted((one, other) => one.parameters - other.parameters)
  return (method: string, path: string): string | undefined => {
    const { pathname } = new URL(path, origin)
    return routes.find((route) => route.method === method && route.fits.test(pathname))?.name
  }
}
