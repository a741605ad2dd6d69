import { type Promised, kept, noAct, notYet } from './promise.ts'

const PURPOSE = 'says what the rules are for, and what they are about'

/** 总则 to 征集, a clause by its title. */
export const STARTING: Record<string, Promised[]> = {
  目的: [noAct('为了规范', PURPOSE)],
  定义和适用范围: [noAct('本办法所称公益创投', PURPOSE), noAct('使用本级财政资金', PURPOSE)],
  原则: [noAct('遵循', PURPOSE)],
  职责分工: [
    kept(
      '设经办人、负责人、财务和监督员',
      'desks/staff.d1.test.ts',
      'each desk is its role’s alone; others are told so, and an unknown one is not there',
    ),
    kept(
      '拟定事项的人不得批准同一事项',
      'round/awards/settling.d1.test.ts',
      'the database itself refuses the preparer',
    ),
    kept(
      '拟定事项的人不得批准同一事项',
      'round/calls/rounds/publishing.d1.test.ts',
      'is not for whoever drafted it or wrote on it',
    ),
    kept('监督员可以查阅全部记录', 'desks/history.d1.test.ts', 'is read by officer, approver and auditor'),
    kept(
      '各街道（镇）负责收集、核实',
      'round/needs/handling.d1.test.ts',
      'are recorded by the worker with a deliberation, in their order',
    ),
    notYet(
      '协助项目落地和日常指导',
      'a subdistrict reads its needs, and has no part in the projects of its place',
    ),
  ],
  留痕和公开: [
    kept(
      '记录不得更改和删除',
      'shape/migrations.test.ts',
      'every table that is no act refuses change, loss and a row in place of another; what is missing is printed',
    ),
    kept(
      '记录不得更改和删除',
      'stories/told-no-and-told-again.test.ts',
      'the case shows the first entry struck through, with both people, and is judged anew',
    ),
    kept('每一步均应留下记录', 'checks/checks.test.ts', '$name is broken by a row without its entry'),
    kept(
      '应当书面告知理由和所依据的条款',
      'rulebook/every-letter.test.ts',
      'every kind of letter names its rules, or is known to have none, and why',
    ),
  ],
  需求的提出: [
    kept(
      '可以随时提出公益服务需求',
      'round/needs/raising.d1.test.ts',
      'is raised without an account and ends with a receipt: three round trips and one that counts, nothing private in it',
    ),
    kept(
      '由社区或者街道（镇）登记',
      'round/needs/raising.d1.test.ts',
      'a worker raises for the own place alone, prefilled, and says how it was found',
    ),
    kept(
      '同一事项不得要求重复填报',
      'round/needs/raising.d1.test.ts',
      'the same twice, even at once, is one need; on another day it is another',
    ),
  ],
  需求的协商: [
    kept(
      '按收集、议题、协商、方案、实施、反馈的步骤办理',
      'round/needs/handling.d1.test.ts',
      'are recorded by the worker with a deliberation, in their order',
    ),
    kept(
      '应当附协商记录',
      'round/needs/handling.d1.test.ts',
      'bad input keeps what was typed; a deliberation is whole or not there',
    ),
  ],
  选题: [
    kept(
      '形成选题清单',
      'round/calls/amendments/topics.d1.test.ts',
      'are drafted, published, told to whoever has a draft, shown on the call and offered to proposals',
    ),
    kept(
      '项目应当回应选题',
      'round/proposals/sections/asked.test.ts',
      'a topic or the ground of one’s own need, where there is a list',
    ),
    kept(
      '自行提出其他需求的，应当附需求调查的依据',
      'round/proposals/sections/asked.test.ts',
      'a topic or the ground of one’s own need, where there is a list',
    ),
  ],
  需求的答复: [
    kept(
      '每一项需求都应当有答复',
      'round/needs/answers.d1.test.ts',
      'answers each of its needs that has no answer, and tells each place',
    ),
    kept(
      '内作出',
      'round/needs/lists.d1.test.ts',
      'are listed to the officer after the rulebook’s days, to the approver after twice as many',
    ),
    kept(
      '逾期未答复的，由负责人督办',
      'nightly-terms.d1.test.ts',
      'goes to the officer after the rulebook’s days, to the approver after as many again, once each',
    ),
  ],
  征集公告: [
    kept(
      '经负责人批准后发布',
      'round/calls/rounds/publishing.d1.test.ts',
      'freezes the plan, shows it to everyone, and tells the officers',
    ),
    kept(
      '以及所适用的管理办法版本',
      'round/calls/rounds/ruling.d1.test.ts',
      'by the numbers is published, and its call links every rule to its clause',
    ),
  ],
  征集期: [
    kept(
      '不得少于',
      'round/calls/rounds/parameters.test.tsx',
      'calls.openDays: a call open as long as before is too short for the new one',
    ),
    kept(
      '自发布之日起算',
      'round/calls/rounds/ruling.d1.test.ts',
      'that is published late must leave applicants the days of the rules from that day on',
    ),
  ],
  '更正、流标和终止': [
    kept('征集公告发布后不得撤换', 'shape/migrations.test.ts', 'a round may be edited until it is published'),
    kept(
      '应当发布更正公告',
      'round/calls/amendments/amending.d1.test.ts',
      'is the only way: the database lets a published plan become nothing else',
    ),
    kept(
      '不得缩短申报期限',
      'round/calls/amendments/amending.d1.test.ts',
      'never shortens a deadline once the call is open; the page keeps what was typed',
    ),
    kept(
      '不得变更评分细则',
      'round/calls/amendments/amending.d1.test.ts',
      'never touches the rubric: whoever sends it is told what stays, and why',
    ),
    kept(
      '负责人批准后发布流标公告',
      'round/publicity/endings/ending.d1.test.ts',
      'ends as 流标, by two people, with a notice that says why',
    ),
    kept(
      '可以照此终止',
      'round/publicity/endings/ending.d1.test.ts',
      'takes nothing more, by every rule; what was written stays to be read',
    ),
  ],
  咨询和答疑: [
    kept(
      '应当公开',
      'round/calls/enquiries/enquiries.d1.test.ts',
      'is for anyone; the question is public once it is answered, the name never',
    ),
  ],
}
