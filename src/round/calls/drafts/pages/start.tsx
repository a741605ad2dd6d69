import { paths } from '../../../../paths.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { LARGEST_JSON, sayLargest } from '../../../../web/bounds.ts'
import { Upload } from '../../../../web/fields.tsx'
import { Box, Form } from '../../../../web/form.tsx'
import { Block, Head } from '../../../../web/parts.tsx'
import type { Round } from '../../rules/round.ts'
import { startForm } from '../forms/start.ts'

type Props = { rounds: Round[]; now: Instant; of: Filled }

/** How a round begins: from the usual text, from an earlier round, or from a file. */
export const StartDraftPage = ({ rounds, now, of }: Props) => (
  <div class="page">
    <Head
      title="拟定新一期"
      crumbs={[{ href: paths.rounds(), text: '征集' }]}
      meta="分步填写，随时保存；送审以前，只有经办人看得到。"
    />
    <Block id="usual" title="从头拟定" small="评分细则有样本，数字取自现行管理办法">
      <Form
        to={paths.newRound()}
        of={{ typed: {}, problems: [] }}
        hidden={{ shown: now }}
        button="开始拟定"
      />
    </Block>
    {rounds.length > 0 && (
      <Block id="clone" title="照往期拟定" small="日程和简称重新填，数字改为现行管理办法的，附件照样带来">
        <Form to={paths.newRound()} of={of} hidden={{ shown: now }} button="照这一期拟定" plain>
          <Box
            of={of}
            form={startForm}
            name="from"
            options={rounds.map(({ id, plan }) => ({ value: id, text: plan.title }))}
            optional={false}
          />
        </Form>
      </Block>
    )}
    <Block id="import" title="从文件导入" small="别处导出的一期">
      <Form to={paths.roundImport()} of={placed(of)} hidden={{ shown: now }} button="导入" plain files>
        <Upload
          of={placed(of)}
          name="file"
          label="文件"
          hint={`导出时得到的.json文件，${sayLargest(LARGEST_JSON)}。附件不在里面，导入以后会来信列出要补传哪些。`}
          largest={LARGEST_JSON}
          accept=".json,application/json"
        />
      </Form>
    </Block>
  </div>
)

/** No field of the page is in the file: the place is said with the reason. */
const placed = (of: Filled): Filled => ({
  ...of,
  problems: of.problems.map(({ field, says }) => ({
    field: 'file',
    says: field ? `${field}：${says}` : says,
  })),
})
