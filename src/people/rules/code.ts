import { KIND_WORDS, type OrganizationKind, sayUscc, whyNotUscc } from './organization.ts'

/** What a unified social credit code says by itself: places 1 and 2, 3 to 8. `division` is a GB/T 2260 code, '110101'. */
export type CodeReading = { body: Body; division: string; province: string | null }

/** Who a code is given to. 'other': by this authority, but of no kind that applies here; 'unknown': not told apart. */
type Body = OrganizationKind | 'company' | 'institution' | 'other' | 'unknown'

/** The authority and the body, as GB 32100-2015 numbers them: 5 is civil affairs, 9 the market, 1 the establishment office. */
const BODIES: Record<string, Body> = {
  '51': 'association',
  '52': 'service',
  '53': 'foundation',
  '11': 'institution',
  '12': 'institution',
  '13': 'institution',
  '91': 'company',
  '92': 'company',
  '93': 'company',
}

export const BODY_WORDS: Record<Body, string> = {
  association: '社会团体',
  service: '社会服务机构（民办非企业单位）',
  foundation: '基金会',
  community: '社区社会组织',
  committee: '居（村）委会',
  company: '企业、个体工商户或者合作社',
  institution: '机关、事业单位或者群众团体',
  other: '民政部门登记的其他组织',
  unknown: '不能从代码判断',
}

/** `code` has 18 characters and a right check digit (whyNotUscc). */
export function readCode(code: string): CodeReading {
  const division = code.slice(2, 8)
  const body = BODIES[code.slice(0, 2)] ?? (code.startsWith('5') ? 'other' : 'unknown')
  return { body, division, province: PROVINCES[division.slice(0, 2)] ?? null }
}

/** The same in words. */
export function sayReading(code: string): string {
  const { body, division, province } = readCode(code)
  return `${BODY_WORDS[body]}；登记机关行政区划代码${division}${province ? `（${province}）` : ''}`
}

export type CodeRefusal = { why: 'code-of-another-kind'; kind: OrganizationKind; reads: Body }

/**
 * A code that is plainly somebody else's. A committee's number, and one that does not tell, is not refused: districts
 * number those differently, and an officer looks at it (whatIsOdd).
 */
export function whyNotKind(code: string, kind: OrganizationKind): CodeRefusal | null {
  const { body } = readCode(code)
  if (kind === 'committee' || kind === 'community' || body === kind) return null
  return body === 'other' || body === 'unknown' ? null : { why: 'code-of-another-kind', kind, reads: body }
}

/** What an officer should look at, although it was taken; null: nothing. */
export function whatIsOdd(code: string, kind: OrganizationKind): 'kind' | 'division' | null {
  const { body, province } = readCode(code)
  if (kind === 'committee' ? body !== 'other' : body !== kind) return 'kind'
  return province === null ? 'division' : null
}

/** What is wrong with a code by the standard, or beside the kind that was chosen, in words; null: nothing. */
export function sayWrongCode(code: string, kind: OrganizationKind | undefined): string | null {
  const wrong = whyNotUscc(code)
  if (wrong) return sayUscc(wrong)
  const other = kind ? whyNotKind(code, kind) : null
  return other && sayCodeRefusal(other)
}

export const sayCodeRefusal = ({ kind, reads }: CodeRefusal): string =>
  `这个代码的前两位是${BODY_WORDS[reads]}的，和所选的“${KIND_WORDS[kind]}”不符。请核对代码，或者改选单位类型`

/** GB/T 2260, places 1 and 2; 10 stands for the central authority. */
const PROVINCES: Record<string, string> = {
  ...{ '10': '国家', '11': '北京', '12': '天津', '13': '河北', '14': '山西', '15': '内蒙古' },
  ...{ '21': '辽宁', '22': '吉林', '23': '黑龙江', '31': '上海', '32': '江苏', '33': '浙江' },
  ...{ '34': '安徽', '35': '福建', '36': '江西', '37': '山东', '41': '河南', '42': '湖北' },
  ...{ '43': '湖南', '44': '广东', '45': '广西', '46': '海南', '50': '重庆', '51': '四川' },
  ...{ '52': '贵州', '53': '云南', '54': '西藏', '61': '陕西', '62': '甘肃', '63': '青海' },
  ...{ '64': '宁夏', '65': '新疆', '71': '台湾', '81': '香港', '82': '澳门' },
}
