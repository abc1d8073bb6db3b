import { sha256Hex } from '../../digest.ts'

/**
 * The pseudonym under which a person's scans are sealed: the same for all of them within an organisation, another in each
 * organisation, and nothing that leads back to the person without the id of the account.
 */
export function pseudonymOf(personId: string, organisation: string): string {
  return `p-${sha256Hex(`loomcell-operator/1\n${organisation}\n${personId}\n`).slice(0, 12)}`
}

/** The same of a station, by its id: it stays when the station's key is replaced. */
export function stationPseudonymOf(stationId: string, organisation: string): string {
  return `s-${sha256Hex(`loomcell-station-signer/1\n${organisation}\n${stationId}\n`).slice(0, 12)}`
}
