import { COMPANY } from './regions.ts';

/** A person with a name of their own: may be signed in as, and is known to the scenarios' reader. */
export interface Persona {
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
  readonly pinyin: string;
  /** Path below the company. */
  readonly department: string;
  readonly region: string;
  readonly roles: readonly string[];
  /** What the person does, for the list of sign-ins; only those that show the app best have one. */
  readonly shown?: string;
  readonly kind?: 'employee' | 'contractor' | 'third_party';
  readonly isAdministrator?: boolean;
  /** Code of the warehouse that the person keeps. */
  readonly keeps?: string;
}

const READER = 'core.reader';
const CLERK = ['order_center.clerk', READER];
const KEEPER = ['order_center.keeper', READER];

type Row = readonly [login: string, name: string, nameEn: string, pinyin: string, region: string, department: string];

function persona(row: Row, roles: readonly string[], more: Partial<Persona> = {}): Persona {
  const [login, name, nameEn, pinyin, region, department] = row;
  return { login, name, nameEn, pinyin, region, department: `${COMPANY}/${department}`, roles, ...more };
}

function keeper(row: Row, keeps: string, more: Partial<Persona> = {}): Persona {
  return persona(row, KEEPER, { keeps, ...more });
}

/** The 25 people who have a password. */
export const personas: readonly Persona[] = [
  persona(
    ['admin', '林安', 'Lin An', 'lin an', 'CN-HZ', '杭州/数字化部'],
    ['core.master_data', 'order_center.order_manager', 'order_center.finance'],
    { isAdministrator: true, shown: '管理员：设计应用、管理人员 · designs and administers' },
  ),
  persona(
    ['wangwei', '王蔚', 'Wang Wei', 'wang wei', 'CN-HZ', '杭州/订单运营部'],
    ['order_center.order_manager', READER],
    { shown: '订单经理：审批、关闭 · order manager' },
  ),
  persona(['liqin', '李琴', 'Li Qin', 'li qin', 'CN-HZ', '杭州/订单运营部'], CLERK, {
    shown: '订单专员：录入并提交订单 · order clerk',
  }),
  persona(['zhaoyun', '赵芸', 'Zhao Yun', 'zhao yun', 'CN-HZ', '杭州/订单运营部/华东组'], CLERK),
  persona(['sunmei', '孙梅', 'Sun Mei', 'sun mei', 'CN-HZ', '杭州/订单运营部/华北组'], CLERK, {
    shown: '订单专员：仅见本组订单 · clerk of one team',
  }),
  persona(['yangfan', '杨帆', 'Yang Fan', 'yang fan', 'CN-HZ', '杭州/订单运营部/西南组'], CLERK),
  persona(
    ['chenguo', '陈果', 'Chen Guo', 'chen guo', 'CN-HZ', '杭州/销售部'],
    ['order_center.order_manager', 'order_center.auditor'],
  ),
  persona(['zhoujie', '周洁', 'Zhou Jie', 'zhou jie', 'CN-HZ', '杭州/计划部'], ['order_center.planner', READER], {
    shown: '计划员：承诺交期 · planner',
  }),
  persona(['hetao', '何涛', 'He Tao', 'he tao', 'CN-HZ', '杭州/采购部'], [READER]),
  keeper(['mashan', '马山', 'Ma Shan', 'ma shan', 'CN-HZ', '杭州/仓储物流部'], 'WH-HZ'),
  keeper(['luohan', '罗涵', 'Luo Han', 'luo han', 'CN-WH', '武汉/仓储物流部'], 'WH-WH'),
  keeper(['xuqiang', '许强', 'Xu Qiang', 'xu qiang', 'CN-CD', '成都/计划部'], 'BW-XA', {
    shown: '仓管员（西安）：不见价格 · keeper, sees no price',
  }),
  keeper(['tangbo', '唐波', 'Tang Bo', 'tang bo', 'CN-CD', '成都/计划部'], 'BW-CD'),
  keeper(['fengyi', '冯毅', 'Feng Yi', 'feng yi', 'CN-SH', '上海/仓储物流部'], 'BW-NB'),
  keeper(['penglei', '彭磊', 'Peng Lei', 'peng lei', 'CN-CD', '成都/计划部'], 'BW-GY'),
  keeper(['caoyang', '曹阳', 'Cao Yang', 'cao yang', 'CN-SH', '上海/仓储物流部'], 'BW-HZW'),
  keeper(['dengke', '邓科', 'Deng Ke', 'deng ke', 'CN-BJ', '北京/计划部'], 'BW-ZJK', { kind: 'third_party' }),
  persona(['yunfei', '云飞', 'Yun Fei', 'yun fei', 'CN-HZ', '杭州/仓储物流部'], ['order_center.logistics', READER], {
    shown: '物流：各仓已确认订单，不见价格 · logistics',
  }),
  persona(['fenglan', '冯兰', 'Feng Lan', 'feng lan', 'CN-HZ', '杭州/财务部'], ['order_center.finance', READER], {
    shown: '财务：客户、条款、价格、信用 · finance',
  }),
  persona(['shenlu', '沈璐', 'Shen Lu', 'shen lu', 'CN-HZ', '杭州/审计法务部'], ['order_center.auditor', READER], {
    shown: '审计：只读全部 · auditor',
  }),
  persona(['linmei', '林梅', 'Lin Mei', 'lin mei', 'CN-HZ', '杭州/数字化部'], ['core.master_data'], {
    shown: '主数据：零件、人员、仓库 · master data',
  }),
  persona(['guoxin', '郭欣', 'Guo Xin', 'guo xin', 'CN-SH', '上海/销售部'], [READER]),
  persona(['pengyu', '彭宇', 'Peng Yu', 'peng yu', 'CN-WH', '武汉/项目管理部'], [READER]),
  persona(['aisyah', '艾莎', 'Aisyah Rahim', 'ai sha', 'MY-KL', '吉隆坡/质量部'], [READER]),
  persona(['oliver', '奥利弗', 'Oliver Hart', 'ao li fu', 'UK-LON', '伦敦/销售部'], [READER], { kind: 'contractor' }),
];
