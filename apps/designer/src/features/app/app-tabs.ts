/** What is edited beside each other for the app as a whole. */
export const appTabs = ['details', 'menu', 'texts', 'calendars', 'datasets'] as const;
export type AppTab = (typeof appTabs)[number];

/** The tab that a file of the app belongs to; `undefined` for the files of other parts. */
export function tabOf(file: string | undefined): AppTab | undefined {
  switch (file?.split('/')[0]) {
    case 'app.json':
      return 'details';
    case 'navigation.json':
      return 'menu';
    case 'locales':
      return 'texts';
    case 'rules':
      return 'calendars';
    case 'datasets':
      return 'datasets';
    default:
      return undefined;
  }
}
