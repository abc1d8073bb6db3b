import type { Commit } from './read-commit.ts'
import type { Locked } from './read-lock.ts'

interface Parts {
  readonly packages: readonly Locked[]
  /** Paths of the packages that the product itself needs. */
  readonly needs: readonly string[]
}

/**
 * What the product is made of, as CycloneDX 1.5 has it, out of the lockfile alone. `npm sbom` gives another serial number at each run, and leaves out
 * what `npm ci --omit=dev` installs besides.
 * Source: CycloneDX 1.5, JSON (read: its schema, against which a list was checked).
 */
export function describeParts(commit: Commit, { packages, needs }: Parts): string {
  const refs = new Map(packages.map((one) => [one.path, referenceOf(one)]))
  const referencesOf = (paths: readonly string[]) =>
    [...new Set(paths.map((path) => refs.get(path) ?? path))].sort()
  const product = referenceOf(commit)
  const links = new Map<string, readonly string[]>([[product, needs]])
  for (const one of packages) {
    const ref = referenceOf(one)
    links.set(ref, [...(links.get(ref) ?? []), ...one.needs])
  }
  const once = new Map(packages.map((one) => [referenceOf(one), one]))
  const parts = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: commit.time,
      component: {
        type: 'application',
        'bom-ref': product,
        name: commit.name,
        version: commit.version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
        purl: product,
      },
    },
    components: [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => componentOf(one)),
    dependencies: [...links]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([ref, paths]) => ({ ref, dependsOn: referencesOf(paths) })),
  }
  return `${JSON.stringify(parts, undefined, 2)}\n`
}

function componentOf(one: Locked) {
  const { name, version, licence, isOptional, integrity } = one
  const [algorithm, digest = ''] = integrity?.split('-', 2) ?? []
  const ref = referenceOf(one)
  return {
    type: 'library',
    'bom-ref': ref,
    name,
    version,
    scope: isOptional ? 'optional' : 'required',
    ...(algorithm === 'sha512' && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
    }),
    ...(licence !== undefined && { licenses: [{ expression: licence }] }),
    purl: ref,
  }
}

/** The address of a package, as purl has it: `pkg:npm/%40hono/node-server@2.1.8`. */
function referenceOf({
  name,
  version,
}: {
  readonly name: string
  readonly version: string
}): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}
