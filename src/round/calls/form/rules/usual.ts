import { type Form, PARTS } from './form.ts'

/** The form that a new draft starts from: every part to fill in, and what districts ask besides. */
export const usualForm = (): Form => ({
  parts: PARTS.filter((part) => part !== 'profile'),
  sections: [
    {
      code: 'background',
      title: '项目基础与安全',
      hint: '评审时与申报书一起看。',
      questions: [
        {
          code: 'again',
          label: '是否延续项目',
          hint: '以前得到过公益创投资助、这一次接着做的，选“是”。',
          required: true,
          kind: 'choice',
          options: ['是', '否'],
        },
        {
          code: 'before',
          label: '上一期成效',
          hint: '写明服务了多少人、有什么变化、还有什么没有做到',
          required: true,
          when: { question: 'again', is: ['是'] },
          kind: 'text',
          limit: 500,
        },
        {
          code: 'support',
          label: '需要街道或社区提供的支持',
          kind: 'choice',
          options: ['活动场地', '宣传招募', '志愿者', '入户引见'],
          several: true,
        },
        {
          code: 'safety',
          label: '安全预案',
          hint: '写明现场安全责任人、应急联系和处置办法',
          required: true,
          kind: 'text',
          limit: 500,
        },
      ],
    },
  ],
})
