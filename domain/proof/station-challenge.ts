/** Who is to register which public key for which station. */
export interface Registration {
  /** Short name of the organisation. */
  readonly organisation: string
  /** Name of the station. */
  readonly station: string
  /** The public key, base64url. */
  readonly signingKey: string
}

/**
 * What the holder of a key signs with it when it is registered. It says for whom the key speaks, so that nobody registers a key
 * that somebody else holds, and nothing else that the key ever signs can be taken for it.
 */
export function stationChallenge({ organisation, station, signingKey }: Registration): string {
  return `loomcell-station/1\n${organisation}\n${station}\n${signingKey}\n`
}

/** What the holder of a key signs with it to have it end: nobody else ends it, and the same text never registers a key. */
export function stationEnding({ organisation, station, signingKey }: Registration): string {
  return `loomcell-station-end/1\n${organisation}\n${station}\n${signingKey}\n`
}
