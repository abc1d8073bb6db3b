import type { Context } from 'hono'
import { nameIn } from '../../../domain/local-names.ts'
import { workplaceNav } from '../../../web/pages/workplace/nav.ts'
import type { ShellView } from '../../../web/pages/workplace/shell.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'

/** What the frame of a signed-in page says: language, address, who it is and where to go. The page guard MUST stand before. */
export function pageFrame(
  context: Context<Env>,
): Required<Pick<ShellView, 'language' | 'path' | 'asked' | 'person' | 'nav'>> {
  const principal = context.get('principal')
  const { name, role, organisation } = principal
  const authority = principal.kind === 'person' ? principal.authority : undefined
  const isInside =
    authority !== undefined && authority.organisationKey !== organisation?.organisationKey
  const shown = authority ?? organisation
  return {
    language: pageLanguage(context),
    path: context.req.path,
    asked: askedIn(context.req.url),
    person: {
      name,
      role,
      ...(shown === undefined ? {} : { organisation: nameIn(shown, pageLanguage(context)) }),
      ...(isInside && organisation !== undefined
        ? { looksAt: nameIn(organisation, pageLanguage(context)) }
        : {}),
    },
    nav: workplaceNav(organisation === undefined ? undefined : role, { isInside }),
  }
}

/** What was asked beside the language, as a query. */
function askedIn(url: string): string {
  const { searchParams } = new URL(url)
  searchParams.delete('lang')
  return searchParams.toString()
}
