import { paths } from '../../../../paths.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { type Choice, Checks } from '../../../../web/choices.tsx'
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
  const options = [...able].map(([value, { length }]) => ({
    value,
    text: value,
    small: `${length}名可以抽取`,
  }))
  const places = Array.from({ length: Math.min(MOST_ROWS, able.size) }, (_, at) => at)
  const [shown, folded] = [places.slice(0, 2), places.slice(2)]
  if (able.size === 0)
    return (
      <Empty title="专家库里没有可以抽取的专家">请系统管理员先在专家库里补充，邀请接受以前也可以抽取。</Empty>
    )
  return (
    <Block id="prepare" title={draws.length > 0 ? '重新准备抽取' : '准备抽取'}>
      <Form to={to} of={own} button="冻结名单，开始抽取">
        <p class="quiet">
          每组从勾选的专业领域里抽取，同一组的候选人机会相同，其余的人依次为候补；没有勾选的领域不抽
          <By bound={panel.plan.rulebook} rules={['panel.size']} />。
        </p>
        {shown.map((at) => (
          <Stratum of={own} at={at} options={options} />
        ))}
        {folded.length > 0 && (
          <details open={folded.some((at) => own.typed[`strata.${at}.code`])}>
            <summary>再加{folded.length}组</summary>
            {folded.map((at) => (
              <Stratum of={own} at={at} options={options} />
            ))}
          </details>
        )}
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
          size={30}
          hint="到时人人查得到、现在谁也不知道的号码，写明期次，如“福彩双色球第2026140期开奖号码”。"
        />
        <Box of={own} form={prepareForm} name="publicOn" hint="晚于公开口令的最后一天。" />
      </Form>
    </Block>
  )
}

/** Rows that the page has; a machine may send more. */
const MOST_ROWS = 4

type StratumProps = Pick<Props, 'of'> & { at: number; options: Choice[] }
const Stratum = ({ of, at, options }: StratumProps) => (
  <fieldset class="field">
    <legend>第{at + 1}组</legend>
    <Box
      of={of}
      form={stratumForm}
      name="code"
      field={`strata.${at}.code`}
      hint="如业务、财务、社区。"
      optional={at > 0}
    />
    <Box of={of} form={stratumForm} name="seats" field={`strata.${at}.seats`} optional={at > 0} />
    <Checks of={of} name={`strata.${at}.fields`} legend="专业领域" options={options} optional={at > 0} />
  </fieldset>
)
