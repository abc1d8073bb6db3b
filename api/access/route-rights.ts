import type { Right } from '../../domain/role.ts'

/**
 * What each route under `/api/v1` asks for: the whole of who may do what, to be read at a glance. A route that is missing
 * here answers nobody, and a test holds this list against the routes that exist.
 */
export const routeRights: Readonly<Record<string, Right>> = {
  'POST /scans': 'record',
  'POST /imports': 'record',
  'GET /batches': 'read',
  'GET /batches/:code': 'read',
  'GET /batches/:code/events': 'read',
  'GET /batches/:code/lineage': 'read',
  'GET /batches/:code/qr.svg': 'read',
  'GET /batches/:code/qr.png': 'read',
  'GET /batches/:code/label': 'read',
  'GET /batches/:code/label.zpl': 'read',
  'POST /labels/sheet': 'read',
  'GET /stock': 'read',
  'GET /reports/flow': 'read',
  'GET /reports/reconciliation': 'read',
  'GET /streams': 'read',
  'GET /streams/:stream': 'read',
  'GET /streams/:stream/diagram': 'read',
  'POST /streams/:stream/proposals/:proposal': 'read',
  'GET /streams/:stream/stages/:stage/template.csv': 'read',
  'GET /streams/:stream/stages/:stage/template.xlsx': 'read',
  'GET /credits': 'read',
  'POST /credits': 'supervise',
  'POST /credits/by-products': 'supervise',
  'GET /claims': 'read',
  'POST /claims': 'supervise',
  'GET /certificates': 'read',
  'POST /certificates/scope': 'supervise',
  'POST /certificates/transaction': 'supervise',
  'GET /spectra/references': 'read',
  'POST /spectra/references': 'supervise',
  'GET /spectra/identifications': 'read',
  'POST /spectra/identifications': 'record',
  'GET /facilities': 'read',
  'POST /facilities': 'administer',
}
