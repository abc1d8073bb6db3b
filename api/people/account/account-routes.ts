import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { isRefusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Env } from '../../http/env.ts'
import { noQuery } from '../../http/query.ts'
import { refusals } from '../../http/schemas.ts'
import { findAccount, type StoredAccount } from '../../store/people/accounts.ts'
import { actorOf } from '../access/audit.ts'
import type { People } from '../sign-in/people.ts'
import { type AccountAct, changeAccount, unknownAccount } from './change-account.ts'

const accountSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    disabledTime: z.string().nullable().describe('Since when nobody comes in with it'),
  })
  .openapi('Account')
const shared = { tags: ['People'], security: [{ session: [] }] }
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } })
const email = z.string().min(1).max(254)
const answer = { description: 'The account', content: json(accountSchema) }

const findRoute = createRoute({
  method: 'get',
  path: '/accounts',
  ...shared,
  summary: 'Find an account by its e-mail address',
  request: { query: z.strictObject({ email }) },
  responses: { 200: answer, ...refusals },
})

const switchRoute = createRoute({
  method: 'patch',
  path: '/accounts',
  ...shared,
  summary: 'Switch an account off or on',
  description:
    'While it is off nobody comes in with it; its sessions and links end. The last platform administrator stays.',
  request: {
    query: noQuery,
    body: { required: true, content: json(z.strictObject({ email, disabled: z.boolean() })) },
  },
  responses: { 200: answer, ...refusals },
})

const signOutRoute = createRoute({
  method: 'post',
  path: '/accounts/sign-out',
  ...shared,
  summary: 'End all sessions of an account',
  request: {
    query: noQuery,
    body: { required: true, content: json(z.strictObject({ email })) },
  },
  responses: { 204: { description: 'Ended' }, ...refusals },
})

/** `/accounts`, each named by its address, which whoever asks must know: what whoever runs the installation may do with anybody's. */
export function createAccounts(people: People) {
  return new OpenAPIHono<Env>()
    .openapi(findRoute, async (context) => {
      const account = await findAccount(people.store.auth, context.req.valid('query'))
      if (account === undefined) throw new RefusedError(unknownAccount)
      return context.json(accountView(account), 200)
    })
    .openapi(switchRoute, async (context) => {
      const { email: of, disabled } = context.req.valid('json')
      const changed = await change(context, of, disabled ? 'disable' : 'enable')
      return context.json(accountView(changed), 200)
    })
    .openapi(signOutRoute, async (context) => {
      await change(context, context.req.valid('json').email, 'sign_out')
      return context.body(null, 204)
    })

  async function change(context: Context<Env>, of: string, act: AccountAct) {
    const actor = actorOf(context.get('principal'))
    const changed = await changeAccount(people, { email: of }, { act, actor })
    if (isRefusal(changed)) throw new RefusedError(changed)
    return changed
  }
}

function accountView({ personId: id, name, email, disabledTime }: StoredAccount) {
  return { id, name, email, disabledTime: disabledTime?.toISOString() ?? null }
}
