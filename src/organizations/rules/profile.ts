import type { Day } from '../../shared/days.ts'

/** 评估等级; none: 未评估. */
export const GRADES = ['5A', '4A', '3A', '2A', '1A', 'none'] as const
export type Grade = (typeof GRADES)[number]
export const GRADE_WORDS: Record<Grade, string> = {
  ...{ '5A': '5A', '4A': '4A', '3A': '3A', '2A': '2A', '1A': '1A' },
  none: '未参加评估',
}

/** 年检（年报）结论. */
export const INSPECTIONS = ['passed', 'basically', 'failed', 'reported', 'exempt'] as const
export type InspectionResult = (typeof INSPECTIONS)[number]
export const INSPECTION_WORDS: Record<InspectionResult, string> = {
  passed: '合格',
  basically: '基本合格',
  failed: '不合格',
  reported: '已报送年度报告',
  exempt: '当年不参加',
}

export type Contact = { name: string; post: string; phone: string }
export type Inspection = { year: number; result: InspectionResult }

/** What is asked once and used everywhere. Empty text and null: not said yet. */
export type Profile = {
  representative: string
  address: string
  foundedOn: Day | null
  grade: Grade | null
  charter: string
  contacts: Contact[]
  inspections: Inspection[]
}
export const EMPTY: Profile = {
  representative: '',
  address: '',
  foundedOn: null,
  grade: null,
  charter: '',
  contacts: [],
  inspections: [],
}

/** Rows of the form. */
export const MOST_CONTACTS = 4
export const MOST_INSPECTIONS = 3
export const LONGEST_CHARTER = 500

export const PARTS = [
  'representative',
  'contacts',
  'address',
  'foundedOn',
  'inspections',
  'grade',
  'charter',
] as const satisfies (keyof Profile)[]
export type Part = (typeof PARTS)[number]

/** A community group has no legal representative, no annual inspection and no grade; the words differ. */
export const partWord = (part: Part, isGroup: boolean): string =>
  ({
    representative: isGroup ? '负责人' : '法定代表人',
    contacts: '联系人',
    address: isGroup ? '活动地址' : '住所',
    foundedOn: '成立日期',
    inspections: '年检（年报）',
    grade: '评估等级',
    charter: isGroup ? '活动范围' : '章程业务范围',
  })[part]

/** What a kind of organization has at all. */
export const partsOf = (isGroup: boolean): Part[] =>
  PARTS.filter((part) => !isGroup || (part !== 'inspections' && part !== 'grade'))

/** What is still missing, in the order of the form. */
export const missingIn = (profile: Profile, isGroup: boolean): Part[] =>
  partsOf(isGroup).filter((part) => {
    const value = profile[part]
    return value === null || value.length === 0
  })

/** Which parts a new version changes. */
export const changedIn = (before: Profile, after: Profile): Part[] =>
  PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))

export type ProfileRefusal =
  | { why: 'not-owner' }
  | { why: 'nothing-changed' }
  | { why: 'founded-in-future'; today: Day }

export function whyNotProfile(before: Profile, after: Profile, today: Day): ProfileRefusal | null {
  if (after.foundedOn !== null && after.foundedOn > today) return { why: 'founded-in-future', today }
  return changedIn(before, after).length === 0 ? { why: 'nothing-changed' } : null
}
