/** Why an operation of the API needs no page. */
export const exceptions = {
  described: 'tells programs what the pages and forms themselves show a person',
  otherForm: 'the same as another operation that a page uses, in a form for programs',
  scanner: 'the scanner asks it, on which a person does the same',
  instrument:
    'an instrument or a machine sends it; nobody types a spectrum or the counts of a machine',
  anyone: 'anyone may ask it: the record page, its checker or a program beside it does',
} as const

/**
 * A page by method and route as the app names them; one that shows itself in some state only, such as with a passport signed, with
 * the test that comes to it; or why there need be none.
 */
export type Reach =
  | string
  | { readonly page: string; readonly heldBy: string }
  | { readonly except: keyof typeof exceptions }

const batch = 'GET /work/batches/:code'
const stage = 'POST /work/batches/:code/stages/:stage'
const handOver = 'POST /work/hand-overs/:id'
/** Linked from the page for whoever records; others need no empty sheet. */
const imports = {
  page: 'GET /work/imports',
  heldBy: 'test/api/workplace/import-pages.test.ts',
}
const closed = {
  page: 'GET /work/closings/:id',
  heldBy: 'test/api/oversight/closings/closings.test.ts',
}
const labels = 'POST /work/labels'
const register = 'GET /work/registers/:register'
const account = 'GET /account'
const webhook = 'GET /work/webhooks/:id'
const webhookAct = 'POST /work/webhooks/:id'
const passport = {
  page: 'POST /work/batches/:code/passport',
  heldBy: 'test/api/workplace/passport-pages.test.ts',
}
const granted = {
  page: 'GET /work/granted/:id',
  heldBy: 'test/api/workplace/disclosure-pages.test.ts',
}
const accounts = {
  page: 'POST /account/accounts/:id',
  heldBy: 'test/api/people/switched-off.test.ts',
}
const oversight = 'test/api/oversight/answered.test.ts'
const estates = 'test/api/workplace/estate-pages.test.ts'
const treatments = 'test/api/workplace/treatment-pages.test.ts'
const lines = 'test/api/workplace/line-pages.test.ts'
const monthly = 'test/api/oversight/delivery/delivery.test.ts'
const inspections = 'test/api/oversight/inspection/inspection.test.ts'
const opticalChecks = 'test/api/workplace/optical-check-pages.test.ts'
const funding = 'test/api/workplace/funding-pages.test.ts'
const moves = 'test/api/workplace/move-pages.test.ts'
const approvals = 'test/api/workplace/own-correction.test.ts'
const ended = 'test/api/workplace/ended.test.ts'
const described = { except: 'described' } as const
const scanner = { except: 'scanner' } as const
const otherForm = { except: 'otherForm' } as const
const instrument = { except: 'instrument' } as const

/**
 * Where a person uses each operation of the API that a role may ask: the page that shows or sends the same, or the operation
 * itself where a page links to its answer. An operation that is new stands here, or nobody without a program can use it.
 */
export const operationPages: Readonly<Record<string, Reach>> = {
  'GET /registers': register,
  'GET /registers/:register': register,
  'GET /registers/:register/lines.csv': register,
  'GET /registers/:register/lines.xlsx': register,
  'GET /registers/:register/lines.pdf': register,
  'GET /movements': register,
  'GET /found': 'GET /work/found',
  'POST /scans': stage,
  'POST /imports': 'POST /work/imports',
  'GET /streams/:stream/stages/:stage/template.csv': imports,
  'GET /streams/:stream/stages/:stage/template.xlsx': imports,
  'POST /streams/:stream/proposals/:proposal': 'GET /work/proposals/:stream/:proposal',
  'GET /batches/:code/lineage': 'GET /work/batches/:code/lineage',
  'GET /credits': 'GET /work/credits',
  'POST /credits': 'POST /work/credits/new',
  'POST /credits/by-products': 'POST /work/credits/by-product',
  'POST /credits/:id/end': { page: 'POST /work/credits/:id/end', heldBy: ended },
  'POST /claims/:id/end': { page: 'POST /work/claims/:id/end', heldBy: ended },
  'POST /permits/:id/end': { page: 'POST /work/permits/:id/end', heldBy: ended },
  'POST /facilities/:code/closing': 'POST /work/facilities/:code/closing',
  'DELETE /facilities/:code/closing': {
    page: 'POST /work/facilities/:code/closing',
    heldBy: ended,
  },
  'GET /claims': 'GET /work/claims',
  'POST /claims': 'POST /work/claims/new',
  'GET /certificates': 'GET /work/certificates',
  'POST /certificates/scope': 'POST /work/certificates/scope',
  'POST /certificates/transaction': 'POST /work/certificates/transaction',
  'GET /reports/reconciliation': 'GET /work/reconciliation',
  'GET /recalls/:id/affected.csv': 'GET /api/v1/recalls/:id/affected.csv',
  'GET /recalls/:id/affected.ndjson': 'GET /api/v1/recalls/:id/affected.ndjson',
  'GET /recalls/:id/affected.xlsx': 'GET /api/v1/recalls/:id/affected.xlsx',
  'POST /recalls/:id/end': 'POST /work/recalls/:id/end',
  'GET /permits': 'GET /work/permits',
  'POST /permits': 'POST /work/permits/new',
  'GET /batches': 'GET /work/batches',
  'GET /batches/:code': batch,
  'GET /batches/:code/events': batch,
  'GET /events/:event': batch,
  'GET /batches/:code/passport-points': 'GET /work/batches/:code/passport',
  'GET /batches/:code/qr.svg': 'GET /api/v1/batches/:code/qr.svg',
  'GET /batches/:code/qr.png': 'GET /api/v1/batches/:code/qr.png',
  'GET /batches/:code/label': labels,
  'GET /batches/:code/label.zpl': labels,
  'POST /labels/sheet': labels,
  'GET /stock': 'GET /work/stock',
  'GET /reports/flow': 'GET /work/flow',
  'GET /exports': 'GET /work/export',
  'POST /reports/flow/seal': 'POST /work/flow',
  'POST /closings': 'POST /work/closings',
  'GET /closings': 'GET /work/closings',
  'GET /closings/:id': closed,
  'GET /closings/:id/difference': closed,
  'GET /monthly-reports': 'GET /work/monthly-reports',
  'POST /monthly-reports': 'POST /work/monthly-reports',
  'POST /monthly-reports/:id/end': { page: 'POST /work/monthly-reports/:id/end', heldBy: monthly },
  'GET /monthly-reports/:id/:month': {
    page: 'GET /work/monthly-reports/:id/:month',
    heldBy: monthly,
  },
  'GET /inspections': 'GET /work/inspections',
  'POST /inspections/:id/end': { page: 'POST /work/inspections/:id/end', heldBy: inspections },
  'POST /facilities/:code/inspections': {
    page: 'POST /work/facilities/:code/inspection',
    heldBy: inspections,
  },
  'POST /hand-overs/:id/inspections': 'POST /work/hand-overs/:id/inspection',
  'GET /reports/recycling': 'GET /work/recycling',
  'GET /reports/measures/:measure': 'GET /work/measures/:measure',
  'GET /scanned': 'POST /work/find',
  'GET /scanner/at-hand': scanner,
  'GET /streams': described,
  'GET /streams/:stream': described,
  'GET /streams/:stream/forms': scanner,
  'GET /streams/:stream/diagram': described,
  'POST /files': stage,
  'GET /files/:digest': batch,
  'DELETE /files/:digest': {
    page: 'POST /work/files/:digest',
    heldBy: 'test/api/workplace/scan-files.test.ts',
  },
  'GET /spectra/references': 'GET /work/spectra',
  'GET /spectra/identifications': 'GET /work/spectra',
  'POST /spectra/references': instrument,
  'POST /spectra/identifications': instrument,
  'GET /grants': 'GET /work/grants',
  'POST /grants': 'POST /work/grants/new',
  'GET /grants/:id': 'GET /work/grants/:id',
  'DELETE /grants/:id': 'POST /work/grants/:id/end',
  'GET /granted': 'GET /work/granted',
  'GET /granted/:id': granted,
  'GET /granted/:id/files/:digest': granted,
  'GET /erasures': 'GET /work/erasures',
  'POST /erasures': 'POST /work/batches/:code/erasures/:event',
  'POST /corrections': {
    page: 'POST /work/batches/:code/corrections/:event',
    heldBy: approvals,
  },
  'GET /recalls': 'GET /work/recalls',
  'GET /recall-range': 'POST /work/recalls/new',
  'GET /recalls/:id': 'GET /work/recalls/:id',
  'POST /recalls': 'POST /work/recalls/new',
  'POST /recalls/:id/objections': {
    page: 'POST /work/recalls/:id/objection',
    heldBy: 'test/api/workplace/recall-pages.test.ts',
  },
  'POST /recalls/:id/removal': 'POST /work/recalls/:id/removal',
  'GET /hand-overs': 'GET /work/hand-overs',
  'GET /hand-overs/sheet.csv': 'GET /api/v1/hand-overs/sheet.csv',
  'GET /hand-overs/sheet.xlsx': 'GET /api/v1/hand-overs/sheet.xlsx',
  'POST /hand-overs/sheet': 'POST /work/hand-overs/sheet',
  'GET /hand-overs/:id': 'GET /work/hand-overs/:id',
  'POST /hand-overs': 'POST /work/hand-overs/new',
  'POST /hand-overs/:id/steps': handOver,
  'POST /hand-overs/:id/corrections': {
    page: 'POST /work/hand-overs/:id/correction',
    heldBy: 'test/api/workplace/hand-over-pages.test.ts',
  },
  'POST /hand-overs/steps': otherForm,
  'POST /hand-overs/corrections': otherForm,
  'GET /passports': 'GET /work/passports',
  'GET /passports/:id': 'GET /work/batches/:code/passport',
  'POST /passports/:id/revocation': passport,
  'POST /passports/:id/suspension': passport,
  'DELETE /passports/:id/suspension': passport,
  'GET /issuer-keys': 'GET /work/issuer-keys',
  'POST /issuer-keys/rotation': {
    page: 'POST /work/issuer-keys',
    heldBy: 'test/api/workplace/issuer-key-pages.test.ts',
  },
  'GET /session': account,
  'PATCH /session': 'POST /account/organisation',
  'GET /sessions': account,
  'DELETE /sessions/:id': 'POST /account/sessions/end',
  'GET /memberships': 'GET /account/members',
  'PATCH /memberships/:id': 'POST /account/members/:id',
  'DELETE /memberships/:id': 'POST /account/members/:id/end',
  'DELETE /memberships/:id/sessions': 'POST /account/members/:id/sign-out',
  'GET /accounts': 'GET /account/accounts',
  'PATCH /accounts': accounts,
  'POST /accounts/sign-out': accounts,
  'GET /invitations': 'GET /account/members',
  'POST /invitations': 'POST /account/members',
  'DELETE /invitations/:id': 'POST /account/invitations/:id/cancel',
  'GET /audit': 'GET /work/audit',
  'GET /deadlines': 'GET /work/deadlines',
  'GET /webhooks': 'GET /work/webhooks',
  'POST /webhooks': 'POST /work/webhooks',
  'GET /webhooks/:id': webhook,
  'PATCH /webhooks/:id': webhookAct,
  'DELETE /webhooks/:id': webhookAct,
  'POST /webhooks/:id/secret': webhookAct,
  'POST /webhooks/:id/ping': webhookAct,
  'GET /webhooks/:id/deliveries': webhook,
  'POST /deliveries/:id/redelivery': {
    page: 'POST /work/deliveries/:id',
    heldBy: 'test/api/workplace/webhook-pages.test.ts',
  },
  'GET /notifications': 'GET /work/notifications',
  'GET /notifications/preferences': 'GET /work/mail-wishes',
  'PATCH /notifications/preferences': 'POST /work/mail-wishes',
  'POST /notifications/read': 'POST /work/notifications',
  'GET /facilities': 'GET /work/organisation',
  'PATCH /facilities/:code': 'POST /work/facilities/:code',
  'POST /facilities': 'POST /work/new-facility',
  'GET /facilities/:code/licences': 'GET /work/organisation',
  'POST /facilities/:code/licences': 'POST /work/facilities/:code/licences',
  'DELETE /licences/:id': 'POST /work/licences/:id/end',
  'GET /licences/expiring': 'GET /work/deadlines',
  'GET /licence-kinds': described,
  'GET /models/:stream': 'GET /work/models',
  'GET /models/:stream/versions': {
    page: 'GET /work/models/:stream/versions',
    heldBy: 'test/api/workplace/passport-pages.test.ts',
  },
  'PUT /models/:stream': 'POST /work/models/:stream/form',
  'GET /competences': 'GET /work/competences',
  'POST /competences': 'POST /work/competences',
  'DELETE /competences/:id': 'POST /work/competences/:id/end',
  'GET /organisations': 'GET /work/organisations',
  'POST /organisations': 'POST /work/organisations',
  'PATCH /organisations/:slug': 'POST /work/organisations/:slug',
  'POST /organisations/:slug/invitations': {
    page: 'POST /work/organisations/:slug/administrator',
    heldBy: 'test/api/workplace/platform-pages.test.ts',
  },
  'GET /organisation': 'GET /work/organisation',
  'PATCH /organisation': 'POST /work/organisation/place',
  'GET /jurisdiction/organisations': 'GET /work/regulator',
  'GET /work-list': 'GET /work',
  'GET /stations': 'GET /work/stations',
  'POST /stations': 'POST /work/stations',
  'POST /stations/:id/rotation': 'POST /work/stations/:id',
  'DELETE /stations/:id': 'POST /work/stations/:id',
  'POST /stations/:id/invitations': 'POST /work/stations/:id',
  'POST /stations/invitations/reading': scanner,
  'POST /stations/devices': scanner,
  'GET /stations/devices/:key': scanner,
  'POST /stations/devices/:key/end': scanner,
  'GET /anomalies': 'GET /work/anomalies',
  'GET /anomalies/:id': { page: 'GET /work/anomalies/:id', heldBy: oversight },
  'POST /anomalies/:id/decisions': { page: 'POST /work/anomalies/:id', heldBy: oversight },
  'GET /treatments': 'GET /work/treatments',
  'POST /treatments': 'POST /work/treatments/new',
  'POST /treatment-tests': { page: 'POST /work/treatments/test', heldBy: treatments },
  'POST /treatment-tests/:id/end': {
    page: 'POST /work/treatment-tests/:id/end',
    heldBy: treatments,
  },
  'POST /treatment-claims': { page: 'POST /work/treatments/claim', heldBy: treatments },
  'POST /treatment-claims/:id/end': {
    page: 'POST /work/treatment-claims/:id/end',
    heldBy: treatments,
  },
  'GET /estates': 'GET /work/estates',
  'POST /estates': { page: 'POST /work/estates', heldBy: estates },
  'PATCH /estates/:code': { page: 'POST /work/estates/:code', heldBy: estates },
  'GET /held-limits': 'GET /work/deadlines',
  'GET /lines': 'GET /work/lines',
  'POST /lines': { page: 'POST /work/new-line', heldBy: lines },
  'GET /lines/:code': { page: 'GET /work/lines/:code', heldBy: lines },
  'POST /lines/:code/versions': { page: 'POST /work/lines/:code/change', heldBy: lines },
  'GET /lines/:code/figures': { page: 'GET /work/lines/:code', heldBy: lines },
  'GET /lines/:code/readings': { page: 'GET /work/lines/:code/readings', heldBy: lines },
  'GET /line-comparison': { page: 'GET /work/line-comparison', heldBy: lines },
  'GET /defect-classes': 'GET /work/optical-checks',
  'GET /optical-versions': 'GET /work/optical-checks',
  'POST /optical-versions': { page: 'POST /work/new-optical-version', heldBy: opticalChecks },
  'GET /optical-versions/:model/:version': {
    page: 'GET /work/optical-checks/:model/:version',
    heldBy: opticalChecks,
  },
  'POST /optical-versions/:model/:version/live': {
    page: 'POST /work/optical-checks/:model/:version/live',
    heldBy: opticalChecks,
  },
  'POST /optical-versions/:model/:version/retired': {
    page: 'POST /work/optical-checks/:model/:version/retired',
    heldBy: opticalChecks,
  },
  'GET /optical-pieces': 'GET /work/optical-pieces',
  'GET /optical-pieces/:piece': { page: 'GET /work/optical-pieces/:piece', heldBy: opticalChecks },
  'POST /optical-pieces/:piece/verdicts': {
    page: 'POST /work/optical-pieces/:piece',
    heldBy: opticalChecks,
  },
  'GET /funding-schemes': 'GET /work/funding',
  'GET /funding-projects': 'GET /work/funding',
  'POST /funding-projects': 'POST /work/new-project',
  'GET /funding-projects/:code': { page: 'GET /work/funding/:code', heldBy: funding },
  'GET /funding-projects/:code/statement.csv': { page: 'GET /work/funding/:code', heldBy: funding },
  'GET /funding-projects/:code/statement.xlsx': {
    page: 'GET /work/funding/:code',
    heldBy: funding,
  },
  'GET /funding-projects/:code/statement.pdf': { page: 'GET /work/funding/:code', heldBy: funding },
  'GET /funding-projects/:code/evidence.zip': { page: 'GET /work/funding/:code', heldBy: funding },
  'POST /funding-projects/:code/lines': {
    page: 'POST /work/funding/:code/new-line',
    heldBy: funding,
  },
  'DELETE /funding-projects/:code/lines/:line': {
    page: 'POST /work/funding/:code/lines/:line/withdrawal',
    heldBy: funding,
  },
  'POST /funding-projects/:code/milestones': {
    page: 'POST /work/funding/:code/new-milestone',
    heldBy: funding,
  },
  'POST /funding-projects/:code/milestones/:milestone/reached': {
    page: 'POST /work/funding/:code/milestones/:number',
    heldBy: funding,
  },
  'POST /funding-projects/:code/claims': {
    page: 'POST /work/funding/:code/claims',
    heldBy: funding,
  },
  'GET /courses': 'GET /work/courses',
  'POST /courses': 'POST /work/new-course',
  'GET /courses/:id': { page: 'GET /work/courses/:id', heldBy: funding },
  'POST /courses/:id/certificates': { page: 'POST /work/courses/:id', heldBy: funding },
  'POST /readings': instrument,
  'POST /optical-calls': instrument,
  'GET /places': 'GET /work/places',
  'POST /places': { page: 'POST /work/new-place', heldBy: moves },
  'GET /places/:code': { page: 'GET /work/places/:code', heldBy: moves },
  'PATCH /places/:code': { page: 'POST /work/places/:code/change', heldBy: moves },
  'GET /moves': 'GET /work/moves',
  'POST /moves': { page: 'POST /work/new-move', heldBy: moves },
  'GET /moves/:id': { page: 'GET /work/moves/:id', heldBy: moves },
  'POST /move-steps': { page: 'POST /work/moves/:id/:step', heldBy: moves },
  'GET /container-orders': 'GET /work/container-orders',
  'POST /container-orders': { page: 'POST /work/new-container-order', heldBy: moves },
  'GET /container-orders/:id': { page: 'GET /work/container-orders/:id', heldBy: moves },
  'DELETE /container-orders/:id': {
    page: 'POST /work/container-orders/:id/cancel',
    heldBy: moves,
  },
  'GET /move-figures': 'GET /work/move-figures',
  'GET /samples': 'GET /work/samples',
  'POST /samples': 'POST /work/samples',
  'GET /samples/:id': { page: 'GET /work/samples/:id', heldBy: oversight },
  'POST /samples/:id/findings': { page: 'POST /work/samples/:id', heldBy: oversight },
  'GET /approvals': 'GET /work/approvals',
  'POST /approvals/:id': { page: 'POST /work/approvals/:id', heldBy: approvals },
  'POST /approvals/:id/refusal': {
    page: 'POST /work/approvals/:id/refusal',
    heldBy: approvals,
  },
}

/** Operations that ask for no sign-in, by where they begin. */
export const openPaths: readonly string[] = [
  '/b/',
  '/01/',
  '/api/v1/verify',
  '/granted/',
  '/credentials/',
  '/.well-known/',
  '/orgs/',
  '/status/',
  '/history/',
  '/contexts/',
  '/log/',
]
