import { paths } from '../../../paths.ts'
import { Struck } from '../../../reversals/pages.tsx'
import { clockOf, dayOf, sayMinute } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Tag } from '../../../web/parts.tsx'
import type { Happening } from '../rules.ts'
import { sayKind } from './subjects.ts'
import { sayWhat } from './words.ts'

/** When, who, what, of what. `only` leads to the history of one subject. */
export const HappeningsTable = ({ rows, name, only }: { rows: Happening[]; name: string; only?: Only }) => (
  <List lined scroll={name} columns={happeningColumns(only)} rows={rows} />
)

type Only = (subject: string) => string

export const happeningColumns = (only?: Only): Column<Happening>[] => [
  {
    head: '时间',
    instant: ({ at }) => at,
    cell: ({ at }) => <time>{`${dayOf(at)} ${clockOf(at)}`}</time>,
    keep: 'date',
  },
  { head: '谁', text: sayWho, keep: 'state' },
  {
    head: '做了什么',
    text: ({ what }) => sayWhat(what),
    cell: ({ what, reversed, isWhole }) => (
      <>
        {reversed ? <Struck>{sayWhat(what)}</Struck> : sayWhat(what)}
        {reversed && <Undone {...reversed} />}
        {!isWhole && <Tag tone="bad">与摘要对不上</Tag>}
      </>
    ),
    keep: 'name',
  },
  {
    head: '更正',
    text: ({ reversed }) => reversed && `${sayMinute(reversed.at)}，${reversed.by}同意：${reversed.reason}`,
    only: 'file',
  },
  { head: '摘要', text: ({ isWhole }) => (isWhole ? '相符' : '对不上'), only: 'file' },
  { head: '对象', text: sayAbout, cell: (row) => <About row={row} only={only} /> },
  { head: '第几条', count: ({ seq }) => seq, only: 'file' },
  { head: '理由', text: ({ reason }) => reason },
]

function sayWho({ by, unit }: Happening): string {
  if (by === null) return '访客或系统'
  return unit ? `${by}（${unit}）` : by
}

/** Beneath what was taken back: who agreed, when and why. */
const Undone = ({ kind, which, by, at, reason }: NonNullable<Happening['reversed']>) => (
  <small>
    <a href={paths.reversal(kind, which)}>
      {sayMinute(at)}更正，{by}同意
    </a>
    ：{reason}
  </small>
)

const sayAbout = ({ subject, name }: Happening): string => {
  const { word } = sayKind(subject)
  return name ? `${word}：${name}` : word
}

function About({ row, only }: { row: Happening; only: Only | undefined }) {
  const { word, href } = sayKind(row.subject)
  return (
    <>
      {href ? <a href={href}>{sayAbout(row)}</a> : <span>{sayAbout(row)}</span>}
      {only && (
        <small>
          <a href={only(row.subject)}>
            第{row.seq}条
            <span class="unseen">
              ，只看{word}
              {row.name}的经过
            </span>
          </a>
        </small>
      )}
    </>
  )
}
