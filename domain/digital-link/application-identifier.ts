/** One part of an Application Identifier's value: how many characters, of which kind, under which rule of content. */
export interface Component {
  /** N: digits, X: CSET 82, Y: CSET 39, Z: base64url. */
  readonly characters: 'N' | 'X' | 'Y' | 'Z'
  readonly least: number
  readonly most: number
  readonly optional: boolean
  readonly rules: readonly string[]
}

export interface ApplicationIdentifier {
  readonly components: readonly Component[]
  /** Whether its end must be marked when another element follows: true unless GS1 fixed its length beforehand. */
  readonly endsMarked: boolean
  /** Whether it may stand in the query of a Digital Link. */
  readonly attribute: boolean
}

/** What GS1 says of an Application Identifier such as `01`; undefined when there is none of that number. */
export function applicationIdentifier(ai: string): ApplicationIdentifier | undefined {
  return table.get(ai)
}

/** Whether GS1 fixed the length of every element that begins like this (General Specifications, 7.8.5). */
export function isPredefinedLength(ai: string): boolean {
  return /^(0[0-4]|1[1-9]|20|3[1-6]|41)/.test(ai)
}

/**
 * Formats as in the GS1 Barcode Syntax Dictionary (Apache-2.0), each with the numbers that have it: `310-316*` stands for
 * 3100 to 3105, 3110 to 3115 and so on. Rules of content that only code lists or postal addresses need are left out.
 */
const formats: Readonly<Record<string, string>> = {
  'N18,checked,key': '00 8017 8018',
  'N14,checked': '01 02 03',
  'N17,checked,key': '402',
  'N13,checked,key': '410-417',
  'N13,checked,key [X..17]': '253',
  'N13,checked,key [N..12]': '255',
  'N1,zero N13,checked,key [X..16]': '8003',
  'N14,checked N4,piece': '8006 8026',
  'X..25,pair,key': '8013 8014',
  'X..30,key': '401 7023 8004',
  'Y..30,key': '8010',
  'N6,date': '11-13 15-17',
  'N6,day': '4326 7006',
  'N6,date N4': '4324-4325',
  'N6,day N4': '7003',
  'N6,day [N6],day': '7007',
  'N6,day [N4]': '7011',
  'N6,day N2 [N2] [N2]': '8008',
  N1: '4321-4323 7252',
  N2: '20 7241',
  N3: '422 424 426',
  'N3 [N3] [N3] [N3] [N3]': '423 425',
  N4: '3940-3943 8111',
  N6: '310-316* 320-337* 340-357* 360-369* 3950-3955 8005',
  N8: '7250',
  'N8 N4': '7251',
  N13: '7001',
  'N10 N10': '4309',
  'N4 N5 N3 N1 N1': '8001',
  'N6 [X1]': '4330-4333',
  'N1 X1 X1 X1,index': '7040',
  'N..4': '7004',
  'N..6': '242',
  'N..8': '30 37',
  'N..10': '8019',
  'N..12,noLeadingZero': '8011',
  'N..15': '3900-3909 3920-3929',
  'N3 N..15': '3910-3919 3930-3939',
  X2: '4307 4317',
  X3: '7258',
  'X..2': '7010',
  'X..3': '427 7008',
  'X..4': '7041',
  'X..10': '7009 7255',
  'X..12': '7005',
  'N3 X..9': '421',
  'X2 X..28': '7230-7239',
  'N3 X..27': '7030-7039',
  'X..20': '10 21 22 243 254 420 4318 7020-7022 710-716 7240 8002 8012',
  'X..25': '7242 8020',
  'X..28': '235',
  'X..30': '90 240-241 250-251 400 403 4308 4319 7002',
  'X..34': '8007',
  'X..35': '4300-4301 4310-4311 4320',
  'X..40': '7253-7254 7259',
  'X..50': '8009',
  'X..70': '4302-4306 4312-4316 7257 8110 8112 8200',
  'X..90': '91-99 7256',
  'Z..90': '8030',
}

/** What belongs in the path or nowhere. */
const neverAttributes = '03 21 22 235 254 7040 7041 8011 8014 8019 8020 8200'.split(' ')

const table = new Map(
  Object.entries(formats).flatMap(([format, numbers]) => {
    const components = format.split(' ').map(componentOf)
    return numbersIn(numbers).map((ai) => {
      const attribute = !neverAttributes.includes(ai)
      return [ai, { components, endsMarked: !isPredefinedLength(ai), attribute }] as const
    })
  }),
)

function componentOf(text: string): Component {
  const [, characters, upTo, count] = /^\[?([NXYZ])(\.\.)?(\d+)\]?/.exec(text) ?? []
  const most = Number(count)
  const [, ...rules] = text.split(',')
  return {
    characters: characters as Component['characters'],
    least: upTo === undefined ? most : 1,
    most,
    optional: text.startsWith('['),
    rules,
  }
}

function numbersIn(text: string): readonly string[] {
  return text.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.replace('*', '').split('-')
    const length = Number(last) - Number(first) + 1
    const numbers = Array.from({ length }, (_, index) =>
      String(Number(first) + index).padStart(first.length, '0'),
    )
    if (!range.endsWith('*')) return numbers
    return numbers.flatMap((number) => [0, 1, 2, 3, 4, 5].map((decimals) => `${number}${decimals}`))
  })
}
