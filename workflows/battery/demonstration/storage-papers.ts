import type { Facts } from '../../../domain/field.ts'

/** Papers of the storage product: constructed, under an address that nobody can have (RFC 2606). */
export const storagePapers: Facts = {
  separateCollectionMarking: [
    paper('Separate collection symbol', 'separate-collection.svg', {
      mediaType: 'image/svg+xml',
      digest: 'af52e580b4921ea85803018569f4e25f4bd6f3f094fd693218d9885b3ed248b4',
    }),
  ],
  declarationOfConformity: [
    paper('EU declaration of conformity', 'declaration-of-conformity.pdf', {
      mediaType: 'application/pdf',
      digest: '93adbf9542d453ed048131d7071ddcd2b77719302de136b3d16681f36f378fa6',
    }),
  ],
  wasteInformation: [
    paper('Prevention and management of waste batteries', 'waste-information.pdf', {
      mediaType: 'application/pdf',
      digest: 'da77829539d9f8456324998991e336bbffb4bb8b94e732f124d7bc2d1fd9257f',
    }),
  ],
  dismantlingInformation: [
    paper('Dismantling manual', 'dismantling.pdf', {
      mediaType: 'application/pdf',
      digest: '742622da0db1bdf1505b2eb5aa459dca932b11dee10d02b7fa26e8f77aa2f509',
    }),
  ],
  safetyMeasures: [
    paper('Safety measures', 'safety.pdf', {
      mediaType: 'application/pdf',
      digest: '6869053e5890f883a12daad5d03803ec8e3505eb3538bf7dfe062a35ea0ba3a8',
    }),
  ],
  testReports: [
    paper('Test reports', 'test-reports.pdf', {
      mediaType: 'application/pdf',
      digest: '470f3cacd25f7af8d42927298e9f41a14817caebf75f556d7be5e3a7b2a70860',
    }),
  ],
  instructionsForUse: [
    paper('Instructions for use', 'instructions.pdf', {
      mediaType: 'application/pdf',
      digest: '88c184f8947d0a2ac3aa0be5ad2ccc2e12b753c9cb682008537fe1def7c88dd1',
    }),
  ],
}

/** The digest is that of the words `constructed: ` and the title, since there is no file. */
function paper(
  title: string,
  file: string,
  { mediaType, digest }: { readonly mediaType: string; readonly digest: string },
): Facts {
  return {
    title: `${title} (constructed)`,
    link: `https://passport.example/constructed/${file}`,
    digest,
    mediaType,
    language: 'en',
  }
}
