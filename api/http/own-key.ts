/** Whether a request says that it asks with a key of ours, right or wrong; its cookies then say nothing. */
export function hasOwnKey(headers: Headers): boolean {
  return /^bearer lc_/i.test(headers.get('authorization') ?? '')
}
