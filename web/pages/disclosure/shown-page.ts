import type { Language } from '../../../domain/words.ts'
import { workplaceShell } from '../workplace/shell.ts'
import { shownPhrases } from './phrases.ts'
import { shownBody } from './shown-body.ts'
import type { ShownGrantView } from './view.ts'

/** What somebody outside sees who opens a link to confidential facts. `path` is its own address. */
export function shownPage(
  view: ShownGrantView,
  {
    language,
    path,
    script,
  }: {
    readonly language: Language
    readonly path: string
    /** Address of the program that checks it; undefined where there is none. */
    readonly script: string | undefined
  },
): string {
  return workplaceShell({
    title: shownPhrases.title[language],
    language,
    path,
    body: shownBody(view, language, { isChecked: script !== undefined }),
    isWide: true,
    ...(script === undefined ? {} : { script }),
  })
}
