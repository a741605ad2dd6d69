import { paths } from '../../../paths.ts'
import type { Line } from '../../matters/pages/matters.tsx'
import type { Watched } from '../rules/watches.ts'
import type { Work } from '../rules/works.ts'

type Said = { href: string; text: string }
const said =
  (href: (id: string) => string, say: (count: number) => string) =>
  (id: string, count: number): Said => ({ href: href(id), text: say(count) })

/** Each act leads to the page where it is done. */
const WORKS: Record<Work['act'], ReturnType<typeof said>> = {
  answer: said(paths.objections, (n) => `答复${n}件异议`),
  'answer-enquiries': said(paths.roundEnquiries, (n) => `答复${n}条对征集公告的咨询`),
  'answer-needs': said(
    () => `${paths.needBook()}?state=waiting`,
    (n) => `答复${n}件居民需求`,
  ),
  'decide-again': said(paths.decision, (n) => `异议成立，重新拟定审定方案（涉及${n}个项目）`),
  end: said(paths.roundEnding, () => '这一期没有结果，提出流标'),
  cancel: said(paths.roundEnding, () => '评分时间已过，没有分配过评分表，提出终止'),
  'mend-draft': said(paths.round, () => '征集公告草稿已退回或收回，改好后再送审阅'),
  'decide-numbers': said(paths.numbers, (n) => `公开前决定${n}个像个人信息的号码`),
  'check-registration': said(paths.registrationChange, () => '核对登记更正'),
  'mend-rulebook': said(paths.rulebook, () => '管理办法已退回或收回，改好后再提请批准'),
  'stand-in-report': said(paths.closing, () => '单位没有提交结项报告，提出按已有材料评估'),
  'stand-in-refund': said(paths.closing, () => '单位没有退回结余，提出登记追回'),
  'renew-contract': said(paths.contracts, () => '承办快到期，续约或者由经办人接着办'),
  'name-operators': said(paths.contracts, () => '承办还没有承办人员，请指定'),
  'end-contract': said(paths.contracts, () => '承办单位与这一期的申报有关，请终止承办'),
  'redraft-agreement': said(paths.agreement, () => '换了托管单位，重新拟定协议'),
  recheck: said(paths.recheck, () => '复核没有通过资格审查的申报书'),
  'answer-detections': said(paths.panel, (n) => `处理发现的${n}项可能的回避`),
  'answer-recusal-request': said(paths.recusalRequests, () => '答复申报单位的回避申请'),
  'find-payee': said(paths.payments, () => '资助资金没有单位可以收，落实收款，或者提出终止协议'),
  lapse: said(paths.agreements, (n) => `${n}个立项单位逾期没有签约，办理放弃立项`),
  redraft: said(paths.round, () => '征集公告草稿的截止日期已过，修改后请负责人发布'),
  'ask-opening': said(paths.opening, () => '申报已截止，申请开启密封的申报书'),
  screen: said(paths.screening, (n) => `资格审查${n}份申报书`),
  'send-results': said(paths.screeningResults, (n) => `告知${n}份申报书的资格审查结果`),
  'choose-panel': said(paths.panel, () => '选定评审委员会'),
  assign: said(paths.panel, (n) => `分配${n}份申报书的评分表`),
  supplement: said(paths.panel, (n) => `${n}份申报书的评分表不足，增补成员，补分配`),
  decide: said(paths.decision, (n) => `评分结束，拟定审定方案（${n}份入围）`),
  review: said(
    (id) => `${paths.roundProjects(id)}?state=waiting`,
    (n) => `审核${n}份里程碑报告`,
  ),
  evaluate: said(paths.roundProjects, (n) => `评定${n}份结项报告`),
  'draft-agreements': said(paths.agreements, (n) => `拟定${n}份项目协议`),
  'open-projects': said(
    (id) => `${paths.roundProjects(id)}?state=to-open`,
    (n) => `开始${n}个已签约的项目`,
  ),
  close: said(paths.roundProjects, (n) => `办理${n}个项目的结项`),
  overdue: said(
    (id) => `${paths.roundProjects(id)}?state=overdue`,
    (n) => `催办${n}份逾期的报告`,
  ),
}

const WATCHES: Record<Watched['act'], ReturnType<typeof said>> = {
  calls: said(paths.call, () => '征集快截止了'),
  corrections: said(paths.screening, (n) => `${n}份申报书还没有补正`),
  rechecks: said(paths.screening, () => '没有通过资格审查的单位还可以申请复核，过了再分配评分表'),
  declarations: said(paths.panel, (n) => `${n}名专家还没有申报回避`),
  sheets: said(paths.scoring, (n) => `还有${n}份评分表没有提交`),
  signatures: said(paths.agreements, (n) => `${n}份协议还没有签完`),
  reports: said(paths.roundProjects, (n) => `${n}份里程碑报告还没有提交`),
  requests: said(paths.closing, () => '还没有提交结项报告'),
}

export const workLine = ({ act, id, count, about, round, roundId, ...rest }: Work): Line => ({
  ...rest,
  ...WORKS[act](id, count),
  small: about && (roundId === null || about !== round) ? `${about}，${round}` : round,
})

export const watchLine = ({ act, id, count, about, small, ...rest }: Watched): Line => ({
  ...rest,
  ...WATCHES[act](id, count),
  small: small ? `${about}，${small}` : about,
})
