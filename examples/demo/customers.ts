import { createIds } from './demo-ids.ts';
import { createRandom } from './random.ts';

/** A customer, with the terms that its orders need. */
export interface DemoCustomer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly region: string;
  readonly currency: 'CNY' | 'EUR' | 'USD';
  readonly priceBasis: 'order_date' | 'delivery_date';
  readonly taxRate: string;
  readonly transitDays: number;
  readonly frozenWeeks: number;
  readonly creditLimit: string;
  /** Its share of the orders. */
  readonly weight: number;
  readonly sites: readonly DemoSite[];
}

/** Where a customer takes delivery. */
export interface DemoSite {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly city: string;
  /** Code of the warehouse that delivers there. */
  readonly shipFrom: string;
}

type Row = readonly [code: string, name: string, nameEn: string, region: string, sites: string];

/** Twelve invented makers of vehicles, the largest first; each site with its city and warehouse. */
const rows: readonly Row[] = [
  ['BC', '北辰汽车', 'Beichen Motor', 'CN-HZ', '西安 BW-XA,宁波 BW-NB,成都 BW-CD,贵阳 BW-GY,张家口 BW-ZJK'],
  ['NL', '南岭汽车', 'Nanling Auto', 'CN-SH', '杭州湾 BW-HZW,宁波 BW-NB,武汉 WH-WH,成都 BW-CD'],
  ['DH', '东湖汽车', 'Donghu Auto', 'CN-WH', '武汉 WH-WH,襄阳 WH-WH,成都 BW-CD,贵阳 BW-GY'],
  ['QL', '青岚汽车', 'Qinglan Auto', 'CN-CD', '成都 BW-CD,贵阳 BW-GY,西安 BW-XA'],
  ['CY', '赤曜新能源', 'Chiyao EV', 'CN-SU', '苏州 BW-HZW,宁波 BW-NB,杭州 WH-HZ'],
  ['HY', '海岳汽车', 'Haiyue Motor', 'CN-DL', '大连 BW-ZJK,张家口 BW-ZJK,西安 BW-XA'],
  ['SS', '松石商用车', 'Songshi Trucks', 'CN-BJ', '张家口 BW-ZJK,北京 BW-ZJK,西安 BW-XA'],
  ['LC', '凌川智行', 'Lingchuan Mobility', 'CN-HZ', '杭州 WH-HZ,杭州湾 BW-HZW'],
  ['CL', '沧澜汽车', 'Canglan Auto', 'CN-SH', '上海 BW-HZW,宁波 BW-NB'],
  ['NV', '诺维克汽车', 'Norrvik Motors', 'SE-GOT', 'Gothenburg WH-HZ,Ghent WH-HZ'],
  ['AV', '阿尔维尔汽车', 'Alvale Cars', 'UK-LON', 'Coventry WH-HZ,Sunderland WH-HZ'],
  ['SL', '塞拉特汽车', 'Selatra Auto', 'MY-KL', 'Shah Alam WH-HZ,Pekan WH-HZ'],
];
const currencies: Readonly<Record<string, DemoCustomer['currency']>> = { NV: 'EUR', AV: 'EUR', SL: 'USD' };

/** The 12 customers with their 35 sites and their terms. */
export function generateCustomers(seed: number): readonly DemoCustomer[] {
  const random = createRandom(seed, 'customers');
  const nextId = createIds(seed, 'customer');
  const nextSite = createIds(seed, 'site');
  return rows.map(([code, name, nameEn, region, places], index): DemoCustomer => {
    const currency = currencies[code] ?? 'CNY';
    return {
      id: nextId(),
      code,
      name,
      nameEn,
      region,
      currency,
      priceBasis: index % 3 === 1 ? 'delivery_date' : 'order_date',
      taxRate: currency === 'CNY' ? '0.1300' : '0.0000',
      transitDays: currency === 'CNY' ? random.integer(2, 5) : random.integer(20, 35),
      frozenWeeks: 4,
      creditLimit: `${(14 - index) * (currency === 'CNY' ? 60_000_000 : 9_000_000)}.00`,
      weight: 30 / (index + 2),
      sites: places.split(',').map((place, step): DemoSite => {
        const cut = place.lastIndexOf(' ');
        const city = place.slice(0, cut);
        return {
          id: nextSite(),
          code: `${code}-${step + 1}`,
          name: currency === 'CNY' ? `${name}${city}工厂` : `${nameEn} ${city}`,
          city,
          shipFrom: place.slice(cut + 1),
        };
      }),
    };
  });
}
