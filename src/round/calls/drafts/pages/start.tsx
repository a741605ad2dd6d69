import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { ErrorSummary, Select, Upload } from '../../../../web/fields.tsx'
import { Actions, Block, Button, Head, Note } from '../../../../web/parts.tsx'
import type { Round } from '../../rules/round.ts'

type Props = { rounds: Round[]; of: Filled; refused: Child }

/** How a round begins: from the usual text, from an earlier round, or from a file. */
export const StartDraftPage = ({ rounds, of, refused }: Props) => (
  <div class="page">
    <Head
      title="拟定新一期"
      crumbs={[{ href: paths.rounds(), text: '征集' }]}
      meta="分步填写，随时保存；送审以前，只有经办人看得到。"
    />
    {refused && <Note tone="bad">{refused}</Note>}
    <ErrorSummary of={of} />
    <Block id="usual" title="从头拟定" small="评分细则有样本，数字取自现行管理办法">
      <form method="post" action={paths.newRound()}>
        <Actions>
          <Button>开始拟定</Button>
        </Actions>
      </form>
    </Block>
    {rounds.length > 0 && (
      <Block id="clone" title="照往期拟定" small="日程和简称重新填，数字改为现行管理办法的，附件照样带来">
        <form method="post" action={paths.newRound()}>
          <Select
            of={of}
            name="from"
            label="哪一期"
            options={rounds.map(({ id, plan }) => ({ value: id, text: plan.title }))}
            full
          />
          <Actions>
            <Button plain>照这一期拟定</Button>
          </Actions>
        </form>
      </Block>
    )}
    <Block id="import" title="从文件导入" small="别处导出的一期">
      <form method="post" action={paths.roundImport()} enctype="multipart/form-data">
        <Upload
          of={of}
          name="file"
          label="文件"
          hint="导出时得到的.json文件。附件不在里面，导入以后会来信列出要补传哪些。"
          accept=".json,application/json"
        />
        <Actions>
          <Button plain>导入</Button>
        </Actions>
      </form>
    </Block>
  </div>
)
