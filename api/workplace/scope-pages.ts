/**
 * Pages over one organisation or a whole jurisdiction: an authority opens them without looking at any one organisation. They MUST open what
 * they show by `openScope`, which tells everybody whose figures are shown.
 */
export const scopePages: ReadonlySet<string> = new Set([
  'GET /work/desk',
  'GET /work/postings',
  'GET /work/events/:event',
  'GET /work/registers/:register',
  'GET /work/found',
  'GET /work/export',
  'GET /work/flow',
  'GET /work/measures',
  'GET /work/measures/:measure',
  'GET /work/anomalies',
  'GET /work/anomalies/:id',
  'POST /work/anomalies/:id',
  'GET /work/samples',
  'POST /work/samples',
  'GET /work/samples/:id',
  'POST /work/samples/:id',
  'GET /work/closings',
  'POST /work/closings',
  'GET /work/closings/:id',
  'GET /work/closings/:id/statement.json',
  'GET /work/monthly-reports',
  'POST /work/monthly-reports',
  'POST /work/monthly-reports/:id/end',
  'GET /work/monthly-reports/:id/:month',
])
