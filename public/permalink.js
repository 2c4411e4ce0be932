/** Opens a permalink in the language of its address, else in the one chosen before, else in the reader's own. */
{
  const { targets = '', locale } = document.currentScript?.dataset ?? {};
  const paths = new Map(targets.split('\n').map((line) => line.split(' ')));
  const remembered = () => {
    try {
      return localStorage.getItem('fener-locale');
    } catch {
      return null;
    }
  };
  const wanted = [
    locale,
    locale ? null : remembered(),
    ...navigator.languages.flatMap((l) => [l, l.split('-')[0]]),
  ];
  const found = wanted.map((id) => paths.get((id ?? '').toLowerCase())).find(Boolean);
  const path = found ?? (paths.size > 0 ? [...paths.values()][0] : undefined);
  if (path) location.replace(path + location.search + location.hash);
}
