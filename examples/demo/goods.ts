import { createIds } from './demo-ids.ts';
import { createRandom } from './random.ts';

/** A part as orders need to know it. */
export interface DemoPart {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly name_en: string;
  readonly family: string;
  readonly unit: string;
  readonly pack_quantity: number;
  readonly lead_time_days: number;
  readonly abc_class: 'a' | 'b' | 'c';
  readonly lifecycle: 'sample' | 'trial' | 'active' | 'phaseout';
  /** What it costs in CNY before anybody bargains; not a field of the part. */
  readonly basePrice: number;
}

interface Family {
  readonly family: string;
  readonly prefix: string;
  readonly name: string;
  readonly nameEn: string;
  readonly pack: number;
  readonly price: readonly [number, number];
  readonly lead: readonly [number, number];
}

const families: readonly Family[] = [
  {
    family: 'head_unit',
    prefix: 'HU',
    name: '座舱车机',
    nameEn: 'Head unit',
    pack: 20,
    price: [1_200, 2_600],
    lead: [5, 12],
  },
  {
    family: 'domain_controller',
    prefix: 'DC',
    name: '域控制器',
    nameEn: 'Domain controller',
    pack: 30,
    price: [1_800, 3_900],
    lead: [5, 15],
  },
  {
    family: 'display',
    prefix: 'DP',
    name: '液晶显示屏',
    nameEn: 'Display',
    pack: 40,
    price: [380, 1_150],
    lead: [4, 10],
  },
  { family: 'antenna', prefix: 'AN', name: '组合天线', nameEn: 'Antenna', pack: 100, price: [45, 160], lead: [3, 7] },
  { family: 'harness', prefix: 'HN', name: '线束总成', nameEn: 'Harness', pack: 200, price: [18, 95], lead: [3, 6] },
];
const suffixes = ['标准版', '高配版', '低温版', '出口版', '换代版', '经济版'];
const suffixesEn = ['standard', 'premium', 'low-temperature', 'export', 'next', 'economy'];
const PER_FAMILY = 24;

/** The 120 parts, among them HU-5100 and DC-220: a fifth of class A, three tenths of B, half of C. */
export function generateParts(seed: number): readonly DemoPart[] {
  const random = createRandom(seed, 'parts');
  const nextId = createIds(seed, 'part');
  return families.flatMap((family, group) =>
    Array.from({ length: PER_FAMILY }, (_, index): DemoPart => {
      const place = index * families.length + group;
      const number = numberOf(family.prefix, index);
      const step = index % suffixes.length;
      const [low, high] = family.price;
      return {
        id: nextId(),
        number,
        name: `${family.name} ${suffixes[step]!}`,
        name_en: `${family.nameEn}, ${suffixesEn[step]!}`,
        family: family.family,
        unit: family.family === 'harness' ? 'set' : 'piece',
        pack_quantity: family.pack,
        lead_time_days: random.integer(...family.lead),
        abc_class: place < 24 ? 'a' : place < 60 ? 'b' : 'c',
        lifecycle:
          place < 60
            ? 'active'
            : random.weigh([
                ['active', 82],
                ['trial', 6],
                ['sample', 4],
                ['phaseout', 8],
              ]),
        basePrice: number === 'HU-5100' ? 1_850 : number === 'DC-220' ? 2_460 : random.integer(low, high),
      };
    }),
  );
}

function numberOf(prefix: string, index: number): string {
  if (index === 0) return prefix === 'HU' ? 'HU-5100' : prefix === 'DC' ? 'DC-220' : `${prefix}-100`;
  return `${prefix}-${prefix === 'HU' ? 5_100 + index * 10 : 220 + index * 10}`;
}

/** Six projects that samples and trials belong to. */
export function generateProjects(seed: number): readonly Readonly<Record<string, string>>[] {
  const nextId = createIds(seed, 'project');
  const names = ['青鸾座舱', '玄武域控', '星河多屏', '鸿雁天线', '磐石平台', '流萤改款'];
  const english = [
    'Qingluan cockpit',
    'Xuanwu domain',
    'Galaxy displays',
    'Hongyan antenna',
    'Rock platform',
    'Firefly facelift',
  ];
  return names.map((name, index) => ({ id: nextId(), code: `E0${index + 1}`, name, name_en: english[index]! }));
}

/** Twenty invented suppliers. */
export function generateSuppliers(seed: number): readonly Readonly<Record<string, string>>[] {
  const nextId = createIds(seed, 'supplier');
  const places = ['禾木', '岚川', '澄江', '柏舟', '砚山', '汀兰', '云麓', '沐阳', '鹤鸣', '松涛'];
  const trades = ['电子', '塑胶'];
  return places.flatMap((place, index) =>
    trades.map((trade, step) => ({
      id: nextId(),
      code: `S${String(index * trades.length + step + 1).padStart(3, '0')}`,
      name: `${place}${trade}`,
    })),
  );
}
