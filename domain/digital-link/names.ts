/** The Application Identifier that a link's path named by letters before version 1.3 of the syntax, such as `gtin`. */
export function aiOfName(name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined
}

const names: Readonly<Record<string, string>> = {
  sscc: '00',
  gtin: '01',
  gdti: '253',
  gcn: '255',
  ginc: '401',
  gsin: '402',
  gln: '414',
  payTo: '415',
  party: '417',
  grai: '8003',
  giai: '8004',
  itip: '8006',
  cpid: '8010',
  gmn: '8013',
  gsrnp: '8017',
  gsrn: '8018',
  cpv: '22',
  lot: '10',
  ser: '21',
  glnx: '254',
  cpsn: '8011',
  srin: '8019',
  refno: '8020',
}
