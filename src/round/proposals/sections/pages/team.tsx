import { bySubdistrict } from './beneficiaries.tsx'
import { RowSet } from '../../pages/rows.tsx'
import type { FieldsProps } from './form-view.ts'

export const TeamFields = ({ of }: FieldsProps) => (
  <RowSet
    of={of}
    name="team"
    title="团队成员"
    hint="谁来做、做什么、做过什么。"
    columns={[
      { key: 'name', text: '姓名', short: true },
      { key: 'duty', text: '分工', wide: true },
      { key: 'qualification', text: '资质与经验（选填）', wide: true },
    ]}
  />
)

export const PartnersFields = ({ of, form: { places } }: FieldsProps) => (
  <RowSet
    of={of}
    name="partners"
    title="合作单位"
    hint="没有合作单位的，空着就行。合作的是本区社区的，请选出来。"
    columns={[
      { key: 'name', text: '单位', wide: true },
      { key: 'does', text: '合作内容', wide: true },
      {
        key: 'community',
        text: '本区社区（选填）',
        options: new Map(
          bySubdistrict(places).map(([subdistrict, communities]) => [
            subdistrict,
            communities.map(({ id, community }) => ({ value: id, text: community || '全街道' })),
          ]),
        ),
      },
    ]}
  />
)
