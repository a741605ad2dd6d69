import { yuan } from '../../../shared/money.ts'
import { Facts } from '../../../web/lists.tsx'
import { Block } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { type Content, askOf, ownOf } from '../../proposals/rules/content.ts'
import { BUDGET_WORDS } from './words.ts'

/** What was handed in, for whoever judges it. */
export const ContentBlocks = ({ content, track }: { content: Content; track: string }) => (
  <>
    <Block id="content" title="申报内容">
      <Facts
        rows={[
          { name: '赛道', value: track },
          { name: '领域', value: content.category },
          { name: '实施地点', value: content.place },
          { name: '实施时间', value: `${content.months}个月` },
          { name: '负责人', value: content.leader },
          { name: '项目简介', value: <Text>{content.summary}</Text> },
          { name: '居民需求', value: <Text>{content.need}</Text> },
          { name: '目标', value: <Lines items={content.goals} /> },
          { name: '产出', value: <Lines items={content.outputs.map(sayOutput)} /> },
          { name: '成效', value: <Lines items={content.effects.map(sayEffect)} /> },
          { name: '创新', value: <Text>{content.innovation}</Text> },
          { name: '计划', value: <Lines items={content.plan.map(sayStep)} /> },
          { name: '风险与应对', value: <Lines items={content.risks.map(sayRisk)} /> },
        ]}
      />
    </Block>
    <Block id="budget" title="预算">
      <Budget content={content} />
    </Block>
  </>
)

const Text = ({ children }: { children: string }) => (
  <>
    {children.split('\n').map((line, at) => (
      <>
        {at > 0 && <br />}
        {line}
      </>
    ))}
  </>
)

const Lines = ({ items }: { items: string[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

type Of<K extends 'outputs' | 'effects' | 'plan' | 'risks'> = Content[K][number]

const sayOutput = ({ name, target, unit }: Of<'outputs'>) => `${name}：${target}${unit}`
const sayStep = ({ month, work }: Of<'plan'>) => `第${month}个月：${work}`
const sayRisk = ({ risk, response }: Of<'risks'>) => `${risk}：${response}`

function sayEffect({ name, unit, baseline, target, method }: Of<'effects'>): string {
  const from = baseline === null ? '没有基线，' : `从${baseline}${unit}，`
  return `${name}：${from}到${target}${unit}（${method}）`
}

const Budget = ({ content }: { content: Content }) => (
  <Table
    scroll="预算"
    head={[
      { text: '类别' },
      { text: '用途', keep: true },
      { text: '申请（元）', num: true },
      { text: '自筹（元）', num: true },
    ]}
    foot={
      <tr>
        <td></td>
        <th scope="row">合计</th>
        <td class="num">{yuan(askOf(content))}</td>
        <td class="num">{yuan(ownOf(content))}</td>
      </tr>
    }
  >
    {content.budget.map(({ kind, name, grant, own }) => (
      <tr>
        <td>{BUDGET_WORDS[kind]}</td>
        <th scope="row" class="keep">
          {name}
        </th>
        <td class="num">{yuan(grant)}</td>
        <td class="num">{yuan(own)}</td>
      </tr>
    ))}
  </Table>
)
