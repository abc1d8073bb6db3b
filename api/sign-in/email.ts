/** Whether the text may be an e-mail address: one that a mail server takes, without a claim that anybody reads it. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>(),:;"\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text)
}
