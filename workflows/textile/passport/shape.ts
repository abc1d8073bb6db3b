import type { Source } from '../../../domain/source.ts'

/** No delegated act says yet what a textile's passport holds, so its points are those that a vocabulary lists. */
export const textileShape: Source = {
  basis: 'read',
  text: 'OpenEPCIS textile vocabulary 0.9.9, TextileProductShape (10 August 2026); Regulation (EU) 2024/1781 has no delegated act for textiles yet',
}
