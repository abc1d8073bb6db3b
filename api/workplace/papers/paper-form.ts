import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Words } from '../../../domain/words.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import type { Control } from '../../../web/pages/workplace/form/control.ts'
import {
  type PaperFormView,
  paperFormBody,
} from '../../../web/pages/workplace/papers/paper-form.ts'
import { partCount, withoutEmptyParts } from '../../../workflows/form/lines.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import type { Env } from '../../http/env.ts'
import { statusOf } from '../../http/problem.ts'
import type { Installation } from '../../installation.ts'
import { randomId } from '../../random-id.ts'
import { type PageAsker, pageAsker } from '../page-asker.ts'
import { orRefusal, readAsked } from '../read-asked.ts'
import { readForm } from '../read-form.ts'
import { showPage } from '../show-page.ts'

/** What a form that puts one paper on record asks, means and does. */
export interface PaperForm<Schema extends z.ZodType<object>>
  extends Pick<PaperFormView, 'back' | 'why' | 'submit'> {
  /** Below `/work`, such as `/permits/new`. */
  readonly path: string
  readonly title: Words
  /** Where to go on. */
  readonly done: string
  /** What the route reads its request with. */
  readonly schema: Schema
  /** Lists of it, by their names. */
  readonly lists?: readonly string[]
  /** Answers that are carried along unseen. */
  readonly hidden?: readonly string[]
  /** What it begins with, by the page's query. */
  readonly first?: (asker: PageAsker, query: Readonly<Record<string, string>>) => Promise<Typed>
  readonly controls: (asker: PageAsker, typed: Typed) => Promise<readonly Control[]>
  /** The request that a filled form means, to be judged by the schema. */
  readonly requestOf: (typed: Typed) => Readonly<Record<string, unknown>>
  /** What the route does with it. Throws a RefusedError. */
  readonly add: (asker: PageAsker, request: z.output<Schema>) => Promise<unknown>
}

/** `GET` and `POST` of a form that puts one paper on record, once however often it is sent. */
export function createPaperForm<Schema extends z.ZodType<object>>(
  installation: Installation,
  form: PaperForm<Schema>,
) {
  return new Hono<Env>()
    .get(form.path, async (context) => {
      const asker = pageAsker(context, installation)
      const query = context.req.query()
      const first = await orRefusal(async () => (await form.first?.(asker, query)) ?? new Map())
      const id = ['/id', [randomId()]] as const
      // Of what the address names and is not there no form is shown.
      if (isRefusal(first) && statusOf[first.code] === 404) throw new RefusedError(first)
      if (isRefusal(first)) return show(context, asker, { typed: new Map([id]), refused: first })
      return show(context, asker, { typed: new Map([id, ...first]) })
    })
    .post(form.path, async (context) => {
      const asker = pageAsker(context, installation)
      const sent = await readForm(context)
      const asked = (form.lists ?? []).map((name) => ({ name, parts: [] }))
      const typed = withoutEmptyParts(sent, '', asked)
      const wish = typedAt(typed, 'do')
      if (wish.startsWith('line/')) {
        const at = wish.slice('line'.length)
        return show(context, asker, { typed, focus: `${at}/${partCount(typed, at)}` })
      }
      const refused = await addBy(asker, typed)
      if (refused !== undefined) return show(context, asker, { typed, refused })
      return context.redirect(`${form.done}?added`, 303)
    })

  async function addBy(asker: PageAsker, typed: Typed): Promise<Refusal | undefined> {
    const asked = readAsked(form.schema, form.requestOf(typed))
    if (isRefusal(asked)) return asked
    const added = await orRefusal(async () => ({ done: await form.add(asker, asked) }))
    return isRefusal(added) ? added : undefined
  }

  async function show(
    context: Context<Env>,
    asker: PageAsker,
    { typed, refused, focus }: { typed: Typed; refused?: Refusal; focus?: string },
  ) {
    const { language, names } = asker
    const controls = await form.controls(asker, typed)
    const said = refused === undefined ? [] : sayFaults(refused, { language, names, controls })
    const at = focus && controls.find(({ pointer }) => pointer.startsWith(`${focus}/`))?.pointer
    return showPage(context, {
      title: form.title[language],
      body: paperFormBody({
        action: `/work${form.path}`,
        back: form.back,
        why: form.why,
        submit: form.submit,
        hidden: ['/id', ...(form.hidden ?? [])],
        controls,
        shown: { typed, said, language, focus: at },
      }),
      status: refused === undefined ? 200 : refused.code === 'invalid' ? 422 : 409,
    })
  }
}
