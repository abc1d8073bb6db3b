import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** How to get a browser, for the name of a test that was skipped without one. */
export const howToGetBrowser =
  'needs Chromium: apt-get install chromium fonts-noto-cjk, or name one in CHROMIUM'

/** Path of an installed Chromium or Chrome: the one that CHROMIUM names, else the first on the path; undefined when none. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM !== undefined && env.CHROMIUM !== '') return env.CHROMIUM
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(mayRun)
}

/** Starts the browser that was found, with further switches of its own. */
export function launchBrowser(...switches: readonly string[]): Promise<Browser> {
  const { executablePath, args } = launchOptions()
  return chromium.launch({ executablePath, args: [...args, ...switches] })
}

/** How the browser that was found is started. */
export function launchOptions() {
  // As root, in a container, Chromium cannot make its own sandbox; the pages are our own.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return { executablePath: findBrowser() ?? '', args }
}

function mayRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
