/** The list that a pointer to an item lies in, and its place in it. */
export function placeInList(path: string): { readonly list: string; readonly index: number } {
  const cut = path.lastIndexOf('/');
  return { list: path.slice(0, cut), index: Number(path.slice(cut + 1)) };
}
