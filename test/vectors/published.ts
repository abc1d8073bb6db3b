import type { VectorFile } from './kind.ts'

/**
 * A few vectors, transcribed from those who publish them, each with its source and licence; `npm run vectors -- FOLDER` runs
 * whole files.
 */
export const published: Readonly<Record<string, VectorFile>> = {
  // https://github.com/transparency-dev/merkle, testdata/inclusion at 417fb0c, Apache-2.0.
  'merkle inclusion': {
    tests: [
      {
        desc: 'happy path',
        leafIdx: 5,
        treeSize: 8,
        root: 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=',
        leafHash: 'QnGia+DYqE8L1UyMMC58s6O10fpngKQLzOKHNHfatlg=',
        proof: [
          'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
          'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
          '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
        ],
        wantErr: false,
      },
      {
        desc: 'single entry, empty root and leaf',
        leafIdx: 0,
        treeSize: 1,
        root: '',
        leafHash: '',
        proof: [],
        wantErr: true,
      },
    ],
  },
  // https://github.com/transparency-dev/merkle, testdata/consistency at 417fb0c, Apache-2.0.
  'merkle consistency': {
    tests: [
      {
        desc: 'happy path',
        size1: 2,
        size2: 5,
        root1: '+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=',
        root2: 'Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=',
        proof: [
          'Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=',
          'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
        ],
        wantErr: false,
      },
      {
        desc: 'sizes are equal (one) and proof is empty: roots that are no digests',
        size1: 1,
        size2: 1,
        root1: 'ZG9uJ3QgY2FyZSAy',
        root2: 'ZG9uJ3QgY2FyZSAy',
        proof: [],
        wantErr: false,
      },
      {
        desc: 'sizes are equal (zero) and proof is empty',
        size1: 0,
        size2: 0,
        root1: 'ZG9uJ3QgY2FyZSAx',
        root2: 'ZG9uJ3QgY2FyZSAx',
        proof: [],
        wantErr: true,
      },
    ],
  },
  // https://github.com/C2SP/C2SP, signed-note.md at 5ba5ee8, code and data BSD-1-Clause.
  'signed notes': {
    tests: [
      {
        vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
        note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
        valid: true,
      },
      {
        vkey: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
        note: 'This is an example message!\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
        valid: false,
      },
    ],
  },
  // https://github.com/C2SP/wycheproof, ed25519 at dac1dd4, Apache-2.0.
  ed25519: {
    tests: [
      {
        tcId: 1,
        pk: '7d4d0e7f6153a69b6242b522abbee685fda4420f8834b108c3bdae369ef549fa',
        msg: '',
        sig: 'd4fbdb52bfa726b44d1786a8c0d171c3e62ca83c9e5bbe63de0bb2483f8fd6cc1429ab72cafc41ab56af02ff8fcc43b99bfe4c7ae940f60f38ebaa9d311c4007',
        result: 'valid',
      },
      {
        tcId: 2,
        pk: '7d4d0e7f6153a69b6242b522abbee685fda4420f8834b108c3bdae369ef549fa',
        msg: '78',
        sig: 'd80737358ede548acb173ef7e0399f83392fe8125b2ce877de7975d8b726ef5b1e76632280ee38afad12125ea44b961bf92f1178c9fa819d020869975bcbe109',
        result: 'valid',
      },
    ],
  },
  // https://github.com/cyberphone/json-canonicalization, testdata/input/values.json, Apache-2.0.
  'canonical JSON': {
    tests: [
      {
        name: 'numbers of values.json',
        input: '{"numbers": [1E30, 4.50, 333333333.33333329, 2e-3, 0.000000000000000000000000001]}',
        output: '{"numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]}',
      },
    ],
  },
  // https://github.com/w3c/vc-jose-cose-test-suite at ff6be51, W3C Software and Document License.
  'credential tokens': {
    keys: {
      ed25519: {
        id: 'https://example.issuer/vc-jose-cose#key-4',
        type: 'JsonWebKey',
        controller: 'https://example.issuer/vc-jose-cose',
        publicKeyJwk: {
          alg: 'EdDSA',
          crv: 'Ed25519',
          kid: '2aOHaQxsWVT4mLsUkdtlCnUV-au0BBR-5yPYaPaCc5k',
          kty: 'OKP',
          x: 'NvUhsjZe7Mdv8Esoc60o3ma1U5j2tFUTDsOQd39xMnI',
        },
      },
    },
    tests: [
      {
        file: 'credential-issuer-match-signed.txt',
        token:
          'eyJhbGciOiJFZERTQSIsImN0eSI6InZjIiwia2lkIjoiMmFPSGFReHNXVlQ0bUxzVWtkdGxDblVWLWF1MEJCUi01eVBZYVBhQ2M1ayIsInR5cCI6InZjK2p3dCJ9.eyJAY29udGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvZXhhbXBsZXMvdjIiXSwiY3JlZGVudGlhbFNjaGVtYSI6eyJpZCI6Imh0dHBzOi8vZXhhbXBsZS5vcmcvZXhhbXBsZXMvZGVncmVlLmpzb24iLCJ0eXBlIjoiSnNvblNjaGVtYSJ9LCJjcmVkZW50aWFsU3ViamVjdCI6eyJkZWdyZWUiOnsibmFtZSI6IkJhY2hlbG9yIG9mIFNjaWVuY2UgYW5kIEFydHMiLCJ0eXBlIjoiQmFjaGVsb3JEZWdyZWUifSwiaWQiOiJkaWQ6ZXhhbXBsZToxMjMifSwiaWF0IjoiMjAxMC0wMS0wMVQxOToyMzoyNFoiLCJpZCI6Imh0dHA6Ly91bml2ZXJzaXR5LmV4YW1wbGUvY3JlZGVudGlhbHMvMTg3MiIsImlzcyI6Imh0dHBzOi8vZXhhbXBsZS5pc3N1ZXIvdmMtam9zZS1jb3NlIiwiaXNzdWVyIjoiaHR0cHM6Ly9leGFtcGxlLmlzc3Vlci92Yy1qb3NlLWNvc2UiLCJqdGkiOiJodHRwOi8vdW5pdmVyc2l0eS5leGFtcGxlL2NyZWRlbnRpYWxzLzE4NzIiLCJ0eXBlIjpbIlZlcmlmaWFibGVDcmVkZW50aWFsIiwiRXhhbXBsZUFsdW1uaUNyZWRlbnRpYWwiXSwidmFsaWRGcm9tIjoiMjAxMC0wMS0wMVQxOToyMzoyNFoifQ.Ar5J3jlPCjXpZy055JDSPGF6mF46XnNZ5QaqGvLrtHjI2pwbGU2j9X0W3KNiKs71n_mfFSghfuy-cPjIRu9CAw',
        expected: 'success',
      },
      {
        file: 'credential-jose-bad-signature.txt',
        token:
          'eyJhbGciOiJFZERTQSIsImN0eSI6InZjIiwia2lkIjoiMmFPSGFReHNXVlQ0bUxzVWtkdGxDblVWLWF1MEJCUi01eVBZYVBhQ2M1ayIsInR5cCI6InZjK2p3dCJ9.eyJAY29udGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvZXhhbXBsZXMvdjIiXSwiY3JlZGVudGlhbFNjaGVtYSI6eyJpZCI6Imh0dHBzOi8vZXhhbXBsZS5vcmcvZXhhbXBsZXMvZGVncmVlLmpzb24iLCJ0eXBlIjoiSnNvblNjaGVtYSJ9LCJjcmVkZW50aWFsU3ViamVjdCI6eyJkZWdyZWUiOnsibmFtZSI6IkJhY2hlbG9yIG9mIFNjaWVuY2UgYW5kIEFydHMiLCJ0eXBlIjoiQmFjaGVsb3JEZWdyZWUifSwiaWQiOiJkaWQ6ZXhhbXBsZToxMjMifSwiaWF0IjoiMjAxMC0wMS0wMVQxOToyMzoyNFoiLCJpZCI6Imh0dHA6Ly91bml2ZXJzaXR5LmV4YW1wbGUvY3JlZGVudGlhbHMvMTg3MiIsImlzcyI6Imh0dHBzOi8vZXhhbXBsZS5pc3N1ZXIvdmMtam9zZS1jb3NlIiwiaXNzdWVyIjoiaHR0cHM6Ly9leGFtcGxlLmlzc3Vlci92Yy1qb3NlLWNvc2UiLCJqdGkiOiJodHRwOi8vdW5pdmVyc2l0eS5leGFtcGxlL2NyZWRlbnRpYWxzLzE4NzIiLCJ0eXBlIjpbIlZlcmlmaWFibGVDcmVkZW50aWFsIiwiRXhhbXBsZUFsdW1uaUNyZWRlbnRpYWwiXSwidmFsaWRGcm9tIjoiMjAxMC0wMS0wMVQxOToyMzoyNFoifQ.CAJ3jlPCjXpZyAr5NiKs71n_mfFSghy-cPjIRu96mF46XnNZ5QaqGvLrtHjI2pwbG055JDSPGFU2j9X0W3Kfuw',
        expected: 'failure',
      },
      {
        file: 'credential-jose-bad-media-type.txt',
        token:
          'eyJhbGciOiJFZERTQSIsImN0eSI6ImJhZCtjdHkiLCJraWQiOiIyYU9IYVF4c1dWVDRtTHNVa2R0bENuVVYtYXUwQkJSLTV5UFlhUGFDYzVrIiwidHlwIjoiYmFkK3R5cCJ9.eyJAY29udGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiLCJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvZXhhbXBsZXMvdjIiXSwiY3JlZGVudGlhbFNjaGVtYSI6eyJpZCI6Imh0dHBzOi8vZXhhbXBsZS5vcmcvZXhhbXBsZXMvZGVncmVlLmpzb24iLCJ0eXBlIjoiSnNvblNjaGVtYSJ9LCJjcmVkZW50aWFsU3ViamVjdCI6eyJkZWdyZWUiOnsibmFtZSI6IkJhY2hlbG9yIG9mIFNjaWVuY2UgYW5kIEFydHMiLCJ0eXBlIjoiQmFjaGVsb3JEZWdyZWUifSwiaWQiOiJkaWQ6ZXhhbXBsZToxMjMifSwiaWF0IjoiMjAxMC0wMS0wMVQxOToyMzoyNFoiLCJpZCI6Imh0dHA6Ly91bml2ZXJzaXR5LmV4YW1wbGUvY3JlZGVudGlhbHMvMTg3MiIsImlzcyI6Imh0dHBzOi8vZXhhbXBsZS5pc3N1ZXIvdmMtam9zZS1jb3NlIiwiaXNzdWVyIjoiaHR0cHM6Ly9leGFtcGxlLmlzc3Vlci92Yy1qb3NlLWNvc2UiLCJqdGkiOiJodHRwOi8vdW5pdmVyc2l0eS5leGFtcGxlL2NyZWRlbnRpYWxzLzE4NzIiLCJ0eXBlIjpbIlZlcmlmaWFibGVDcmVkZW50aWFsIiwiRXhhbXBsZUFsdW1uaUNyZWRlbnRpYWwiXSwidmFsaWRGcm9tIjoiMjAxMC0wMS0wMVQxOToyMzoyNFoifQ.w3QGXwK2TGiE25U4Ul55i4Bq4hS0RC9dqa9uKHLSQaOjtIi4eprUBgAXt6wxgEmnhM-SKrTzKfeOipPF-vESDA',
        expected: 'failure',
      },
    ],
  },
  // https://github.com/w3c/vc-data-model-2.0-test-suite at 6e07524, W3C 3-clause BSD.
  'credential inputs': {
    tests: [
      {
        file: 'credential-type-unmapped-fail.json',
        kind: 'credential',
        expected: 'reject',
        input: {
          '@context': ['https://www.w3.org/ns/credentials/v2', { '@vocab': null }],
          type: ['VerifiableCredential', 'ExampleTestCredential'],
          credentialSubject: { id: 'did:example:subject' },
        },
      },
      {
        file: 'credential-validuntil-tz-ok.json',
        kind: 'credential',
        expected: 'accept',
        input: {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          type: ['VerifiableCredential'],
          validFrom: '2023-02-26T01:21:23Z',
          validUntil: '2023-02-25T19:21:29-06:00',
          credentialSubject: { id: 'did:example:subject' },
        },
      },
      {
        file: 'presentation-holder-fail.json',
        kind: 'presentation',
        expected: 'reject',
        input: {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          type: ['VerifiablePresentation'],
          holder: 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj',
          verifiableCredential: [
            {
              '@context': ['https://www.w3.org/ns/credentials/v2'],
              type: ['VerifiableCredential'],
              issuer: 'did:example:issuer',
              credentialSubject: { id: 'did:example:subject' },
            },
          ],
        },
      },
    ],
  },
  // https://github.com/w3c/vc-bitstring-status-list-test-suite at 25c0636, W3C 3-clause BSD.
  'status lists': {
    entry: {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '201',
      statusListCredential:
        'https://w3c-ccg.github.io/vc-api/fixtures/credentials/status/purpose-single-ok.jsonld',
    },
    list: {
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList:
        'H4sIACbOo2YC_-3QMREAMAgEsGerLPyrQgFjB-4SCUkWHQAAAAAAAOCwpwAAAADgrFIAAAAAAAAAAAAAAAAA3wxvOeOvqGEAAA',
    },
  },
}
