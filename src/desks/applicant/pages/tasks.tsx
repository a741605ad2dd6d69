import { paths } from '../../../paths.ts'
import { CERTIFICATE_WORDS } from '../../../organizations/rules/certificate.ts'
import { type Instant, dayOf, daysBetween, sayDay, sayDeadline } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because } from '../../../web/answer.tsx'
import type { Task } from '../../../web/lists.tsx'
import { dueTag } from '../../pages/waiting.tsx'
import type { Wait } from '../rules/desk.ts'

/** Each leads to the page where it is done. */
export function taskOf(wait: Wait, now: Instant): Task {
  const tag = wait.due === null ? { word: '请尽快' } : dueTag(daysBetween(dayOf(now), wait.due))
  const by = (sentence: string) => <Because sentence={sentence} clause={wait.clause} />
  switch (wait.kind) {
    case 'draft':
      return {
        href: paths.proposal(wait.id),
        text: `${wait.isReopened ? '再次提交申报书' : '提交申报书'}：${wait.title || '未命名的申报书'}`,
        small: by(
          `${wait.round}，${sayDeadline(wait.closes)}截止${wait.isReopened ? '；没有再次提交的，以已提交的一版为准' : ''}`,
        ),
        tag,
      }
    case 'report':
      return {
        href: paths.milestoneReport(wait.id),
        text: `${wait.returned ? '修改被退回的报告' : '提交报告'}：${wait.title}`,
        small: by(`${wait.project}，${sayDue(wait)}`),
        tag: wait.returned ? { tone: 'bad', word: '已退回' } : tag,
      }
    case 'signature':
      return {
        href: paths.agreement(wait.id),
        text: `签订协议：${wait.title}`,
        small: by(
          `${wait.group === null ? '' : `代托管的${wait.group}签署，`}资助资金${yuan(wait.amount)}元，${wait.due ? sayDue(wait) : '签订期限待公布：放假安排还没有公布'}`,
        ),
        tag,
      }
    case 'correction':
      return {
        href: paths.correction(wait.proposalId),
        text: `补正申报书：${wait.title}`,
        small: by(sayDue(wait)),
        tag,
      }
    case 'ask-recheck':
      return {
        href: paths.recheck(wait.proposalId),
        text: `可以申请复核：${wait.title}`,
        small: by(`没有通过资格审查；${sayDue(wait)}可以请另一位经办人再看一次，不申请的，结论不变`),
        tag,
      }
    case 'certificate':
      return {
        href: paths.certificates(wait.organizationId),
        text: `${wait.over ? '证件已经过期' : '证件快到期'}：${CERTIFICATE_WORDS[wait.what]}`,
        small: wait.organization,
        tag: wait.over ? { tone: 'bad', word: '已过期' } : tag,
      }
    case 'hosting':
      return {
        href: paths.hosting(wait.organizationId),
        text: `答复托管：${wait.group}`,
        small: `社区社会组织请你单位代为签约、收款和核算，${sayDue(wait)}`,
        tag,
      }
    case 'account':
      return {
        href: paths.bankAccount(wait.id),
        text: '填写收款账户',
        small: `“${wait.about}”可以拨款了，${sayDue(wait)}`,
        tag,
      }
    case 'reply':
      return {
        href: paths.sanctions(wait.id),
        text: `陈述和申辩：${wait.about}`,
        small: `主办单位拟作出处理，可以在决定以前回应，${sayDue(wait)}`,
        tag,
      }
    case 'refund':
      return {
        href: paths.closing(wait.id),
        text: `退回结余资金：${wait.about}`,
        small: `没有用完的资助退回以后才能结项，${sayDue(wait)}`,
        tag,
      }
    case 'host':
      return {
        href: paths.hosting(wait.id),
        text: `请一家单位托管：${wait.about}`,
        small: `已经立项，要由托管单位签协议，${sayDue(wait)}`,
        tag,
      }
    case 'host-again':
      return {
        href: paths.hosting(wait.id),
        text: `请协议里的托管单位恢复托管：${wait.about}`,
        small: `托管已经结束，没有单位代签协议、代收资助资金，${sayDue(wait)}`,
        tag,
      }
    case 'final-report':
      return {
        href: paths.finalReport(wait.projectId),
        text: `提交结项报告：${wait.project}`,
        small: by(`里程碑已全部通过，${sayDue(wait)}`),
        tag,
      }
  }
}

const sayDue = ({ due, custom }: Wait): string =>
  due ? `${sayDay(due)}前${custom ? `（${custom}）` : ''}` : ''
