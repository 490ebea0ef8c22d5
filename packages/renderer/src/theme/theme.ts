import type { ThemeConfig } from 'antd';

/** Light or dark, once the system's preference is known. */
export type ThemeMode = 'light' | 'dark';

/** The colours of our own markup, beside those of the component kit. Every text pair reaches 4.5:1. */
export interface Palette {
  readonly accent: string;
  readonly accentHover: string;
  readonly accentText: string;
  readonly accentSoft: string;
  readonly page: string;
  readonly surface: string;
  readonly raised: string;
  readonly hover: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textFaint: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly success: string;
  readonly successSoft: string;
  readonly warning: string;
  readonly warningSoft: string;
  readonly shadow: string;
}

/** The palettes of both themes: one accent, neutral greys, and three signals. */
export const palettes: Readonly<Record<ThemeMode, Palette>> = {
  light: {
    accent: '#0958d9',
    accentHover: '#07449f',
    accentText: '#ffffff',
    accentSoft: '#e8f0fd',
    page: '#f5f6f8',
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#f3f5f8',
    line: '#e7e9ee',
    lineStrong: '#cfd4dd',
    text: '#1b2330',
    textSoft: '#4d5666',
    textFaint: '#646d7d',
    danger: '#b42318',
    dangerSoft: '#fdecea',
    success: '#237804',
    successSoft: '#eaf6e6',
    warning: '#8a4b00',
    warningSoft: '#fdf3e0',
    shadow: '0 1px 2px rgb(16 24 40 / 6%), 0 1px 3px rgb(16 24 40 / 8%)',
  },
  dark: {
    accent: '#7fb0ff',
    accentHover: '#a3c7ff',
    accentText: '#0b1526',
    accentSoft: '#1b2a45',
    page: '#0f1319',
    surface: '#171c24',
    raised: '#1e242e',
    hover: '#1f2631',
    line: '#2a313d',
    lineStrong: '#434c5b',
    text: '#e8ebf0',
    textSoft: '#b4bcc9',
    textFaint: '#98a2b3',
    danger: '#ff8a80',
    dangerSoft: '#3a1d1d',
    success: '#7fd48a',
    successSoft: '#16301c',
    warning: '#f0b45c',
    warningSoft: '#33270f',
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 2px 6px rgb(0 0 0 / 32%)',
  },
};

/** The token overrides of the component kit for one mode; the caller adds the kit's own algorithm. */
export function themeTokens(mode: ThemeMode): Pick<ThemeConfig, 'token' | 'components'> {
  const colours = palettes[mode];
  return {
    token: {
      colorPrimary: colours.accent,
      colorPrimaryHover: colours.accentHover,
      colorPrimaryActive: colours.accentHover,
      colorLinkHover: colours.accentHover,
      colorLink: colours.accent,
      colorTextLightSolid: colours.accentText,
      colorBgLayout: colours.page,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.raised,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorText: colours.text,
      colorTextHeading: colours.text,
      colorTextSecondary: colours.textSoft,
      colorTextTertiary: colours.textFaint,
      colorTextDescription: colours.textSoft,
      colorTextPlaceholder: colours.textFaint,
      colorTextDisabled: colours.textFaint,
      colorIcon: colours.textSoft,
      colorError: colours.danger,
      colorSuccess: colours.success,
      colorWarning: colours.warning,
      colorErrorBg: colours.dangerSoft,
      colorErrorBorder: colours.danger,
      colorSuccessBg: colours.successSoft,
      colorSuccessBorder: colours.success,
      colorWarningBg: colours.warningSoft,
      colorWarningBorder: colours.warning,
      borderRadius: 6,
      borderRadiusLG: 10,
      fontSize: 14,
      controlHeight: 34,
      fontFamily: FONT,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        primaryColor: colours.accentText,
      },
      Menu: { itemSelectedColor: colours.accent, itemSelectedBg: colours.accentSoft, itemBorderRadius: 6 },
      Tabs: { itemColor: colours.textSoft, itemSelectedColor: colours.accent },
      Select: { optionSelectedColor: colours.text, optionSelectedBg: colours.accentSoft },
      Tooltip: { colorBgSpotlight: mode === 'light' ? '#1b2330' : '#39424f', colorTextLightSolid: '#ffffff' },
    },
  };
}

/** System faces first: no font is fetched, and Chinese has its native face on every platform. */
const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/** Our own markup's colours as CSS custom properties, such as `--fw-accent`. */
export function themeVariables(mode: ThemeMode): Readonly<Record<string, string>> {
  const variables: Record<string, string> = { '--fw-font': FONT };
  for (const [name, value] of Object.entries(palettes[mode])) {
    variables[`--fw-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = value;
  }
  return variables;
}
