import type { Client } from '../model/request.ts'
import type { Badge } from './people.ts'
import type { World } from './world.ts'

/** Two who supervise and one who does not, of every organisation. */
const positions = ['supervisor', 'supervisor', 'operator'] as const
const password = 'a long word that nobody guesses'

/** How something is added for an organisation. */
type Post = (path: string, body: object) => Promise<unknown>

/** Invites people to an organisation, who follow their links and are signed in from then on. */
export async function signUp(
  world: World,
  { organisation, post }: { organisation: string; post: Post },
): Promise<readonly Badge[]> {
  const badges = positions.map(async (role, at): Promise<Badge> => {
    const name = `${role} ${at + 1} of ${organisation} in person`
    const client: Client = { name, organisation, role, signs: false, isPerson: true }
    const email = `${role}-${at + 1}@${organisation}.example`
    await post('invitations', { email, role })
    return enter(world, { client, email })
  })
  return Promise.all(badges)
}

async function enter(
  world: World,
  { client, email }: { client: Client; email: string },
): Promise<Badge> {
  const [path] = /\/invitations\/\S+/.exec(await world.messageTo(email)) ?? []
  const origin = `http://127.0.0.1:${world.processes[0]?.door.port}`
  const fields = { name: client.name, newPassword: password }
  let cookie = await cookieAfter(origin, path ?? '', fields)
  if (cookie === undefined) throw new RangeError(`Cannot follow the link of ${email}`)
  return {
    client,
    headers: (there) => ({ cookie: cookie ?? '', origin: there }),
    // Sessions end by the clock, which may be set while they go on.
    enter: async (there) => {
      cookie = (await cookieAfter(there, '/sign-in', { email, password })) ?? cookie
    },
  }
}

/** The session that an answer to a form opens, if it opens one. */
async function cookieAfter(
  origin: string,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  await response.arrayBuffer()
  const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  return set.some((cookie) => cookie.includes('session')) ? set.join('; ') : undefined
}
