import { paths } from '../../paths.ts'
import type { Filled } from '../../web/answer.tsx'
import { Area, Select, Upload } from '../../web/fields.tsx'
import { Actions, Button, Head } from '../../web/parts.tsx'
import type { Fault, Listed } from '../rules/version.ts'
import { sayFault } from './words.ts'

type Props = { of: Filled; rulebooks: Listed[]; faults: Fault[] }

/** One file, chosen or pasted. What is wrong in it is listed, and nothing of it is kept. */
export const ImportPage = ({ of, rulebooks, faults }: Props) => (
  <div class="page">
    <Head
      title="导入管理办法"
      crumbs={[{ href: paths.rulebooks(), text: '管理办法' }, { text: '导入' }]}
      lead="导入以前导出的文件。导入的是草稿，经负责人批准后才施行。"
    />
    {faults.length > 0 && <Faults faults={faults} />}
    <form method="post" action={paths.rulebookImport()} enctype="multipart/form-data">
      <Upload
        of={of}
        name="file"
        label="文件"
        hint="导出的.json文件，最大1 MB。"
        accept=".json,application/json"
        optional
      />
      <Area of={of} name="text" label="或者粘贴文件的内容" rows={10} optional />
      <Select
        of={of}
        name="into"
        label="导入为"
        options={[
          { value: '', text: '新的一部管理办法' },
          ...rulebooks.map(({ rulebookId, title }) => ({ value: rulebookId, text: `${title}的新版` })),
        ]}
      />
      <Actions>
        <Button>导入</Button>
      </Actions>
    </form>
  </div>
)

const Faults = ({ faults }: { faults: Fault[] }) => (
  <div class="errors" role="alert" aria-labelledby="errors" tabindex={-1}>
    <h2 id="errors">没有导入：有{faults.length}处不对</h2>
    <ul>
      {faults.slice(0, 50).map((fault) => (
        <li>{sayFault(fault)}</li>
      ))}
    </ul>
  </div>
)
