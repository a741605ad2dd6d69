import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { PERSONAL_WORDS } from '../../../shared/personal/kinds.ts'
import { Block } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Naming, Place, numbersIn } from './rules.ts'

type Props = { id: string; plan: Pick<Plan, 'rulebook'>; found: Naming[] }

/** Before submitting: what would tell experts whose it is, with the way to it. It may stay, where it must. */
export const NamingFound = ({ id, plan, found }: Props) =>
  found.length === 0 ? null : (
    <Block id="naming" title={`匿名评审：${found.length}处可能看出是谁的申报书`}>
      <ul class="links">
        {found.map((one) => (
          <li>
            <a href={paths.proposalSection(id, one.section)}>{sayNaming(one)}</a>
          </li>
        ))}
      </ul>
      <p class="hint">
        专家评分时不显示申报单位
        <By bound={plan.rulebook} rules={['#scoring']} />
        。请改掉；确实需要保留的，可以照常提交。
      </p>
    </Block>
  )

type Held = { found: ReturnType<typeof numbersIn>; href?: (section: string) => string }

/** Numbers of people in what was written: for whoever writes it, with the way to it, and for whoever checks it. */
export const NumbersFound = ({ found, href }: Held) =>
  found.length === 0 ? null : (
    <Block id="numbers" title={`${found.length}处像电话、证件号或卡号`}>
      <ul class="links">
        {found.map((one) => (
          <li>{href ? <a href={href(one.section)}>{sayHeld(one)}</a> : sayHeld(one)}</li>
        ))}
      </ul>
      <p class="hint">不是必须的请删去。立项以后公开的文字里，没有经办人决定公开的一律遮盖。</p>
    </Block>
  )

const sayHeld = ({ place, what, masked }: ReturnType<typeof numbersIn>[number]): string =>
  `${WORDS[place]}里有${PERSONAL_WORDS[what]}（${masked}）`

/** For whoever checks it: what would tell experts whose it is. */
export const NamingSeen = ({ found }: Pick<Props, 'found'>) =>
  found.length === 0 ? null : (
    <Block id="naming" title={`匿名评审：${found.length}处可能看出是谁的申报书`}>
      <ul>
        {found.map((one) => (
          <li>{sayNaming(one)}</li>
        ))}
      </ul>
    </Block>
  )

export const sayNaming = ({ place, kind, named }: Naming): string =>
  `${WORDS[place]}里有${kind === 'organization' ? '单位名称' : '姓名'}“${named}”`

const WORDS: Record<Place, string> = {
  ...{
    title: '标题',
    summary: '摘要',
    need: '需求',
    goals: '目标',
    innovation: '创新',
    outputs: '产出与成效',
  },
  ...{
    plan: '活动计划',
    risks: '风险与应对',
    team: '受益人群、分工',
    budget: '预算',
    answers: '附加问题的回答',
  },
  ...{ place: '实施地点', partner: '合作单位', file: '附件的文件名' },
}
