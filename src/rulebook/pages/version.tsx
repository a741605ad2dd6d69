import type { Child } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { type Person, has } from '../../people/rules/person.ts'
import { sayClause } from '../../shared/clauses.ts'
import { dayOf, sayDay } from '../../shared/days.ts'
import { sayWhy } from '../../web/answer.tsx'
import { Actions, Block, Button, Head, Note, Tag } from '../../web/parts.tsx'
import { Hidden } from '../../web/fields.tsx'
import {
  type Drafted,
  type Fault,
  type Kept,
  type Listed,
  whyNotEnact,
  whyNotRequest,
} from '../rules/version.ts'
import { numberedClauses } from '../rules/text.ts'
import { Params } from './parameters.tsx'
import { Text } from './text.tsx'
import { sayEnactRefusal, sayRequestRefusal, sayVersion } from './words.ts'

type Props = {
  version: Kept
  /** For the staff, of a draft: who wrote it, and what is wrong with it. */
  draft: Drafted | null
  faults: Fault[]
  siblings: Listed[]
  person: Person | null
  refused: Child
}

/** Text and parameters side by side. The text prints as a paper. */
export function VersionPage({ version, draft, faults, siblings, person, refused }: Props) {
  return (
    <div class="page">
      <Head
        title={version.book.title}
        crumbs={[{ href: paths.rulebooks(), text: '管理办法' }, { text: nameOf(version) }]}
        meta={<Meta version={version} />}
        actions={<Acts version={version} person={person} />}
      />
      {refused && <Note tone="bad">{refused}</Note>}
      {version.id === MODEL && (
        <Note tone="warn" label="示范文本">
          这是随系统提供的示范，不是任何一个区的规定，不能直接适用；由经办人复制后修改。
        </Note>
      )}
      {draft && person && <Enact draft={draft} faults={faults} person={person} />}
      <div class="columns main-first">
        <Text version={version} />
        <Params version={version} />
      </div>
      <Others version={version} siblings={siblings} />
    </div>
  )
}

const MODEL = 'model'

const nameOf = (version: Kept): string => (version.id === MODEL ? '示范文本' : sayVersion(version))

const Meta = ({ version }: { version: Kept }) =>
  version.inForceAt === null ? (
    <Tag tone={version.id === MODEL ? 'warn' : 'now'}>{version.id === MODEL ? '示范文本' : '草稿'}</Tag>
  ) : (
    <>
      <Tag tone="good">施行</Tag>
      <span>自{sayDay(dayOf(version.inForceAt))}起</span>
    </>
  )

const Acts = ({ version, person }: { version: Kept; person: Person | null }) => (
  <>
    {person && has(person, 'officer') && (
      <>
        {version.inForceAt === null && version.id !== MODEL && (
          <Button href={paths.rulebookEdit(version.id)}>修改</Button>
        )}
        <form method="post" action={paths.rulebooks()}>
          <Hidden name="from" value={version.id} />
          <Button plain>{version.id === MODEL ? '复制示范文本' : '以此起草新版'}</Button>
        </form>
      </>
    )}
    {person && version.id !== MODEL && <a href={paths.rulebookHistory(version.id)}>经过</a>}
    <a href={paths.rulebookFile(version.id)}>导出文件</a>
  </>
)

/** What stands between a draft and its force. */
function Enact({ draft, faults, person }: { draft: Drafted; faults: Fault[]; person: Person }) {
  const whyNot = whyNotEnact(draft, faults, person)
  return (
    <Block id="enactment" title="批准施行">
      {faults.length > 0 && <Faults draft={draft} faults={faults} person={person} />}
      <p>施行以后，这一版的条文和参数都不再改动；新拟定的征集公告可以适用它。</p>
      {has(person, 'officer') && <Request {...{ draft, faults, person }} />}
      <Actions>
        {whyNot === null ? (
          <form method="post" action={paths.rulebookEnactment(draft.id)}>
            <Hidden name="version" value={String(draft.version)} />
            <Button>批准施行</Button>
          </form>
        ) : (
          whyNot.why !== 'faulty' && <p class="quiet">{sayWhy(whyNot, sayEnactRefusal)}。</p>
        )}
      </Actions>
    </Block>
  )
}

/** An officer's part of it: to put the text before the approvers. */
function Request({ draft, faults, person }: { draft: Drafted; faults: Fault[]; person: Person }) {
  const whyNot = whyNotRequest(draft, faults, person)
  if (whyNot)
    return whyNot.why === 'faulty' ? null : <p class="quiet">{sayWhy(whyNot, sayRequestRefusal)}。</p>
  return (
    <form method="post" action={paths.rulebookRequest(draft.id)}>
      <Actions>
        <Button>提请批准</Button>
      </Actions>
    </form>
  )
}

/** What is wrong, each with its place; for an officer a link to the field. */
const Faults = ({ draft, faults, person }: { draft: Drafted; faults: Fault[]; person: Person }) => (
  <>
    <Note tone="warn">施行以前要改{faults.length}处：</Note>
    <ul>
      {faults.map(({ path, says }) => (
        <li>
          {placeOf(draft, path)}
          {has(person, 'officer') ? <a href={`${paths.rulebookEdit(draft.id)}#${path}`}>{says}</a> : says}
        </li>
      ))}
    </ul>
  </>
)

/** "第十条：" for a fault in a clause's text. */
function placeOf({ book }: Drafted, path: string): string {
  const found = numberedClauses(book).find((clause) => path.startsWith(`${clause.path}.`))
  return found ? `${sayClause(found.number)}：` : ''
}

/** The other versions, each with what changed between it and this one, the older first; the model comes before all. */
function Others({ version, siblings }: { version: Kept; siblings: Listed[] }) {
  const others = siblings.filter(({ id }) => id !== version.id)
  if (version.id === MODEL) return null
  return (
    <Block id="others" title="与其他版本比较">
      <ul>
        {others.map((other) => (
          <li>
            <a
              href={
                other.seq < version.seq
                  ? paths.rulebookComparison(other.id, version.id)
                  : paths.rulebookComparison(version.id, other.id)
              }
            >
              {sayVersion(other)}
              {other.inForceAt === null && '（草稿）'}
            </a>
          </li>
        ))}
        <li>
          <a href={paths.rulebookComparison(MODEL, version.id)}>示范文本</a>
        </li>
      </ul>
    </Block>
  )
}
