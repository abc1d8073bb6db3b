import { onTestFinished } from 'vitest'
import { createApp } from '../../api/app.ts'
import { takeUpSecret } from '../../api/commands/secret/take-up-secret.ts'
import { openOn } from '../../api/installation.ts'
import type { Secret } from '../../api/secret/secret.ts'
import type { TestInstallation } from './installation.ts'

/** The same database, as a server finds it that is started with other secrets. */
export async function startedWith(
  installation: TestInstallation,
  secret: Secret,
  now: () => Date = () => new Date(),
): Promise<TestInstallation> {
  const { connection, actor, key, mailer } = installation
  const logged: string[] = []
  const log = (line: string) => void logged.push(line)
  const opened = await openOn(connection, log, { secret, mailer })
  onTestFinished(() => opened.close())
  await takeUpSecret(opened, { now: new Date(), log })
  const app = createApp({ installation: opened, log, now, passwordCost: 10 })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  return {
    ...opened,
    app,
    actor,
    key,
    connection,
    logged,
    request: async (path, init = {}) => app.request(path, { headers, ...init }),
  }
}
