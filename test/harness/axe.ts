import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What is looked for: everything, colours alone, or everything but colours, which take as long as all the rest. */
export type Look = 'all' | 'colours' | 'structure'

const asked = {
  all: {},
  colours: { runOnly: ['color-contrast'] },
  structure: { rules: { 'color-contrast': { enabled: false } } },
} as const satisfies Record<Look, axe.RunOptions>

/**
 * What axe finds wrong with a page, each rule with the first element that breaks it. The page keeps axe until it goes, and only what is
 * wrong comes back: loaded anew for each look, and with all that is right, a look takes twice as long.
 */
export async function faultsByAxe(page: Page, look: Look = 'all'): Promise<readonly string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source)
  const options = JSON.stringify({ ...asked[look], resultTypes: ['violations'] })
  return page.evaluate<string[]>(`axe.run(document, ${options}).then(({ violations }) =>
    violations.map(({ id, nodes: [first] }) => id + ' at ' + (first?.html ?? '')))`)
}
