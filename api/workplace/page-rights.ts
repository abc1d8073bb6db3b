import type { Right } from '../../domain/role.ts'

/**
 * What each page below `/work` asks for, as `routeRights` says it of the API. A page that is missing here answers nobody,
 * and a test holds this list against the pages that exist.
 */
export const pageRights: Readonly<Record<string, Right>> = {
  'GET /work': 'read',
  'GET /work/find': 'read',
  'POST /work/notifications': 'account',
  'GET /work/batches/:code': 'read',
  'GET /work/batches/:code/stages/:stage': 'record',
  'POST /work/batches/:code/stages/:stage': 'record',
  'GET /work/stages/:stream/:stage': 'record',
  'POST /work/stages/:stream/:stage': 'record',
  'GET /work/hand-overs': 'read',
  'GET /work/hand-overs/new': 'record',
  'POST /work/hand-overs/new': 'record',
  'GET /work/hand-overs/:id': 'read',
  'POST /work/hand-overs/:id': 'record',
  'GET /work/hand-overs/:id/ticket': 'read',
  'GET /work/hand-overs/:id/correction': 'supervise',
  'POST /work/hand-overs/:id/correction': 'supervise',
  'GET /work/recalls': 'read',
  'GET /work/recalls/:id': 'read',
  'POST /work/recalls/:id/objection': 'supervise',
  'GET /work/organisation': 'read',
  'GET /work/stations': 'supervise',
  'POST /work/stations': 'administer',
  'POST /work/stations/:id': 'administer',
  'GET /work/approvals': 'record',
  'POST /work/approvals/:id': 'record',
  'GET /work/looks': 'administer',
  'GET /work/regulator': 'account',
  'POST /work/regulator': 'account',
  'GET /work/stock': 'read',
  'GET /work/batches': 'read',
  'GET /work/flow': 'read',
}
