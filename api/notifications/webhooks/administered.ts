import type { Done } from '../../people/access/audit.ts'

/** An administrative act for the audit trail. Addresses are left out: some carry a password in their query. */
export function administered(
  action: string,
  detail: Readonly<Record<string, unknown>>,
  now: Date,
): Done {
  return { kind: 'administration', action, detail, now }
}
