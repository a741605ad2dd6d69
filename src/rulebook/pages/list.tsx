import { paths } from '../../paths.ts'
import { type Person, has } from '../../people/rules/person.ts'
import { dayOf, sayDay } from '../../shared/days.ts'
import { Hidden } from '../../web/fields.tsx'
import { Block, Button, Empty, Head, Note, Tag } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import type { Listed } from '../rules/version.ts'
import { sayVersion } from './words.ts'

/** The rules in force; for the staff the drafts too, and for an officer how to begin one. */
export const RulebooksPage = ({ versions, person }: { versions: Listed[]; person: Person | null }) => (
  <div class="page">
    <Head
      title="管理办法"
      lead="每一期公益创投都按公告载明的版本办理。期限、比例和分数线由哪一条规定，点开条文就能看到。"
      actions={person && has(person, 'officer') ? <Begin /> : undefined}
    />
    {versions.length === 0 ? (
      <Empty title="还没有施行的管理办法">经办人起草、负责人批准后，列在这里。</Empty>
    ) : (
      <>
        <Several versions={versions} />
        <Versions versions={versions} />
      </>
    )}
    <Block id="model" title="示范文本">
      <p>
        <a href={paths.rulebook('model')}>示范管理办法</a>
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

const Begin = () => (
  <>
    <form method="post" action={paths.rulebooks()}>
      <Hidden name="from" value="model" />
      <Button>复制示范文本</Button>
    </form>
    <Button plain href={paths.rulebookImport()}>
      导入文件
    </Button>
  </>
)

const Versions = ({ versions }: { versions: Listed[] }) => (
  <Table
    scroll="管理办法的各版"
    head={[{ text: '名称', keep: true }, { text: '版本' }, { text: '状态' }, { text: '施行日期' }]}
  >
    {versions.map((version) => (
      <tr>
        <th scope="row" class="keep">
          <a href={paths.rulebook(version.id)}>{version.title}</a>
        </th>
        <td>{sayVersion(version)}</td>
        <td>
          <StateTag version={version} isLatest={isLatest(version, versions)} />
        </td>
        <td>{version.inForceAt === null ? '—' : sayDay(dayOf(version.inForceAt))}</td>
      </tr>
    ))}
  </Table>
)

/** Of its rulebook, nothing was put into force later. */
const isLatest = (version: Listed, versions: Listed[]): boolean =>
  !versions.some(
    ({ rulebookId, inForceAt }) =>
      rulebookId === version.rulebookId && (inForceAt ?? 0) > (version.inForceAt ?? 0),
  )

const StateTag = ({ version, isLatest: latest }: { version: Listed; isLatest: boolean }) => {
  if (version.inForceAt === null) return <Tag tone="now">草稿</Tag>
  return latest ? <Tag tone="good">施行</Tag> : <Tag>已有新版</Tag>
}
