import { paths } from '../../../../paths.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { Hidden } from '../../../../web/fields.tsx'
import { Box, Form, sentTo } from '../../../../web/form.tsx'
import { Own } from '../../../../web/own.tsx'
import { Block, Empty } from '../../../../web/parts.tsx'
import { prepareForm, stratumForm } from '../forms.ts'
import { candidatesIn, whyNotDraw } from '../rules/preparing.ts'
import type { Props } from './draw.tsx'

/** An officer types the seats of each field of the pool, and names the public number. */
export function Preparing({ found, person, now, of }: Props) {
  const { panel, draws } = found
  const whyNot = whyNotDraw(found, person)
  if (whyNot) return <Own not={whyNot} />
  const to = paths.draw(panel.roundId)
  const own = sentTo(to, of)
  const able = Map.groupBy(candidatesIn(panel, now), ({ field }) => field)
  if (able.size === 0)
    return (
      <Empty title="专家库里没有可以抽取的专家">请系统管理员先在专家库里补充，邀请接受以前也可以抽取。</Empty>
    )
  return (
    <Block id="prepare" title={draws.length > 0 ? '重新准备抽取' : '准备抽取'}>
      <Form to={to} of={own} button="冻结名单，开始抽取">
        <fieldset class="field">
          <legend>各专业领域的名额</legend>
          <p class="hint">
            不抽的领域留空。同一领域的候选人机会相同，其余的人依次为候补
            <By bound={panel.plan.rulebook} rules={['panel.size']} />。
          </p>
          {[...able].map(([field, experts], at) => (
            <div>
              <Hidden name={`strata.${at}.code`} value={field} />
              <Box
                of={own}
                form={stratumForm}
                name="seats"
                field={`strata.${at}.seats`}
                label={`${field}，${experts.length}名可以抽取`}
                optional
              />
            </div>
          ))}
        </fieldset>
        <Box
          of={own}
          form={prepareForm}
          name="revealBy"
          hint="到这一天24:00为止，双方提交口令的指纹，再公开口令。"
        />
        <Box
          of={own}
          form={prepareForm}
          name="source"
          hint="到时人人查得到、现在谁也不知道的号码，写明期次，如“福彩双色球第2026140期开奖号码”。"
        />
        <Box of={own} form={prepareForm} name="publicOn" hint="晚于公开口令的最后一天。" />
      </Form>
    </Block>
  )
}
