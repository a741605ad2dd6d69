import { paths } from '../../../paths.ts'
import { ENDING_NAMES } from '../../../round/calls/rules/ending.ts'
import { numbered } from '../../../round/calls/rules/round.ts'
import { sayKind } from '../../../round/projects/rules/sanctions.ts'
import { sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Line } from '../../matters/pages/matters.tsx'
import type { Waits } from '../rules/matters.ts'

export function waitLine(wait: Waits): Line {
  const { since, held, by, clause, custom } = wait
  return { since, held, by, clause, custom, ...said(wait) }
}

const DEFAULT_WORDS = {
  change: '确认单位变更',
  lapse: '审定视为放弃立项',
  report: '审定按已有材料评估',
  refund: '审定登记追回',
} as const

const DEFAULT_PLACES = {
  change: paths.organizationChanges,
  lapse: paths.lapse,
  report: paths.closing,
  refund: paths.closing,
}

type Said = Pick<Line, 'href' | 'text' | 'small'>

/** Each leads to the page where it is done. */
function said(wait: Waits): Said {
  const { id, about } = wait
  switch (wait.act) {
    case 'approve-decision': {
      const { funded, total, by: small } = wait.of
      const text = `批准审定方案：${about}，拟立项${funded}个，共${yuan(total)}元`
      return { href: paths.decision(id), text, small: `${small}拟定` }
    }
    case 'announce':
      return {
        href: paths.roundNotices(id),
        text: `公示期满，公告结果：${about}`,
        small: `${sayDay(wait.of.toDay)}公示期满`,
      }
    case 'publish-notice':
      return { href: paths.roundNotices(id), text: `发布拟立项名单公示：${about}` }
    case 'sign': {
      const { code, seq, organization, amount } = wait.of
      const small = `${numbered({ code }, 'XY', seq)}，${organization}`
      return { href: paths.agreement(id), text: `代表民政局签订协议：${about}，${yuan(amount)}元`, small }
    }
    case 'publish-round':
      return { href: paths.round(id), text: `发布征集公告：${about}`, small: `${wait.of.by}拟定` }
    case 'publish-amendment':
      return {
        href: paths.amendments(id),
        text: `发布或者退回更正公告：${about}`,
        small: `第${wait.of.seq}号`,
      }
    case 'answer-ending': {
      const { kind, byName } = wait.of
      return {
        href: paths.roundEnding(id),
        text: `审定${ENDING_NAMES[kind].act}：${about}`,
        small: `${byName}提出`,
      }
    }
    case 'answer-default': {
      const { what, about: of, byName } = wait.of
      return {
        href: DEFAULT_PLACES[what](of),
        text: `${DEFAULT_WORDS[what]}：${about}`,
        small: `${byName}提出`,
      }
    }
    case 'answer-contract': {
      const { unit, isNew, people } = wait.of
      const text = isNew ? `确认由${unit}承办：${about}` : `确认${unit}的承办人员${people}人：${about}`
      return { href: paths.contracts(id), text }
    }
    case 'decide-sanction':
      return { href: paths.sanctions(id), text: `决定处理：${about}：${sayKind(wait.of.kind)}` }
    case 'lift-sanction':
      return { href: paths.sanctions(id), text: `解除或者加重处理：${about}：${sayKind(wait.of.kind)}` }
    case 'decide-bar': {
      const { from, until, by: small } = wait.of
      return {
        href: paths.bar(id),
        text: `批准不受理申报：${about}，${sayDay(from)}至${sayDay(until)}`,
        small: `${small}拟定`,
      }
    }
    case 'enact':
      return {
        href: paths.rulebook(id),
        text: `批准施行管理办法：${about}第${wait.of.seq}版`,
        small: `${wait.of.by}起草`,
      }
  }
}
