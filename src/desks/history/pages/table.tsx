import { clockOf, dayOf } from '../../../shared/days.ts'
import { Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import type { Happening } from '../rules.ts'
import { sayKind, sayWhat } from './words.ts'

/** When, who, what, of what. `only` leads to the history of one subject. */
export const HappeningsTable = ({
  rows,
  name,
  only,
}: {
  rows: Happening[]
  name: string
  only?: (subject: string) => string
}) => (
  <Table
    lined
    scroll={name}
    head={[{ text: '时间' }, { text: '谁' }, { text: '做了什么' }, { text: '对象' }, { text: '理由' }]}
  >
    {rows.map((row) => (
      <tr>
        <th scope="row" class="nowrap">
          <time datetime={new Date(row.at).toISOString()}>
            {dayOf(row.at)} {clockOf(row.at)}
          </time>
        </th>
        <td class="nowrap">{row.by ?? '访客或系统'}</td>
        <td>
          {sayWhat(row.what)}
          {!row.isWhole && <Tag tone="bad">与摘要对不上</Tag>}
        </td>
        <td>
          <About row={row} />
          {only && (
            <small>
              <a href={only(row.subject)}>
                第{row.seq}条
                <span class="unseen">
                  ，只看{sayKind(row.subject).word}
                  {row.name}的经过
                </span>
              </a>
            </small>
          )}
        </td>
        <td>{row.reason}</td>
      </tr>
    ))}
  </Table>
)

function About({ row }: { row: Happening }) {
  const { word, href } = sayKind(row.subject)
  const text = row.name ? `${word}：${row.name}` : word
  return href ? <a href={href}>{text}</a> : <span>{text}</span>
}
