import { expect, it } from 'vitest'
import { baseContext } from '../../../../domain/proof/credential/contexts.ts'
import { faultsInPresentationToken } from '../../../../domain/proof/credential/verify-presentation.ts'
import { forged, makeIssuer, now, plain } from './signed.ts'

it('takes a presentation from its holder and from nobody else', async () => {
  const yard = await makeIssuer()
  const other = await makeIssuer('did:web:other.example')
  const right = {
    '@context': [baseContext],
    type: ['VerifiablePresentation'],
    holder: yard.did,
    verifiableCredential: [plain],
  }
  const header = { alg: 'EdDSA', typ: 'vp+jwt', cty: 'vp', kid: yard.signer.kid }
  const says = async (head: object, body: object, key = yard.signer.key) => {
    const text = await forged({ ...header, ...head }, { ...right, ...body }, key)
    const given = { now, issuerDocument: yard.document }
    return (await faultsInPresentationToken(text, given)).map((fault) => fault.says)
  }
  expect(await says({}, {})).toEqual([])
  expect(await says({}, {}, other.signer.key)).toEqual(['token_signature_wrong'])
  expect(await says({}, { holder: other.did })).toEqual(['did_document_of_other'])
  expect(await says({}, { holder: undefined })).toEqual(['did_document_of_other'])
  expect(await says({ typ: 'vc+jwt' }, {})).toEqual(['token_header_wrong'])
  expect(await says({}, { exp: 1 })).toEqual(['credential_expired'])
  expect(await says({}, { verifiableCredential: [{}] })).toContain('credential_wrong')
})
