import type { Context } from 'hono'
import type { Refusal } from '../../domain/refusal.ts'
import { sayFaults } from '../../web/pages/workplace/faults/say-faults.ts'
import { type FormPage, formPageBody } from '../../web/pages/workplace/form/form-page.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import type { Env } from '../http/env.ts'
import type { PageAsker } from './page-asker.ts'
import { showPage } from './show-page.ts'

/** What was typed into a form, and why it was refused. */
export interface Shown {
  readonly typed: Typed
  readonly refused?: Refusal
}

/** A page with one form: as it begins, or with what was typed and what is wrong with it. */
export function showForm(
  context: Context<Env>,
  { language, names }: Pick<PageAsker, 'language' | 'names'>,
  { title, ...form }: Omit<FormPage, 'shown'> & { readonly title: string } & Shown,
) {
  const { controls, action, typed, refused } = form
  const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
  return showPage(context, {
    title,
    path: action,
    body: formPageBody({ ...form, shown: { typed, said, language } }),
    status: refused === undefined ? 200 : 422,
  })
}
