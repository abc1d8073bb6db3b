import type { Field } from '../field.ts'
import { houseRule } from '../source.ts'
import { words } from '../words.ts'

/** What a field has beside the parts of which its record is made. */
export type Whole = Omit<Field, 'type' | 'parts'>

/**
 * Documents by address and digest. Whoever gets the file can tell that it is the one that was meant; the bytes lie with whoever
 * publishes it.
 */
export function documentsField(field: Whole): Field {
  const { audience } = field
  const part = { type: 'text', audience, source: documentRule } as const
  return {
    ...field,
    type: 'record',
    parts: [
      { name: 'title', label: words('Title', '標題', '标题'), ...part },
      {
        name: 'link',
        label: words('Address', '網址', '网址'),
        longest: 1_000,
        writing: 'web_address',
        ...part,
      },
      {
        name: 'digest',
        label: words('SHA-256', '雜湊值（SHA-256）', '哈希值（SHA-256）'),
        writing: 'sha_256',
        ...part,
      },
      {
        name: 'mediaType',
        label: words('Media type', '媒體類型', '媒体类型'),
        writing: 'media_type',
        ...part,
      },
      { name: 'language', label: words('Language', '語言', '语言'), writing: 'language', ...part },
    ],
  }
}

const documentRule = houseRule(
  'A document is named with its digest, so that nobody can put another in its place',
)

/** Substances with their share, and where they are. */
export function substancesField(field: Whole): Field {
  const { audience, source = documentRule } = field
  const part = { audience, source } as const
  return {
    ...field,
    type: 'record',
    parts: [
      { name: 'substance', label: words('Substance', '物質', '物质'), type: 'text', ...part },
      {
        name: 'casNumber',
        label: words('CAS number', 'CAS 編號', 'CAS 编号'),
        type: 'text',
        writing: 'cas_number',
        optional: true,
        ...part,
      },
      {
        name: 'sharePercent',
        label: words('Share by weight', '重量百分比', '重量百分比'),
        type: 'decimal',
        unit: '%',
        least: '0',
        most: '100',
        optional: true,
        ...part,
      },
      {
        name: 'component',
        label: words('Where it is', '所在部件', '所在部件'),
        type: 'text',
        optional: true,
        ...part,
      },
    ],
  }
}

/** Whom to turn to: firms, never persons. */
export function contactsField(field: Whole): Field {
  const { audience, source = documentRule } = field
  const part = { type: 'text', audience, source } as const
  return {
    ...field,
    type: 'record',
    parts: [
      { name: 'name', label: words('Name', '名稱', '名称'), ...part },
      {
        name: 'postalAddress',
        label: words('Postal address', '郵寄地址', '邮寄地址'),
        longest: 500,
        optional: true,
        ...part,
      },
      {
        name: 'email',
        label: words('E-mail', '電郵', '电子邮件'),
        writing: 'email',
        optional: true,
        ...part,
      },
      {
        name: 'telephone',
        label: words('Telephone', '電話', '电话'),
        longest: 40,
        optional: true,
        ...part,
      },
      {
        name: 'website',
        label: words('Website', '網站', '网站'),
        writing: 'web_address',
        longest: 1_000,
        optional: true,
        ...part,
      },
    ],
  }
}
