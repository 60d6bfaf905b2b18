import type { Site } from './site.ts';

/** Makes something once for each site and name. Files share modules, and a port that one let go may be another's. */
export function onceFor<T>(make: (site: Site, name: string) => Promise<T>) {
  const made = new WeakMap<Site, Map<string, Promise<T>>>();
  return (site: Site, name: string): Promise<T> => {
    const here = made.get(site) ?? new Map<string, Promise<T>>();
    made.set(site, here);
    const known = here.get(name) ?? make(site, name);
    here.set(name, known);
    return known;
  };
}
