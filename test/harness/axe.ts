import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { skeletonOf } from './skeleton.ts'

/** What is looked for: everything, colours alone, or everything but colours, which take as long as all the rest. */
export type Look = 'all' | 'colours' | 'structure'

const asked = {
  all: {},
  colours: { runOnly: ['color-contrast'] },
  structure: { rules: { 'color-contrast': { enabled: false } } },
} as const satisfies Record<Look, axe.RunOptions>

/** Of pages whose structure axe had nothing against. */
const sound = new Set<string>()

/** What axe finds wrong with a page, each rule with the first element that breaks it. A structure that was looked at is not looked at again. */
export async function faultsByAxe(page: Page, look: Look = 'all'): Promise<readonly string[]> {
  if (look === 'colours') return askAxe(page, look)
  const skeleton = await skeletonOf(page)
  if (sound.has(skeleton)) return look === 'all' ? askAxe(page, 'colours') : []
  const faults = await askAxe(page, look)
  if (faults.length === 0) sound.add(skeleton)
  return faults
}

/**
 * The page keeps axe until it goes, and only what is wrong comes back: loaded anew for each look, and with all that is right, a look
 * takes twice as long.
 */
async function askAxe(page: Page, look: Look): Promise<readonly string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source)
  const options = JSON.stringify({ ...asked[look], resultTypes: ['violations'] })
  return page.evaluate<string[]>(`axe.run(document, ${options}).then(({ violations }) =>
    violations.map(({ id, nodes: [first] }) => id + ' at ' + (first?.html ?? '')))`)
}
