import { words } from '../../../domain/words.ts'
import { markOf, secretRules } from '../../secret/secret.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { countHanging, findHanging } from './hanging.ts'

/** Says since when the secret is in use and what hangs on those before, so that they can be dropped. */
export const secretStatus: Command = {
  name: 'secret status',
  takes: [],
  summary: words(
    'Say since when the secret is in use and what still hangs on those before',
    '顯示密鑰由何時起使用，以及仍在使用舊密鑰的資料',
    '显示密钥从何时起使用，以及仍在使用旧密钥的数据',
  ),
  options: ['json'],
  run: showStatus,
}

async function showStatus({ installation, options, terminal, now }: Call): Promise<ExitCode> {
  const { store, secret } = installation
  const hanging = await findHanging(store, secret, now)
  const counts = countHanging(hanging, secret)
  const mark = markOf(secret.current)
  const last = hanging.uses.at(-1)
  const since = last?.mark === mark ? last.since.toISOString() : null
  const { count: sessions, until } = hanging.sessions
  const { authenticators, webhooks, issuerKeys } = counts
  const { lostAuthenticators, lostWebhooks, lostIssuerKeys } = counts
  const mayDrop = authenticators + webhooks + issuerKeys + sessions === 0
  const { out } = terminal
  out(
    since === null
      ? `The secret with mark ${mark} is not in use yet: no server was started with it`
      : `The secret with mark ${mark} is in use since ${since}, at most ${secretRules.mostDays} days`,
  )
  out(`Secrets before it: ${secret.before.map(markOf).join(', ') || 'none'}`)
  for (const at of hanging.strangers) {
    out(`  ${markOf(secret.before[at] ?? '')} was never in use with this database: take it out`)
  }
  out(
    `On those before hang: ${authenticators} authenticators, ${webhooks} webhooks, ${issuerKeys} keys of issuers,`,
  )
  out(`  ${sessions} sessions${until === null ? '' : `, the last until ${until.toISOString()}`}`)
  if (lostAuthenticators + lostWebhooks + lostIssuerKeys > 0) {
    out(
      `No secret opens ${lostAuthenticators} authenticators, ${lostWebhooks} webhooks, ${lostIssuerKeys} keys of issuers`,
    )
  }
  if (secret.before.length > 0) out(mayDrop ? droppable : needed)
  if (options.json) {
    const before = secret.before.map(markOf)
    const strangers = hanging.strangers.map((at) => before[at])
    const named = { mark, since, before, strangers, sessions, sessionsUntil: until, mayDrop }
    out(JSON.stringify(Object.assign(named, counts)))
  }
  return 0
}

const droppable =
  'Nothing hangs on them any more: "secret drop", or take them out of LOOMCELL_SECRET_BEFORE'
const needed = 'They are needed: a server that starts moves all but the sessions, which end by time'
