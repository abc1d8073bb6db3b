import type { Field } from '../field.ts'
import type { Source } from '../source.ts'
import { words } from '../words.ts'

/** Who made it and how to reach them, as the passport of any product says it. */
export function makerFields(source: Source): readonly Field[] {
  const said = { type: 'text', optional: true, audience: 'public', level: 'model', source } as const
  return [
    {
      name: 'manufacturerName',
      label: words('Manufacturer', '製造商', '制造商'),
      ...said,
    },
    {
      name: 'manufacturerAddress',
      label: words('Postal address of the manufacturer', '製造商郵寄地址', '制造商邮寄地址'),
      longest: 500,
      ...said,
    },
    {
      name: 'manufacturerContact',
      label: words('Contact point of the manufacturer', '製造商聯絡點', '制造商联络点'),
      ...said,
    },
    {
      name: 'manufacturerWebsite',
      label: words('Website of the manufacturer', '製造商網站', '制造商网站'),
      longest: 1_000,
      writing: 'web_address',
      ...said,
    },
    {
      name: 'manufacturerEmail',
      label: words('E-mail address of the manufacturer', '製造商電郵地址', '制造商电子邮件地址'),
      writing: 'email',
      ...said,
    },
  ]
}
