import type { Chapter } from '../rules/rulebook.ts'

/** From the agreement to the last provisions. */
export const RUNNING: Chapter[] = [
  {
    title: '协议与拨款',
    clauses: [
      {
        title: '签订协议',
        text: '结果公告发布后{agreements.signWorkingDays}内，区民政部门与立项单位签订项目协议。立项单位无正当理由逾期未签的，视为放弃立项。\n社区社会组织的项目，由托管单位签订协议、接收资金、单独核算。',
      },
      {
        title: '拨款次序',
        text: '资助资金按下列次序拨付：{payments.tranches}。各笔金额精确到分，合计等于资助金额。',
      },
      {
        title: '拨款期限',
        text: '拨付条件具备、立项单位确认收款账户后，应当在{payments.workingDays}内拨付。经办人提出、负责人批准、财务办理，三者不得为同一人；凭证编号应当登记。',
      },
      {
        title: '专款专用',
        text: '{#funds}资助资金应当专款专用、单独核算，支出凭证按会计档案管理的规定保存。',
      },
    ],
  },
  {
    title: '项目管理',
    clauses: [
      {
        title: '项目进展',
        text: '立项单位应当按照协议约定的里程碑实施项目，{projects.reports}。报告应当对照目标写明实际产出和成效，并附证明材料。',
      },
      {
        title: '中期评估',
        text: '项目实施期过{projects.midtermAt}的当月进行中期评估，得分达到{projects.midtermPassMark}的为合格。未按期提交中期报告的，视为不合格。',
      },
      {
        title: '项目变更',
        text: '变更预算、期限、主要人员或者实施范围的，应当事先书面申请，经批准后执行。变更不得改变项目的目标和受益人群，变更后的预算仍应当符合{条:proposals.managementFee}和{条:proposals.forbidden}的规定。',
      },
    ],
  },
  {
    title: '结项与评估',
    clauses: [
      {
        title: '申请结项',
        text: '立项单位应当在项目实施期满后{closing.requestMonths}内提交结项报告和资金决算，申请结项。\n逾期{closing.absentDays}仍未提交，或者项目已经终止的，由经办人按已有材料提出、负责人批准后评估。应当退回的资金在评估后同样期限内未退回的，登记追回，登记以后可以结项，退回的义务不因结项免除。',
      },
      {
        title: '结项评估',
        text: '结项评估按百分制评分，得分达到{closing.gradeA}的为A等，达到{closing.gradeB}的为B等，其余为C等。B等以上为合格。',
      },
      {
        title: '结余和归档',
        text: '{#refund}未使用的资助资金应当退回，退回后办理结项。项目的全部材料和记录应当归档，会计资料的保存期限按国家规定执行。',
      },
    ],
  },
  {
    title: '罚则',
    clauses: [
      {
        title: '处理措施',
        text: '立项单位未按协议实施项目、违规使用资金、弄虚作假或者拒不配合检查的，视情节采取下列措施：{sanctions.kinds}。\n作出处理前，应当书面告知事实、理由和依据，听取立项单位的陈述和申辩。',
      },
      {
        title: '不受理申报',
        text: '弄虚作假骗取资助、挪用资金，或者无正当理由终止项目的，自处理决定作出之日起{sanctions.barYears}内不受理其申报。',
      },
    ],
  },
  {
    title: '附则',
    clauses: [
      {
        title: '期间的计算',
        text: '本办法所称工作日，以国家公布的节假日和调休安排为准；除{条:publicity.countsFirstDay}另有规定外，期间开始的当日不计。期限届满之日截止于当日二十四时，征集公告另有时刻的从其规定。\n本办法所称不少于、不超过、以上、达到，均含本数。',
      },
      {
        title: '版本和适用',
        text: '{#versions}本办法的修订形成新的版本，经负责人批准后施行。已经发布征集公告的一期，适用公告所载明的版本，不因修订而改变。',
      },
      {
        title: '解释',
        text: '本办法由区民政部门负责解释，自批准之日起施行。',
      },
    ],
  },
]
