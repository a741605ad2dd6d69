import nzh from 'nzh/cn'

/** "第二十一条", as the management rules number their clauses. `no` counts from 1. */
export const sayClause = (no: number): string => `第${nzh.encodeS(no)}条`
