import { paths } from '../../../paths.ts'
import { ROLE_WORDS } from '../../../people/rules/person.ts'
import type { openingMatters, recoveryMatters, reversalMatters, roleMatters } from '../rules/shared.ts'
import type { poolMatters } from '../rules/pool.ts'
import type { DrawMatter } from '../rules/draws.ts'
import type { Line } from './matters.tsx'

/** The same line on the desk of each who may do it. */
export const openingLine = ({ id, about, ...rest }: ReturnType<typeof openingMatters>[number]): Line => ({
  ...rest,
  href: paths.opening(id),
  text: `见证开启申报书：${about}`,
})

const DRAW_WORDS: Record<DrawMatter['act'], string> = {
  'commit-draw': '提交抽取口令的指纹',
  'reveal-draw': '公开抽取口令',
  'conclude-draw': '录入公开号码，抽取评审专家',
  'set-draw-aside': '没有收齐指纹，申请作废抽取',
  'answer-draw-aside': '同意或者不同意作废抽取',
}
export const drawLine = ({ id, about, act, seq, ...rest }: DrawMatter): Line => ({
  ...rest,
  href: paths.draw(id),
  text: `${DRAW_WORDS[act]}：${about}`,
  small: `第${seq}次抽取`,
})

export const poolLine = ({ about, ...rest }: ReturnType<typeof poolMatters>[number]): Line => ({
  ...rest,
  href: paths.poolProposals(),
  text: `同意或者不同意专家库的变动：${about}${rest.count > 1 ? `等${rest.count}名` : ''}`,
})

export const roleLine = ({ about, asked, ...rest }: ReturnType<typeof roleMatters>[number]): Line => ({
  ...rest,
  href: paths.confirmations(),
  text: `确认角色：${about}，${asked.roles.map((role) => ROLE_WORDS[role]).join('、')}`,
  small: `${asked.byName}提出`,
})

export const reversalLine = ({ about, of, ...rest }: ReturnType<typeof reversalMatters>[number]): Line => ({
  ...rest,
  href: paths.reversal(of.kind, of.which),
  text: `同意或者不同意更正：${about}`,
  small: `${of.by}提出`,
})

export const recoveryLine = ({
  id,
  about,
  byName,
  ...rest
}: ReturnType<typeof recoveryMatters>[number]): Line => ({
  ...rest,
  href: paths.recoveryOf(id),
  text: `确认找回账号：${about}`,
  small: `${byName}申请`,
})
