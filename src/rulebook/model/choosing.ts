import type { Chapter } from '../rules/rulebook.ts'

/** From the eligibility check to the published result. */
export const CHOOSING: Chapter[] = [
  {
    title: '资格审查',
    clauses: [
      {
        title: '审查内容',
        text: '{#screening}经办人对申报单位的资格、申报书的完整性和预算的合规性进行审查。每一项审查应当记录依据；审查以申报截止之日的情况为准，所依据的查询结果应当留存。\n申报单位和项目应当符合下列条件：{screening.foundedYears}；{screening.leastGrade}；{screening.inspections}；{screening.staff}；{screening.servicePlace}；{screening.onePurse}。',
      },
      {
        title: '信用条件',
        text: '有下列情形之一的，资格审查不予通过：\n（一）申报截止之日{screening.abnormalYears}被列入社会组织活动异常名录的；\n（二）申报截止之日{screening.dishonestyYears}被列入严重违法失信名单的；\n（三）申报截止之日{screening.violationYears}有重大违法记录的。',
      },
      {
        title: '补正',
        text: '申报材料有可以补正的缺陷的，应当一次告知需要补正的全部内容，申报单位应当在{screening.correctionWorkingDays}内补正。逾期未补正或者补正后仍不符合要求的，不予通过。补正不得变更项目的目标、受益人群和申请金额。补正不改变提交时间。',
      },
      {
        title: '审查结论',
        text: '资格审查结论为通过或者不通过。不通过的，应当写明理由和所依据的条款并通知申报单位；{screening.resultsSent}。对不予通过的结论有异议的，申报单位可以自通知之日起{screening.recheckDays}内书面申请复核一次，由原经办人以外的经办人复核；复核期间，评审不得开始。通过资格审查的项目进入评审。',
      },
    ],
  },
  {
    title: '评审',
    clauses: [
      {
        title: '专家库和评审委员会',
        text: '区民政部门建立评审专家库。每期评审委员会由{panel.size}专家组成，自专家库中抽取，由监督员见证，抽取的过程应当可以复核。\n{scoring.sheetsPerProposal}；{panel.mostSheets}。',
      },
      {
        title: '回避',
        text: '专家与申报单位有下列关系之一的，应当回避该单位的全部项目：\n（一）现在或者{panel.recusalYears}内曾经在该单位任职、兼职、担任顾问的；\n（二）与该单位负责人或者项目负责人有近亲属关系的；\n（三）在前述期限内与该单位发生过法律纠纷的；\n（四）参与起草申报书，或者与该单位有投资、控制等利害关系的；\n（五）其他可能影响公正评审的。\n专家应当在查阅申报书之前申报回避；未申报的，一经查实，其评分无效。',
      },
      {
        title: '独立评分',
        text: '{#scoring}专家按照征集公告公布的评分细则独立评分，写明理由。评分期间不得显示申报单位名称，{scoring.placeShown}，不得相互交流评分，不得与申报单位接触。评分表提交后不得更改。',
      },
      {
        title: '有效评分表',
        text: '一个项目的有效评分表少于{scoring.minSheets}的，不计得分，应当增补专家评分或者另行组织评审。',
      },
      {
        title: '得分的计算',
        text: '{scoring.trimFromSheets}。项目得分为其余总分的平均值，在最后一步四舍五入，保留小数{scoring.decimals}。\n{scoring.bonus}。',
      },
      {
        title: '排名和同分',
        text: '各赛道按得分由高到低排名。{scoring.tieBreak}。不能区分的，由负责人集体研究决定，并记录理由。',
      },
      {
        title: '合格线',
        text: '{scoring.passMark}。',
      },
    ],
  },
  {
    title: '审定与公示',
    clauses: [
      {
        title: '审定方案',
        text: '{#decision}经办人依据排名、名额和预算拟定审定方案，逐项写明资助金额或者不予资助的理由，由负责人批准。拟定人不得批准。\n方案与排名不一致的，应当写明理由。核减资助金额的，核减后的预算仍应当符合{条:proposals.grantShare}的规定。',
      },
      {
        title: '立项数量',
        text: '每家单位在每个赛道立项的项目不得超过{awards.perOrganizationAndTrack}。',
      },
      {
        title: '预算余额',
        text: '立项按排名依次进行，直至名额用完或者预算不足。{awards.skipWhenOverBudget}。',
      },
      {
        title: '公示',
        text: '审定结果应当公示{publicity.days}。{publicity.calendarDays}，{publicity.countsFirstDay}。工作日以国家公布的节假日和调休安排为准。\n公示内容包括项目名称、申报单位、资助金额和提出异议的途径，不得公开个人联系方式、证件号码和银行账号。',
      },
      {
        title: '异议',
        text: '公示期内，任何单位和个人可以实名书面提出异议。经办人应当调查核实，自收到异议之日起{publicity.objectionAnswerWorkingDays}内书面答复。\n异议成立、取消立项的，由名次在后的项目递补，递补结果重新公示。',
      },
      {
        title: '结果公告',
        text: '{#announcement}公示期满，异议全部答复后，发布结果公告。\n{publicity.bundle}。数据包里未立项的单位、评审专家和提出异议的人不写名称和姓名。',
      },
    ],
  },
]
