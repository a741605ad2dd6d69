import { type Promised, kept, notYet } from './promise.ts'

/** 审定与公示, a clause by its title. */
export const AWARDING: Record<string, Promised[]> = {
  审定方案: [
    kept(
      '由负责人批准',
      'round/awards/preparing.d1.test.ts',
      'freezes the ranking under a digest and tells the approvers',
    ),
    kept('拟定人不得批准', 'round/awards/settling.d1.test.ts', 'the database itself refuses the preparer'),
    notYet('方案与排名不一致的，应当写明理由', 'a list follows the ranking; nothing else can be prepared'),
    notYet('核减后的预算仍应当符合', 'an award is what was asked; it cannot be cut yet'),
  ],
  立项数量: [
    kept(
      '每个赛道立项的项目不得超过',
      'round/awards/awards.test.ts',
      'past an organization that is funded already, as often as the rule says',
    ),
  ],
  预算余额: [
    kept('直至名额用完或者预算不足', 'round/awards/awards.test.ts', 'until the quota is full'),
    kept(
      '{awards.skipWhenOverBudget}',
      'round/awards/awards.test.ts',
      'past what does not fit, or no further than it',
    ),
  ],
  公示: [
    kept(
      '审定结果应当公示',
      'round/publicity/notices.d1.test.ts',
      'is numbered, dated by the holidays, and tells who is on the list',
    ),
    kept(
      '{publicity.calendarDays}',
      'round/publicity/notice.test.ts',
      'are all days where the rules say so, holidays too, of years that nobody has published as well',
    ),
    kept(
      '工作日以国家公布的节假日和调休安排为准',
      'round/publicity/notice.test.ts',
      '7 working days from 5 June 2013 end on the 14th: two make-up days, then the Dragon Boat holiday',
    ),
    kept(
      '不得公开个人联系方式、证件号码和银行账号',
      'round/publicity/notice-pages.d1.test.ts',
      'depends on nothing that they may not see',
    ),
  ],
  异议: [
    kept(
      '可以实名书面提出异议',
      'round/publicity/objection-pages.d1.test.ts',
      'needs no account and ends with a receipt',
    ),
    kept(
      '内书面答复',
      'desks/overdue.d1.test.ts',
      'without an answer in time is listed to officer and approver, with its clause',
    ),
    kept(
      '由名次在后的项目递补',
      'round/awards/preparing.d1.test.ts',
      'an upheld objection asks for another decision, which passes it over and lets the next move up',
    ),
    kept(
      '递补结果重新公示',
      'round/publicity/notices.d1.test.ts',
      'an upheld objection takes a new decision and a new notice first',
    ),
  ],
  结果公告: [
    kept('异议全部答复后', 'round/publicity/notices.d1.test.ts', 'waits for the answers'),
    kept(
      '{publicity.bundle}',
      'demonstration/bundle.d1.test.ts',
      'is there when its result is final and a root holds it, not before',
    ),
    kept(
      '不写名称和姓名',
      'demonstration/bundle.d1.test.ts',
      'names nobody: neither who applied in vain, nor an expert, nor a person',
    ),
  ],
}
