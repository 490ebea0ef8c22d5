import { type ThemeMode, themeTokens, themeVariables } from '@formwork/renderer';
import { App, ConfigProvider, type ConfigProviderProps, theme } from 'antd';
import enUS from 'antd/es/locale/en_US';
import dayjs from 'dayjs';
import {
  type ReactNode,
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';

import { recall, remember } from './remembered.ts';

function spokenLocale(wanted: string | undefined): 'en' | 'zh-CN' {
  return wanted?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

/** What a person may choose: `system` follows the device. */
export type ThemeChoice = ThemeMode | 'system';

/** How the designer looks and speaks, and how that is changed. */
export interface Appearance {
  readonly locale: 'en' | 'zh-CN';
  readonly choice: ThemeChoice;
  readonly mode: ThemeMode;
  readonly setLocale: (locale: string) => void;
  readonly setTheme: (choice: ThemeChoice) => void;
}

const AppearanceContext = createContext<Appearance | undefined>(undefined);

/** The appearance; throws outside of `AppearanceProvider`. */
export function useAppearance(): Appearance {
  const appearance = use(AppearanceContext);
  if (appearance === undefined) throw new Error('The appearance was asked for outside of its provider.');
  return appearance;
}

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const subscribe = (onChange: () => void): (() => void) => {
  darkQuery.addEventListener('change', onChange);
  return () => darkQuery.removeEventListener('change', onChange);
};

type KitLocale = NonNullable<ConfigProviderProps['locale']>;

/** The kit's own words; the calendar's come with them. */
async function loadKitLocale(locale: 'en' | 'zh-CN'): Promise<KitLocale> {
  if (locale === 'en') {
    dayjs.locale('en');
    return enUS;
  }
  const [kit] = await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]);
  dayjs.locale('zh-cn');
  return kit.default;
}

/** Themes and words for everything inside. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const isDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const [choice, setChoice] = useState<ThemeChoice>(() => readChoice(recall('fw.theme')));
  const [locale, setLocaleState] = useState(() => spokenLocale(recall('fw.locale') ?? navigator.language));
  const [kitLocale, setKitLocale] = useState<KitLocale>(enUS);
  const mode: ThemeMode = choice === 'system' ? (isDark ? 'dark' : 'light') : choice;
  useEffect(() => {
    document.documentElement.dataset['theme'] = mode;
    for (const [name, value] of Object.entries(themeVariables(mode))) {
      document.documentElement.style.setProperty(name, value);
    }
  }, [mode]);
  useEffect(() => {
    let isCurrent = true;
    void loadKitLocale(locale).then((loaded) => {
      if (isCurrent) setKitLocale(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const setLocale = useCallback((wanted: string) => {
    remember('fw.locale', spokenLocale(wanted));
    setLocaleState(spokenLocale(wanted));
  }, []);
  const setTheme = useCallback((next: ThemeChoice) => {
    remember('fw.theme', next);
    setChoice(next);
  }, []);
  const appearance = useMemo(
    () => ({ locale, choice, mode, setLocale, setTheme }),
    [locale, choice, mode, setLocale, setTheme],
  );
  const config = useMemo(
    () => ({
      algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
      ...themeTokens(mode),
    }),
    [mode],
  );
  return (
    <AppearanceContext value={appearance}>
      <ConfigProvider theme={config} locale={kitLocale} button={{ autoInsertSpace: false }}>
        <App component={false}>{children}</App>
      </ConfigProvider>
    </AppearanceContext>
  );
}

function readChoice(kept: string | undefined): ThemeChoice {
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
