import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import { LARGEST_JSON, sayLargest } from '../../web/bounds.ts'
import { Upload } from '../../web/fields.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Head } from '../../web/parts.tsx'
import { importForm } from '../forms/book.ts'
import type { Fault, Listed } from '../rules/version.ts'
import { sayFault } from './words.ts'

type Props = { of: Filled; rulebooks: Listed[]; faults: Fault[]; now: Instant }

/** One file, chosen or pasted. What is wrong in it is listed, and nothing of it is kept. */
export const ImportPage = ({ of, rulebooks, faults, now }: Props) => (
  <div class="page">
    <Head
      title="导入管理办法"
      crumbs={[{ href: paths.rulebooks(), text: '管理办法' }, { text: '导入' }]}
      lead="导入以前导出的文件。导入的是草稿，经负责人批准后才施行。"
    />
    <Form
      to={paths.rulebookImport()}
      of={faults.length > 0 ? blank : of}
      hidden={{ shown: now }}
      button="导入"
      files
    >
      {faults.length > 0 && <Faults faults={faults} />}
      <Upload
        of={of}
        name="file"
        label="文件"
        hint={`导出的.json文件，${sayLargest(LARGEST_JSON)}。`}
        largest={LARGEST_JSON}
        accept=".json,application/json"
        optional
      />
      <Box of={of} form={importForm} name="text" hint="没有选择文件时，用粘贴的内容。" size={10} />
      <Box
        of={of}
        form={importForm}
        name="into"
        none="新的一部管理办法"
        options={rulebooks.map(({ rulebookId, title }) => ({ value: rulebookId, text: `${title}的新版` }))}
        optional={false}
      />
    </Form>
  </div>
)

const Faults = ({ faults }: { faults: Fault[] }) => (
  <div class="errors" id="refusal" role="alert" tabindex={-1}>
    <h2>没有导入：有{faults.length}处不对</h2>
    <ul>
      {faults.slice(0, MOST_SHOWN).map((fault) => (
        <li>{sayFault(fault)}</li>
      ))}
      {faults.length > MOST_SHOWN && <li>还有{faults.length - MOST_SHOWN}处</li>}
    </ul>
  </div>
)

const MOST_SHOWN = 50
