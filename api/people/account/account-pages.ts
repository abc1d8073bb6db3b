import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { isRefusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { accountsPage } from '../../../web/pages/account/accounts-page.ts'
import { accountsPhrases } from '../../../web/pages/account/accounts-phrases.ts'
import type { Told } from '../../../web/pages/workplace/shell.ts'
import { answerPage } from '../../http/answer-page.ts'
import type { Env } from '../../http/env.ts'
import { isId } from '../../http/fields.ts'
import { pageLanguage, saidOnPage } from '../../http/page-language.ts'
import { findAccount, type StoredAccount } from '../../store/people/accounts.ts'
import { actorOf } from '../access/audit.ts'
import { readForm } from '../sign-in/form.ts'
import { pageFrame } from '../sign-in/page-frame.ts'
import type { People } from '../sign-in/people.ts'
import { type AccountAct, changeAccount } from './change-account.ts'
import { personsZone } from './persons-zone.ts'
import { personOf } from './show-account.ts'

const acts: readonly AccountAct[] = ['disable', 'enable', 'sign_out']

/** Adds the page where whoever runs the installation switches accounts off. */
export function addAccountPages(app: OpenAPIHono<Env>, people: People): void {
  app.use('/account/accounts/*', onlyPlatform)
  app.get('/account/accounts', async (context) => {
    const email = (context.req.query('email') ?? '').slice(0, 254)
    const account = email === '' ? undefined : await findAccount(people.store.auth, { email })
    const unknown = accountsPhrases.unknown[pageLanguage(context)]
    const isUnknown = email !== '' && account === undefined
    const told: Told | undefined = isUnknown ? { kind: 'fault', lines: [unknown] } : undefined
    return show(context, people, { email, account, told })
  })
  app.post('/account/accounts/:id', async (context) => {
    const { act: word } = await readForm(context, ['act'])
    const act = acts.find((one) => one === word)
    const personId = context.req.param('id')
    const account = isId(personId) ? await findAccount(people.store.auth, { personId }) : undefined
    if (act === undefined || account === undefined)
      return context.redirect('/account/accounts', 303)
    const actor = actorOf(context.get('principal'))
    const changed = await changeAccount(people, { personId }, { act, actor })
    const language = pageLanguage(context)
    if (!isRefusal(changed)) {
      const told: Told = { kind: 'done', lines: [accountsPhrases.done[language]] }
      return show(context, people, { email: changed.email, account: changed, told })
    }
    const told: Told = { kind: 'fault', lines: saidOnPage(context, changed) }
    return show(context, people, { email: account.email, account, told })
  })
}

/** The page guard has told who it is; anybody else is led to the own account. */
const onlyPlatform = createMiddleware<Env>(async (context, next) =>
  mayRole(context.get('principal').role, 'oversee') ? next() : context.redirect('/account', 303),
)

async function show(
  context: Context<Env>,
  { store }: People,
  view: { email: string; account: StoredAccount | undefined; told: Told | undefined },
): Promise<Response> {
  const { email, account, told } = view
  const { personId, organisation } = personOf(context)
  const shown = account && {
    personId: account.personId,
    name: account.name,
    email: account.email,
    disabledTime: account.disabledTime?.toISOString() ?? null,
  }
  const page = accountsPage({
    ...pageFrame(context),
    path: '/account/accounts',
    email,
    timeZone: await personsZone(store, personId, organisation?.organisationKey),
    account: shown,
    told,
  })
  return answerPage(context, page, told?.kind === 'fault' ? 400 : 200)
}
