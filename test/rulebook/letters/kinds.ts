import type { ClauseKey } from '../../../src/rulebook/rules/anchors.ts'

/** What a reversal rests on: the clause of its own stage, and that the first entry stays. */
const REVERSED: ClauseKey[] = [
  ...(['#record', '#screening', '#decision', '#enquiries', 'publicity.days'] as const),
  ...(['publicity.objectionAnswerWorkingDays', 'projects.reports', 'payments.tranches'] as const),
  ...(['sanctions.kinds', 'closing.gradeA', '#refund'] as const),
]

/**
 * Every kind of letter, by its subject (… for what varies, [a|b] for a choice), and the rules that its grounds name: some of
 * these, and no other.
 */
export const RULES: Record<string, ClauseKey[]> = {
  // what the office writes to many
  '通知：…': [
    ...([
      '#submission',
      'screening.correctionWorkingDays',
      '#screening',
      'panel.recusalYears',
      '#scoring',
    ] as const),
    ...(['agreements.signWorkingDays', 'projects.reports'] as const),
  ],
  // the rulebook itself
  '管理办法待批准：…第…版': ['#versions', '#second-person'],
  '已施行：…第…版': ['#versions'],
  // organizations
  '请确认托管：…': ['proposals.communityGroups'],
  '[托管已确认|没有同意托管]：…': ['proposals.communityGroups'],
  '托管已结束：…': ['proposals.communityGroups'],
  '等您批准：不受理…的申报': ['sanctions.barYears'],
  不受理申报的决定: ['sanctions.barYears'],
  可以重新申报了: ['sanctions.barYears'],
  // needs
  '收到居民需求：…': ['needs.answerDays'],
  '需求已答复：…': ['needs.answerDays'],
  '[需求逾期未答复|督办需求]：…': ['needs.answerDays'],
  '选题已发布：…': ['#topics'],
  // calls
  '征集公告草稿：…': ['#call', '#second-person'],
  '已发布：…': ['#call', '#amendment'],
  '您的咨询[已答复|不公开答复]：…': ['#enquiries'],
  '更正公告待发布：…': ['#amendment'],
  '更正公告已退回：…': ['#amendment'],
  '更正公告：…': ['#amendment'],
  '草稿已作废：…': ['#call'],
  '征集公告草稿已退回：…': ['#call'],
  '征集公告草稿已收回：…': ['#call'],
  '更正公告已收回：…': ['#amendment'],
  '管理办法已退回：…第…版': ['#versions'],
  '管理办法已收回：…第…版': ['#versions'],
  '立项名单已收回：…': ['#decision'],
  '拟视为放弃立项：…': ['agreements.signWorkingDays'],
  '[视为放弃立项|没有视为放弃立项]：…': ['agreements.signWorkingDays'],
  '不再视为放弃立项：…': ['agreements.signWorkingDays'],
  '[拟按已有材料评估|拟登记追回]：…': ['closing.absentDays'],
  '[单位不办理的，已由主办单位办理|单位不办理的，没有批准]：…': ['closing.absentDays'],
  '单位不办理的，已收回：…': ['closing.absentDays'],
  '请审定[流标|终止]：…': ['#ending', '#second-person'],
  '[流标|终止]已退回：…': ['#ending'],
  '[流标|终止]已收回：…': ['#ending'],
  '[流标|终止]公告：…': ['#ending'],
  '请确认承办：…': ['#second-person'],
  '请确认承办人员：…': ['#second-person'],
  '[承办已确认|没有同意承办]：…': ['#second-person'],
  '贵单位承办：…': ['#second-person'],
  '您开始承办：…': ['#second-person'],
  '承办已终止：…': ['#second-person'],
  '承办[已到期|快到期]：…': ['#second-person'],
  '您不再承办：…': ['#second-person'],
  // proposals
  '请确认合作：…': ['#proposal'],
  '…[同意合作|没有同意合作]：…': ['#proposal'],
  '还没有提交：…': ['#submission'],
  '申报书已提交：…': ['#submission'],
  '申报书已撤回：…': ['#submission'],
  申报书已重新打开: ['#submission'],
  '请见证开启申报书：…': ['proposals.sealed', '#second-person'],
  '申报书已开启：…': ['proposals.sealed'],
  '申报书逾期未开启：…': ['proposals.openingWorkingDays'],
  // screening
  '请补正：…': ['screening.correctionWorkingDays'],
  '补正已收到：…': ['screening.correctionWorkingDays'],
  '已补正：…': ['screening.correctionWorkingDays'],
  '入围：…': ['#screening'],
  '未入围：…': [
    '#screening',
    'screening.abnormalYears',
    'screening.dishonestyYears',
    'screening.violationYears',
  ],
  // panel, scoring, awards
  '请您评审：…': ['panel.size', 'panel.recusalYears'],
  '…已申报回避': ['panel.recusalYears'],
  '…在评审中申报回避：…': ['panel.recusalYears'],
  '…在评审中申报回避，评分表不足：…': ['panel.recusalYears'],
  '已回避：…': ['panel.recusalYears'],
  '经办人指定您回避：…': ['panel.recusalYears'],
  '经办人指定…回避：…': ['panel.recusalYears'],
  '不再担任评审委员会成员：…': ['panel.size'],
  '经办人将…从评审委员会撤下：…': ['panel.size'],
  '…退出评审：…': ['panel.size'],
  '已收到您的退出：…': ['panel.size'],
  '评分开始：…': ['#scoring'],
  '评分表不能提交：…': ['panel.recusalYears'],
  '请申报回避：…': ['panel.recusalYears'],
  '还有评分表没有提交：…': ['#scoring'],
  '立项名单待审定：…': ['#decision', '#second-person'],
  '[立项名单已审定|立项名单被退回]：…': ['#decision'],
  // publicity
  '已公示：…': ['publicity.days', 'publicity.objectionAnswerWorkingDays'],
  '进入公示：…': ['publicity.days'],
  '收到异议：…': ['publicity.objectionAnswerWorkingDays'],
  '[异议成立|异议不成立]：…': ['publicity.objectionAnswerWorkingDays'],
  '异议的答复：…': ['publicity.objectionAnswerWorkingDays'],
  '异议逾期未答复：…': ['publicity.objectionAnswerWorkingDays'],
  '已公告：…': ['#announcement', 'agreements.signWorkingDays', 'payments.tranches'],
  '[立项|未立项]：…': ['#announcement', 'agreements.signWorkingDays', '#decision'],
  // agreements, payments
  '请签署项目协议：…': ['agreements.signWorkingDays'],
  '项目协议重新拟定：…': ['agreements.signWorkingDays'],
  '等您签署：…': ['agreements.signWorkingDays'],
  '协议生效：…': ['agreements.signWorkingDays', 'payments.tranches', 'payments.workingDays'],
  '第…笔拨款已拨付：…': ['payments.tranches', 'payments.workingDays'],
  '收款账户已核实：…': ['payments.workingDays'],
  '拨款逾期：…': ['payments.workingDays'],
  // projects
  '项目开始执行：…': ['projects.reports'],
  '里程碑报告待审核：…': ['projects.reports', 'projects.midtermPassMark'],
  '[报告已通过|报告被退回]：…': ['projects.reports', 'projects.midtermPassMark'],
  '报告逾期：…': ['projects.reports', 'projects.midtermPassMark'],
  '里程碑逾期：…': ['projects.reports', 'projects.midtermPassMark'],
  '中期评估[合格|不合格]：…': ['projects.midtermPassMark'],
  '中期评估通过，可以拨款：…': ['payments.tranches', 'payments.workingDays'],
  '拟作出处理：…': ['sanctions.kinds', 'sanctions.barYears'],
  '收到陈述和申辩：…': ['sanctions.kinds', 'sanctions.barYears'],
  '[处理决定|不予处理]：…': ['sanctions.kinds', 'sanctions.barYears'],
  '处理已解除：…': ['sanctions.kinds', 'sanctions.barYears'],
  // reversals, of whatever stage
  '请确认更正：…': REVERSED,
  '[同意更正|没有同意更正]：…': REVERSED,
  '已更正：…': REVERSED,
  // closing
  '结项报告待评定：…': ['closing.requestMonths', 'closing.gradeA'],
  '结项报告被退回：…': ['closing.requestMonths'],
  '结项评定…：…': ['closing.gradeA', 'closing.gradeB', 'payments.tranches', '#refund'],
  '结余资金已退回：…': ['#refund'],
  '项目已结项：…': ['#refund'],
  '逾期没有申请结项：…': ['closing.requestMonths'],
}

/** Kinds that no rule stands behind, and why not. */
export const WITHOUT: Record<string, string[]> = {
  'who may do what on this site is given by its administrator, and by owners in their organization': [
    '办公室的联系方式已更新',
    '站外发送的渠道已更改',
    '信件文字已更改',
    '信件文字已改回原文',
    '站外发送没有成功：…',
    '您有了新的角色：…',
    '您不再是…',
    '请确认角色：…',
    '[已确认|没有同意]：…的角色',
    '新的角色：…，…',
    '角色结束：…，…',
    '姓名或邮箱已修改：…',
    '密码已重设：…',
    '您的日历[有了|换了]地址',
    '接收通知的…已确认',
    '接收通知的…已取消',
    '请核对登记更正：…',
    '登记信息[已更正|没有更正]',
    '本单位的联系人已更改',
    '请确认找回账号：…',
    '正在找回账号：…',
    '找回账号的链接已生成：…',
    '找回账号已作废：…',
    '账号已找回：…',
    '[已确认|没有同意]：找回…的账号',
    '已退出全部登录：…',
    '账号已停用：…',
    '账号已恢复：…',
    '邀请已收回：…',
    '登录邮箱已取消',
    '新的通行密钥：…',
    '通行密钥已删除：…',
    '您负责…的居民需求',
    '您不再负责…的居民需求',
    '您在本单位的权限改了',
  ],
  'what became of an organization is the register’s to say, not a rule’s': [
    '请确认单位变更：…',
    '[单位变更已确认|单位变更没有确认]：…',
  ],
  'it warns the members of what one of them did, and whoever pays them': [
    '收款账户已更改',
    '收款账户已更改：…',
  ],
  'it says what an authority wrote into its own register': ['已记为…', '证件到期：…'],
  'a file that was taken in lacks what it only names': ['导入的一期还缺附件'],
  'holidays are the State Council’s': ['…年的放假安排已[改过|录入]', '[现在就要|请录入]…年的放假安排'],
  'it says that what must hold for every round does not': ['夜间核对不符：…'],
  'a draft is no rule yet, its own clauses least of all': ['管理办法草稿：…第…版'],
}

/** What a subject of the table stands for. */
export const patternOf = (subject: string): RegExp =>
  new RegExp(
    `^${subject
      .split('…')
      .map((part) => part.replaceAll('[', '(?:').replaceAll(']', ')'))
      .join('.*')}$`,
    's',
  )
