import { paths } from '../../paths.ts'
import { noticeNumber } from '../../round/publicity/rules/notice.ts'
import { dayOf } from '../../shared/days.ts'
import { GetForm } from '../../web/controls.tsx'
import { Button, Empty, Head } from '../../web/parts.tsx'
import { type Group, type Hit, type Kind, markedIn } from './rules.ts'

type Props = { typed: string; words: string[]; groups: Group[] }

/** 搜索: what was found, in groups, each with its count; what somebody may not read is neither listed nor counted. */
export function SearchPage({ typed, words, groups }: Props) {
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  return (
    <div class="page">
      <Head title="搜索" meta={words.length > 0 && `${groups.length}类，${total}条`} />
      <GetForm class="filters">
        <p>
          <input aria-label="找什么" name="q" type="search" value={typed} maxlength={200} />
        </p>
        <Button plain>搜索</Button>
      </GetForm>
      {words.length > 0 && groups.length === 0 && (
        <Empty title="没有找到">请换一个词，或者少写几个词：写了几个词的，每个都要有。</Empty>
      )}
      <div class="found">
        {groups.map((group) => (
          <Found group={group} words={words} />
        ))}
      </div>
      <p class="quiet small block">
        按名称、编号、统一社会信用代码、凭证号、人名，以及申报、报告、咨询、异议、更正和备注的正文找。没有权限看的不列出，也不计数。
      </p>
    </div>
  )
}

const Found = ({ group: { kind, total, hits }, words }: { group: Group; words: string[] }) => (
  <section aria-labelledby={`found-${kind}`}>
    <h2 id={`found-${kind}`}>
      {KIND_WORDS[kind]}
      <small>{total}</small>
    </h2>
    <ul>
      {hits.map((hit) => (
        <li>
          <a href={hrefOf(hit)}>
            <Marked text={titleOf(hit)} words={words} />
          </a>
          {hit.small && (
            <span class="quiet small">
              <Marked text={smallOf(hit)} words={words} />
            </span>
          )}
          {hit.excerpt && (
            <span class="quiet small">
              …<Marked text={hit.excerpt} words={words} />…
            </span>
          )}
          {hit.at !== null && (
            <span class="small">
              <time>{dayOf(hit.at)}</time>
            </span>
          )}
        </li>
      ))}
      {total > hits.length && <li class="quiet">另外{total - hits.length}条，请多写一个词。</li>}
    </ul>
  </section>
)

const Marked = ({ text, words }: { text: string; words: string[] }) => (
  <>{markedIn(text, words).map((part) => (part.isFound ? <mark>{part.text}</mark> : part.text))}</>
)

/** Of an objection who made it, of a payment which it is. */
function titleOf({ kind, title }: Hit): string {
  if (kind === 'objection') return `${title}的异议`
  return kind === 'payment' ? `第${title}笔` : title
}

function smallOf({ kind, small }: Hit): string {
  const [code = '', seq, ...more] = (small ?? '').split('\n')
  if (kind === 'amendment') return `第${code}次更正`
  return kind === 'notice'
    ? noticeNumber(code, Number(seq))
    : [code, ...(seq ? [seq] : []), ...more].join('，')
}

const KIND_WORDS: Record<Kind, string> = {
  project: '项目',
  proposal: '申报',
  draft: '申报草稿',
  organization: '单位',
  round: '征集',
  need: '居民需求',
  topic: '选题',
  agreement: '协议',
  payment: '拨款',
  report: '里程碑报告',
  'final-report': '结项报告',
  notice: '公示',
  objection: '异议',
  enquiry: '咨询',
  amendment: '更正公告',
  note: '备注',
  letter: '信件',
  expert: '专家',
  person: '人员',
}

/** "project:7k2…": what it is on. */
function notesAt(about: string): string {
  const [kind, id = ''] = about.split(':')
  if (kind === 'organization') return paths.organizationNotes(id)
  return kind === 'project' ? paths.projectNotes(id) : paths.proposalNotes(id)
}

const named = (list: string, name: string): string => `${list}?${new URLSearchParams({ word: name })}`

function hrefOf({ kind, id, inside }: Hit): string {
  switch (kind) {
    case 'project':
      return inside ? paths.projectWork(id) : paths.project(id)
    case 'proposal':
    case 'draft':
      return paths.proposal(id)
    case 'organization':
      return paths.organization(id)
    case 'round':
      return inside ? paths.round(id) : paths.call(id)
    case 'need':
      return paths.need(id)
    case 'topic':
      return paths.topicList(id)
    case 'agreement':
      return paths.agreement(id)
    case 'payment':
      return paths.payments(id)
    case 'notice':
      return paths.notice(id)
    case 'report':
      return paths.projectWork(id)
    case 'final-report':
      return paths.closing(id)
    case 'objection':
      return paths.objection(id)
    case 'enquiry':
      return inside ? paths.enquiry(id) : paths.enquiries(id)
    case 'amendment':
      return inside ? paths.amendments(id) : paths.call(id)
    case 'note':
      return notesAt(id)
    case 'letter':
      return id
    case 'expert':
      return named(paths.experts(), id)
    case 'person':
      return paths.person(id)
  }
}
