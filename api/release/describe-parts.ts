import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError, whyOf } from '../../domain/refused.ts'
import type { Commit } from './read-commit.ts'

const run = promisify(execFile)
const part = z.looseObject({ 'bom-ref': z.string() })
const dependency = z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })
const partsSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({}) }),
  components: z.array(part),
  dependencies: z.array(dependency),
})

/**
 * What the product is made of, as CycloneDX 1.5 has it, out of the lockfile of the commit: npm's own list without what differs from run to
 * run (serial number, time of the run, npm's version, the name of the folder), in one order.
 */
export async function describeParts(root: string, commit: Commit): Promise<string> {
  const { metadata, components, dependencies, ...rest } = partsSchema.parse(await listParts(root))
  const { serialNumber: _, ...kept } = rest
  const { tools: _tools, component, ...about } = metadata
  const described = Object.assign({}, kept, {
    metadata: Object.assign({}, about, {
      timestamp: commit.time,
      component: Object.assign({}, component, { type: 'application', name: commit.name }),
    }),
    components: components.toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
    dependencies: dependencies.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
  })
  return `${JSON.stringify(described, undefined, 2)}\n`
}

async function listParts(root: string): Promise<unknown> {
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev']
  try {
    const { stdout } = await run('npm', asked, { cwd: root, maxBuffer: 100_000_000 })
    return JSON.parse(stdout)
  } catch (cause) {
    const why = whyOf(cause)
    throw new RefusedError(refuse('invalid', '', ['release_parts_unknown', { why }]), { cause })
  }
}
