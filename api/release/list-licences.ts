import { readFileSync } from 'node:fs'
import { commonTexts, type Licensed } from './read-licences.ts'

const line = '-'.repeat(100)

/**
 * The file LICENSES: every package with the name of its licence, then every text once, above it the packages that bring it. A package without
 * a text of its own stands above the common one of its licence.
 */
export function listLicences(product: string, packages: readonly Licensed[]): string {
  const head = `${product} is under the Apache License 2.0 (LICENSE). It runs with these packages, each under the licence named beside it:`
  const lines = packages.map(({ name, version, licence, texts }) => {
    const said = licence ?? 'as its text below says'
    const isInstalled = texts.length > 0 || isCommon(licence)
    return `${name} ${version}: ${said}${isInstalled ? '' : ' (not on every system: its text comes with it)'}`
  })
  const bearers = Map.groupBy(packages.flatMap(textsOf), ([text]) => text)
  const texts = [...bearers].map(([text, by]) => {
    const names = by.map(([, name]) => name).join(', ')
    return `${line}\n${names}\n${line}\n\n${text}`
  })
  return `${[head, lines.join('\n'), ...texts].join('\n\n')}\n`
}

function textsOf({ name, version, licence = '', texts }: Licensed): readonly [string, string][] {
  const all = texts.length === 0 && isCommon(licence) ? [commonText(licence)] : texts
  return all.map((text) => [text, `${name} ${version}`])
}

function isCommon(licence: string | undefined): licence is string {
  return commonTexts.some((known) => known === licence)
}

function commonText(licence: string): string {
  return readFileSync(new URL(`texts/${licence}.txt`, import.meta.url), 'utf8').trim()
}
