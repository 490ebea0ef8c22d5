/** What the tabs of one browser tell each other about the person that they share. */
export type TabNews = { readonly kind: 'signed-out' } | { readonly kind: 'signed-in'; readonly user: string };

const channel = new BroadcastChannel('formwork.session');

/** Tells the other tabs. */
export function tellOtherTabs(news: TabNews): void {
  channel.postMessage(news);
}

/** Hears what another tab tells, until the function that is returned is called. */
export function hearOtherTabs(onNews: (news: TabNews) => void): () => void {
  const listener = (event: MessageEvent): void => onNews(event.data as TabNews);
  channel.addEventListener('message', listener);
  return () => channel.removeEventListener('message', listener);
}
