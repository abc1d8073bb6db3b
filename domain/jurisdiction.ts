/** Whether an ISO 3166 code names a place or a subdivision of it: `CN-GD` lies in `CN`. */
export function liesIn(jurisdiction: string | undefined, place: string): boolean {
  return jurisdiction === place || jurisdiction?.startsWith(`${place}-`) === true
}
