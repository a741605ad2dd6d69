import { paths } from '../../paths.ts'
import { type Person, has } from '../../people/rules/person.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { blank } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Form } from '../../web/form.tsx'
import { Block, Button, Empty, Head, Note, type Tone } from '../../web/parts.tsx'
import { type Listed, MODEL_ID } from '../rules/version.ts'
import { sayVersion } from './words.ts'

/** The rules in force; for the staff the drafts too, and for an officer how to begin one. */
export const RulebooksPage = ({
  versions,
  person,
  now,
  url,
}: {
  versions: Listed[]
  person: Person | null
  now: Instant
  url: string
}) => (
  <div class="page">
    <Head
      title="管理办法"
      lead="每一期公益创投都按公告载明的版本办理。期限、比例和分数线由哪一条规定，点开条文就能看到。"
      meta={versions.length > 0 && `共${versions.length}版`}
      actions={
        <>
          {person && has(person, 'officer') && <Begin now={now} />}
          {versions.length > 0 && <Export url={url} />}
        </>
      }
    />
    {versions.length === 0 ? (
      <Empty title="还没有施行的管理办法">经办人起草、负责人批准后，列在这里。</Empty>
    ) : (
      <>
        <Several versions={versions} />
        <List scroll="管理办法的各版" columns={versionColumns(versions)} rows={versions} />
      </>
    )}
    <Block id="model" title="示范文本">
      <p>
        <a href={paths.rulebook(MODEL_ID)}>示范管理办法</a>
        是随系统提供的示范文本，不是任何一个区的规定。各区复制后修改条文和参数，批准后施行。
      </p>
    </Block>
  </div>
)

/** More than one rulebook in force: which of them speaks where nobody chose one. */
function Several({ versions }: { versions: Listed[] }) {
  const inForce = versions.filter((one) => one.inForceAt !== null && isLatest(one, versions))
  const newest = inForce.toSorted((a, b) => (b.inForceAt ?? 0) - (a.inForceAt ?? 0))[0]
  if (!newest || inForce.length < 2) return null
  return (
    <Note>
      现在有{inForce.length}
      部管理办法施行。拟定征集公告时可以选择；没有选择的，以及需求的答复期限，按最近施行的
      <a href={paths.rulebook(newest.id)}>
        《{newest.title}》{sayVersion(newest)}
      </a>
      。
    </Note>
  )
}

const Begin = ({ now }: { now: Instant }) => (
  <>
    <Form to={paths.rulebooks()} of={blank} hidden={{ from: MODEL_ID, shown: now }} button="复制示范文本" />
    <Button plain href={paths.rulebookImport()}>
      导入文件
    </Button>
  </>
)

/** Of all versions that the reader is shown: which of them is the latest, they tell together. */
export const versionColumns = (versions: Listed[]): Column<Listed>[] => [
  { head: '名称', text: ({ title }) => title, href: ({ id }) => paths.rulebook(id), keep: 'name' },
  { head: '版本', text: sayVersion },
  {
    head: '状态',
    text: (version) => stateOf(version, versions).word,
    tone: (version) => stateOf(version, versions).tone,
    keep: 'state',
  },
  {
    head: '施行日期',
    day: ({ inForceAt }) => (inForceAt === null ? null : dayOf(inForceAt)),
    keep: 'date',
  },
]

/** Of its rulebook, nothing was put into force later. */
const isLatest = (version: Listed, versions: Listed[]): boolean =>
  !versions.some(
    ({ rulebookId, inForceAt }) =>
      rulebookId === version.rulebookId && (inForceAt ?? 0) > (version.inForceAt ?? 0),
  )

function stateOf(version: Listed, versions: Listed[]): { word: string; tone?: Tone } {
  if (version.discardedAt) return { word: '已作废' }
  if (version.inForceAt === null) return { word: '草稿', tone: 'now' }
  return isLatest(version, versions) ? { word: '施行', tone: 'good' } : { word: '已有新版' }
}
