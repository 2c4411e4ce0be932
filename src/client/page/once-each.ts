/** Calls `load` once for each key and keeps what it gives; after a failure the next call tries again. */
export function onceEach<Key, T>(load: (key: Key) => Promise<T>): (key: Key) => Promise<T> {
  const known = new Map<Key, Promise<T>>();
  return (key) => {
    let loading = known.get(key);
    if (!loading) {
      loading = load(key);
      known.set(key, loading);
      loading.catch(() => known.delete(key));
    }
    return loading;
  };
}
