import { type Promised, kept, noAct, notYet } from './promise.ts'

/** 协议与拨款 to 附则, a clause by its title. */
export const RUNNING: Record<string, Promised[]> = {
  签订协议: [
    kept(
      '签订项目协议',
      'calendar/deadlines.d1.test.ts',
      'is 待公布 until the year is set, for the office and for who signs',
    ),
    kept(
      '视为放弃立项',
      'round/agreements/lapses.d1.test.ts',
      'lapses after the days of the rules, by two people, and its organization is told',
    ),
    kept(
      '由托管单位签订协议、接收资金、单独核算',
      'stories/a-group-with-its-host.test.ts',
      '4 a wrong day is drafted anew before anybody signs; then the host’s owner signs, and the bureau',
    ),
  ],
  拨款次序: [
    kept(
      '{payments.tranches}',
      'round/payments/any-order.test.ts',
      'whatever is tried in whatever order, what is paid is the plan’s beginning, and never more than the award',
    ),
    kept(
      '各笔金额精确到分',
      'round/agreements/agreement.test.ts',
      'always the award to the fen, none below zero, as a second way in exact integers has it',
    ),
  ],
  拨款期限: [
    kept(
      '立项单位确认收款账户后',
      'round/payments/payee.d1.test.ts',
      'waits for an account, and for its confirmation when it came after the signatures',
    ),
    kept(
      '内拨付',
      'desks/overdue.d1.test.ts',
      'stands with its clause; the day itself is in time, the next is late',
    ),
    notYet(
      '经办人提出、负责人批准、财务办理',
      'finance pays what its gate lets it pay; no officer requests it and no approver releases it',
    ),
    kept(
      '凭证编号应当登记',
      'round/payments/actions.d1.test.ts',
      'two at once with one voucher for two agreements: exactly one is recorded',
    ),
  ],
  专款专用: [noAct('应当专款专用', 'the organization’s own books')],
  项目进展: [
    kept(
      '按照协议约定的里程碑实施项目',
      'round/projects/milestones.test.ts',
      'follow the plan, with the mid-term when half the time is over, after the step of that day',
    ),
    kept('报告应当对照目标写明实际产出和成效', 'round/projects/reports.test.ts', 'answers each indicator'),
    notYet('并附证明材料', 'a report takes no files'),
  ],
  中期评估: [
    kept(
      '的当月进行中期评估',
      'round/projects/midterm.d1.test.ts',
      'is accepted with points alone; the form says which mark, and which clause sets it',
    ),
    kept(
      '未按期提交中期报告的，视为不合格',
      'round/projects/midterm.d1.test.ts',
      'in the last second is in time, the next second is late, whatever it is worth',
    ),
  ],
  项目变更: [
    notYet('应当事先书面申请', 'a running project cannot be changed'),
    notYet('变更不得改变项目的目标和受益人群', 'a running project cannot be changed'),
  ],
  申请结项: [
    kept(
      '申请结项',
      'desks/overdue.d1.test.ts',
      'that nobody asked for in time is listed to the officer, with its clause, and told to the organization',
    ),
    kept(
      '由经办人按已有材料提出、负责人批准后评估',
      'round/closing/defaults.d1.test.ts',
      'is evaluated on what there is, its recovery booked, and closed, each by two people',
    ),
    kept(
      '退回的义务不因结项免除',
      'round/closing/defaults.d1.test.ts',
      'is evaluated on what there is, its recovery booked, and closed, each by two people',
    ),
  ],
  结项评估: [
    kept(
      '结项评估按百分制评分',
      'round/closing/actions.d1.test.ts',
      'A: reported, returned, reported, evaluated, paid, refunded, closed',
    ),
    kept(
      'B等以上为合格',
      'round/closing/actions.d1.test.ts',
      'C: the last tranche stays unpaid, and what is left comes back',
    ),
  ],
  结余和归档: [
    kept('未使用的资助资金应当退回', 'round/closing/rules.test.ts', 'waits for the unspent money'),
    notYet('应当归档', 'nothing is ever deleted; there is no archive of a project to hand over'),
  ],
  处理措施: [
    kept(
      '{sanctions.kinds}',
      'round/projects/sanctions.d1.test.ts',
      'is one that the rulebook names; the organization hears why, by which clause, and answers',
    ),
    kept(
      '听取立项单位的陈述和申辩',
      'round/projects/sanctions.d1.test.ts',
      'is one that the rulebook names; the organization hears why, by which clause, and answers',
    ),
  ],
  不受理申报: [
    kept(
      '内不受理其申报',
      'round/projects/sanctions.d1.test.ts',
      'bar: enters the register, with who proposed it, who decided it and the clause',
    ),
  ],
  期间的计算: [
    kept(
      '以国家公布的节假日和调休安排为准',
      'round/publicity/notice.test.ts',
      '7 working days from 5 June 2013 end on the 14th: two make-up days, then the Dragon Boat holiday',
    ),
    kept(
      '期间开始的当日不计',
      'round/payments/boundary.test.ts',
      'is counted from the day after the gate, over the weekend',
    ),
    kept(
      '截止于当日二十四时',
      'round/payments/boundary.test.ts',
      'is over at midnight, for what can be paid',
    ),
    kept('均含本数', 'round/proposals/budget/boundary.test.ts', 'is over by a fen, and not at the bound'),
  ],
  版本和适用: [
    kept(
      '经负责人批准后施行',
      'rulebook/actions.d1.test.ts',
      'is the act of an approver who wrote nothing of it; then it is what new rounds go by',
    ),
    kept(
      '不因修订而改变',
      'round/calls/rounds/ruling.d1.test.ts',
      'is for new rounds; the old one keeps to its own',
    ),
  ],
  解释: [noAct('负责解释', 'the bureau’s own')],
}
