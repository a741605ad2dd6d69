import { type Kind, choice, tick, trait, whole } from './kinds.ts'

/** What an applicant and its project must be, whatever a call's tracks say. */
export const OF_APPLICANTS = {
  /** Whole years, from its founding to the day of the deadline. */
  foundedYears: trait(whole('成立年限', '年', [0, 20]), {
    ...{ left: 'never', says: '申报单位{}', some: '成立满{}', zero: '成立年限不作要求' },
  }),
  /** A community group has none, and needs none. */
  leastGrade: trait(
    choice('最低评估等级', {
      none: '评估等级不作要求',
      '1A': '评估等级不低于1A',
      '2A': '评估等级不低于2A',
      '3A': '评估等级不低于3A',
      '4A': '评估等级不低于4A',
      '5A': '评估等级为5A',
    }),
    { left: 'never' },
  ),
  /** The last years that it was there for as a whole; a community group has none. */
  inspections: trait(whole('年检（年报）合格', '年', [0, 3]), {
    ...{ left: 'never', says: '申报单位{}' },
    ...{ some: '最近{}应当参加的年检（年报）都合格', zero: '年检（年报）不作要求' },
  }),
  staff: trait(whole('专职人员', '名', [0, 50]), {
    ...{ left: 'never', says: '申报单位{}', some: '专职人员不少于{}', zero: '专职人员人数不作要求' },
  }),
  servicePlace: trait(tick('项目在本区实施', { yes: '项目在本区实施', no: '项目可以在本区以外实施' }), {
    left: 'never',
  }),
  /** 重复资助. */
  onePurse: trait(
    tick('不重复获得财政资金', {
      yes: '同一项目没有获得其他财政资金',
      no: '同一项目可以另外获得财政资金',
    }),
    { left: 'never' },
  ),
} satisfies Record<string, Kind>
