/** The key under which an app's saved views are kept. */
export const savedViewsKey = (app: string): readonly string[] => ['saved-views', app];
