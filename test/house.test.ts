import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may import whom, by top-level folder; `web/pages` is what the API mounts. */
const mayImport: Record<string, readonly string[]> = {
  domain: ['domain'],
  workflows: ['workflows', 'domain'],
  api: ['api', 'workflows', 'domain', 'web/pages'],
  web: ['web', 'workflows', 'domain'],
  migrations: ['migrations'],
}

/**
 * The town: districts of the API by street, lowest first. Whoever stands on a street may import what stands below it, never
 * what stands above or beside it. A file that stands in no district is named like one.
 */
const streets: readonly (readonly string[])[] = [
  [
    'domain',
    'end-process',
    'is-loopback',
    'programs',
    'random-id',
    'read-outside',
    'shutdown',
    'steady-clock',
    'unawaited',
    'write-durably',
  ],
  ['ask-together', 'listening', 'outputs', 'postgres', 'read-policy', 'remembering', 'serve-small'],
  [
    'workflows',
    'digest',
    'ed25519',
    'mailer',
    'secret',
    'stop-on-signal',
    'zip',
    'terminal-language',
  ],
  ['store', 'web/pages', 'once', 'release', 'seal-place', 'gateway', 'witness'],
  ['http', 'log', 'outlive-database-faults', 'recording'],
  ['installation'],
  ['people', 'operation'],
  ['capture', 'config-addresses', 'inventory', 'organisations', 'notifications', 'public-log'],
  [
    'config',
    'custody',
    'disclosure',
    'evidence',
    'lines',
    'moves',
    'optical-checks',
    'public-record',
    'reference',
  ],
  ['evidence-pack', 'passports'],
  ['funding', 'oversight'],
  ['commands', 'first-words', 'scanner', 'tasks', 'task-context', 'workplace'],
  ['app-options'],
  ['app'],
  ['run-server'],
  ['build', 'main', 'client'],
]

/** Packages that a folder may use; a folder not named here may use any dependency. */
const mayUse: Record<string, readonly string[]> = {
  domain: ['zod', 'canonicalize'],
  workflows: ['xstate', 'culori', 'node:fs', 'node:url'],
  migrations: ['kysely'],
}

/** Files longer than the house wants, each with its reason. Being listed without need is an error. */
const longFiles: Record<string, string> = {
  'api/http/route-rights.ts': 'one table of who may ask what, to be read as a whole',
  'domain/phrases.ts': 'one table of all phrases, with what makes a sentence of them',
  'api/people/account/member-routes.ts': 'seven routes of one resource, each with its description',
  'workflows/textile/stages/status.ts': 'a table of stages, one under the other',
  'api/workplace/page-rights.ts': 'one table of who may open which page, to be read as a whole',
  'domain/audit-action.ts': 'one table of what a trail says was done, with its words',
  'web/pages/workplace/organisation/looked-at.ts':
    'one table of what was looked at, with its words',
}

const files = trackedFiles()
const sources = files.filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('test/') && file.includes('/'),
)

describe('the house', () => {
  it('lets each folder import only what the design allows', () => {
    expect(sources.flatMap(faultsInImports)).toEqual([])
  })

  it('lets no district of the API import one above it or beside it', () => {
    const known = new Set(streets.flat())
    const strangers = sources.map(districtOf).filter((one) => one !== undefined && !known.has(one))
    expect([...new Set(strangers)]).toEqual([])
    expect(sources.flatMap(climbsIn)).toEqual([])
  })

  it('has no circle of imports, not even of types', () => {
    expect(circlesIn(sources.flatMap(importsOf))).toEqual([])
  })

  it('spreads no object literal into another', () => {
    // Migrations stay as they were released.
    const written = files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith('migrations/'))
    const spread = written.filter((file) => /\.\.\.\{/.test(withoutTexts(codeOf(file))))
    expect(spread).toEqual([])
  })

  it('keeps every stream apart from the others', () => {
    const crossing = sources.flatMap((file) => {
      const [, stream] = /^workflows\/([^/]+)\//.exec(file) ?? []
      if (stream === undefined) return []
      return importsOf(file).filter(({ path }) => {
        const [, other] = /^workflows\/([^/]+)\//.exec(path ?? '') ?? []
        return other !== undefined && other !== stream
      })
    })
    expect(crossing).toEqual([])
  })

  it('lets what checks a proof in a browser bring nothing along', () => {
    const brought = sources
      .filter((file) => file.startsWith('domain/proof/log/'))
      .flatMap(importsOf)
      .filter(({ typeOnly, path }) => !typeOnly && !path?.startsWith('domain/proof/'))
    expect(brought).toEqual([])
  })

  it('says SQL only in api/store and migrations', () => {
    const elsewhere = sources
      .filter((file) => !/^(api\/store|migrations)\//.test(file))
      .filter((file) =>
        /\b(insert into|select .+ from|update \w+ set|delete from)\b/.test(codeOf(file)),
      )
      // The supervisor asks the server about itself before there is a store.
      .filter((file) => !file.startsWith('api/postgres/'))
      // A witness and a gateway have small databases of their own, on machines of their own.
      .filter((file) => file !== 'api/witness/witness-store.ts')
      .filter((file) => !file.startsWith('api/gateway/store/'))
    expect(elsewhere).toEqual([])
  })

  it('reads the time from the one clock of the process', () => {
    const reading = sources.filter((file) => /\bnew Date\(\)|\bDate\.now\(/.test(codeOf(file)))
    // The clock itself; the name of a file of mail; what the sign-in library counts by its own clock; a column of it that
    // nothing reads; a gateway and a witness, which are other processes on other machines; a device, whose clock says when its scans were made.
    expect(reading.sort()).toEqual([
      'api/gateway/main.ts',
      'api/installation.ts',
      'api/mailer.ts',
      'api/people/sign-in/code-of-now.ts',
      'api/store/people/people.ts',
      'api/witness/main.ts',
      'web/scanner/device-time.ts',
    ])
  })

  it('throws a refusal where a person can mend it, and says what is our bug where nobody can', () => {
    // A plain Error is neither: whoever meets it would read English, and not what to do.
    const plain = /\b(throw|return) new Error\(/
    expect(sources.filter((file) => plain.test(withoutTexts(codeOf(file))))).toEqual([])
  })

  it('ends a process in the one way that cannot hang', () => {
    const ending = sources.filter((file) => /\bprocess\.(exit|abort)\(/.test(codeOf(file)))
    expect(ending).toEqual(['api/end-process.ts'])
  })

  it('hashes nothing that plain JSON.stringify wrote', () => {
    const hashing = sources.filter((file) =>
      /(sha256|hash)\w*\(\s*JSON\.stringify/.test(codeOf(file)),
    )
    expect(hashing).toEqual([])
  })

  it('keeps files to 200 lines, and the list of longer ones true', () => {
    const long = sources.filter((file) => readFileSync(file, 'utf8').split('\n').length > 201)
    expect(long.sort()).toEqual(Object.keys(longFiles).sort())
  })

  it('has no file that nobody imports or runs', () => {
    const entries = [
      'api/main.ts',
      'api/commands/main.ts',
      'api/build.ts',
      'api/client.ts',
      'api/gateway/main.ts',
      'api/witness/main.ts',
      'api/release/main.ts',
      'api/log/sequencer.ts',
      'web/checker/checker.ts',
      'web/checker/disclosed.ts',
      'web/scanner/app.tsx',
      'web/scanner/worker/worker.ts',
      'web/scanner/camera/reader/reader.ts',
    ]
    const imported = new Set(
      files
        .filter((file) => /\.tsx?$/.test(file))
        .flatMap((file) => importsOf(file).map(({ path }) => path)),
    )
    const alone = sources.filter(
      (file) =>
        !imported.has(file) &&
        !entries.includes(file) &&
        !/^(migrations\/|workflows\/[^/]+\/stream\.ts)|\.d\.ts$/.test(file),
    )
    expect(alone).toEqual([])
  })

  it('has no barrels, no classes but errors, no default exports but streams and pages', () => {
    expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
    const classes = sources.filter((file) =>
      /^(?:export )?class \w+\b(?! extends \w*Error\b)/m.test(codeOf(file)),
    )
    expect(classes).toEqual([])
    const defaults = sources.filter((file) => /^export default/m.test(codeOf(file)))
    expect(defaults.filter((file) => !/\/stream\.ts$|^web\/pages\//.test(file))).toEqual([])
  })

  it('names no machine path and no way it was made', () => {
    const named = files
      .filter(
        (file) => existsSync(file) && file !== 'test/house.test.ts' && file !== 'package-lock.json',
      )
      .filter((file) =>
        /(^|[^A-Za-z0-9_.-])\/(work|farm)\/(main|shared|\.)/.test(readFileSync(file, 'utf8')),
      )
    expect(named).toEqual([])
  })
})

interface Import {
  readonly file: string
  /** The project file meant, or undefined for a package. */
  readonly path?: string
  readonly package?: string
  readonly typeOnly: boolean
}

function importsOf(file: string): readonly Import[] {
  const code = readFileSync(file, 'utf8')
  const statements = [
    ...code.matchAll(/^\s*(?:import|export)\s+(type\s+)?[^'"`;]*?from\s+'([^']+)'/gm),
  ]
  const dynamic = [...code.matchAll(/\bimport\('([^']+)'\)/g)].map(
    (match) => ['', undefined, match[1]] as const,
  )
  return [...statements, ...dynamic].map(([, type, target = '']) => {
    const typeOnly = type !== undefined
    if (!target.startsWith('.')) return { file, package: target, typeOnly }
    return { file, path: normalize(join(dirname(file), target)), typeOnly }
  })
}

function faultsInImports(file: string): readonly string[] {
  const [folder = ''] = file.split('/')
  return importsOf(file).flatMap(({ path, package: used, typeOnly }) => {
    if (path !== undefined) {
      const allowed = mayImport[folder] ?? []
      if (allowed.some((place) => path.startsWith(`${place}/`))) return []
      // The web may know the API's type and nothing else of it.
      return folder === 'web' && typeOnly && path.startsWith('api/') ? [] : [`${file} → ${path}`]
    }
    const allowed = mayUse[folder]
    return allowed === undefined || allowed.includes((used ?? '').split('/')[0] ?? '')
      ? []
      : [`${file} → ${used}`]
  })
}

/** The district or loose file of the API, or the folder beside it, that a file belongs to; undefined for migrations and the web's own. */
function districtOf(file: string): string | undefined {
  if (file.startsWith('web/')) return file.startsWith('web/pages/') ? 'web/pages' : undefined
  const [folder, district = ''] = file.split('/')
  if (folder === 'api') return district.replace(/\.ts$/, '')
  return folder === 'migrations' ? undefined : folder
}

function climbsIn(file: string): readonly string[] {
  const own = districtOf(file)
  const at = (district: string) => streets.findIndex((street) => street.includes(district))
  return importsOf(file).flatMap(({ path }) => {
    const other = path === undefined ? undefined : districtOf(path)
    if (own === undefined || other === undefined || other === own || at(other) < at(own)) return []
    return [`${file} → ${path}`]
  })
}

/** Files that import one another in a ring, each ring once. */
function circlesIn(imports: readonly Import[]): readonly string[] {
  const graph = Map.groupBy(imports, ({ file }) => file)
  const done = new Set<string>()
  const rings = new Set<string>()
  const walk = (file: string, trail: readonly string[]) => {
    const from = trail.indexOf(file)
    if (from >= 0) rings.add([...trail.slice(from)].sort().join(' ↔ '))
    if (from >= 0 || done.has(file)) return
    for (const { path } of graph.get(file) ?? []) {
      if (path !== undefined) walk(path, [...trail, file])
    }
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return [...rings]
}

/** Code without what stands in quotes, where three dots are marks like others. */
function withoutTexts(code: string): string {
  return code.replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''")
}

function codeOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

/** Files that git knows or would take, so that the rules hold before a commit as well. */
function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  return listed.split('\n').filter((file) => file !== '' && existsSync(file))
}
