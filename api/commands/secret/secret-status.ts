import { words } from '../../../domain/words.ts'
import { localMoment } from '../../../web/pages/local-time.ts'
import { markOf, type Secret, secretRules } from '../../secret/secret.ts'
import { terminalTimeZone } from '../../terminal-language.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { type Told, tell } from '../tell.ts'
import { countHanging, findHanging, type Hanging } from './hanging.ts'

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

async function showStatus(call: Call): Promise<ExitCode> {
  const { store, secret } = call.installation
  const hanging = await findHanging(store, secret, call.now)
  const counts = countHanging(hanging, secret)
  const mark = markOf(secret.current)
  const last = hanging.uses.at(-1)
  const since = last?.mark === mark ? last.since.toISOString() : null
  const before = secret.before.map(markOf)
  const strangers = hanging.strangers.map((at) => before[at])
  const { count: sessions, until: sessionsUntil } = hanging.sessions
  const { authenticators, webhooks, issuerKeys } = counts
  const mayDrop = authenticators + webhooks + issuerKeys + sessions === 0
  const named = { mark, since, before, strangers, sessions, sessionsUntil, mayDrop }
  const momentIn = (instant: string) => localMoment(instant, call.language, terminalTimeZone())
  const told = [
    ...toldOfSecrets(secret, { hanging, mark, since: since && momentIn(since), before }),
    ...toldOfHanging(counts, sessions, sessionsUntil && momentIn(sessionsUntil.toISOString())),
    ...(before.length > 0 ? [[mayDrop ? 'secrets_droppable' : 'secrets_needed'] as const] : []),
  ]
  tell(call, told, Object.assign(named, counts))
  return 0
}

/** Which secret is in use since when, and which were before it. */
function toldOfSecrets(
  secret: Secret,
  {
    hanging,
    mark,
    since,
    before,
  }: { hanging: Hanging; mark: string; since: string | null; before: readonly string[] },
): readonly Told[] {
  const marks = before.length === 0 ? { says: 'secrets_none' as const } : before
  return [
    since === null
      ? ['secret_unused_yet', { mark }]
      : ['secret_in_use', { mark, since, days: secretRules.mostDays }],
    ['secrets_before', { marks }],
    ...hanging.strangers.map(
      (at): Told => ['secret_never_used', { mark: markOf(secret.before[at] ?? '') }],
    ),
  ]
}

/** What hangs on the secrets before, and what no secret opens. */
function toldOfHanging(
  counts: ReturnType<typeof countHanging>,
  sessions: number,
  until: string | null,
): readonly Told[] {
  const { authenticators, webhooks, issuerKeys } = counts
  const lost = {
    authenticators: counts.lostAuthenticators,
    webhooks: counts.lostWebhooks,
    issuerKeys: counts.lostIssuerKeys,
  }
  const isLost = Object.values(lost).some((count) => count > 0)
  const told: Told[] = [['secret_hanging', { authenticators, webhooks, issuerKeys, sessions }]]
  if (until !== null) told.push(['secret_sessions_until', { until }])
  if (isLost) told.push(['secret_lost', lost])
  return told
}
