import { html } from 'hono/html'
import { parseFileName } from '../../../../domain/file-name.ts'
import { kindOfFile } from '../../../../domain/photo/kept-file.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Typed } from '../../../../workflows/form/typed.ts'
import { filePhrases } from '../../file-phrases.ts'
import { fileText } from '../../file-text.ts'
import type { Markup } from '../shell.ts'
import { type Control, type Filling, idOf } from './control.ts'

/**
 * A place to add files, with those that are kept already: each is one answer, and taking its tick away leaves it out, so that no script is
 * needed. What was added is kept by the server when the form comes, whatever else is wrong with it.
 */
export function filesControl(
  { pointer, label }: Control,
  { accept, several, orReference, add }: Extract<Filling, { kind: 'files' }>,
  { typed, language }: { readonly typed: Typed; readonly language: Language },
): Markup {
  const id = idOf(pointer)
  const values = typed.get(pointer) ?? []
  const kept = values.flatMap((value) => {
    const file = parseFileName(value)
    return file === undefined ? [] : [{ value, file }]
  })
  const reference = values.find((value) => value !== '' && parseFileName(value) === undefined) ?? ''
  return html`${
    kept.length === 0
      ? ''
      : html`<p class="hint">${filePhrases.added[language]}</p>${kept.map(
          ({ value, file }) =>
            html`<label class="kept"><input type="checkbox" name="${pointer}" value="${value}" checked>${
              kindOfFile(file.type ?? '') === 'photo'
                ? html`<span class="picture"><img src="/api/v1/files/${file.digest}" alt="" width="120" height="90"></span>`
                : ''
            }<span>${fileText(file, language)}</span></label>`,
        )}`
  }<label for="${id}" class="sub">${add}<span class="unseen">: ${label}</span></label><input type="file" id="${id}" name="${pointer}" accept="${accept}"${several ? html` multiple` : ''}>${
    orReference === undefined
      ? ''
      : html`<label for="${id}-reference" class="sub">${orReference}<span class="unseen">: ${label}</span></label><input id="${id}-reference" name="${pointer}" value="${reference}" autocomplete="off">`
  }`
}
