/**
 * What the shared rules use and WebViews of 2018 (Chromium 70, Safari 13) lack. Syntax is the build's affair; these
 * are functions. Each is defined only where it is missing, to the letter of what the rules need.
 */
const define = (on: object, name: string, value: unknown) => {
  if (!(name in on)) Object.defineProperty(on, name, { value, writable: true, configurable: true });
};

define(
  Object,
  'hasOwn',
  (object: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(object, key) !== undefined,
);

define(Object, 'fromEntries', (entries: Iterable<[string, unknown]>) => {
  const object: { [key: string]: unknown } = {};
  for (const [key, value] of entries) object[key] = value;
  return object;
});

define(Array.prototype, 'at', function at<T>(this: T[], index: number) {
  return this[index < 0 ? this.length + index : index];
});

define(Array.prototype, 'findLastIndex', function findLastIndex<T>(this: T[], fits: (value: T) => boolean) {
  for (let index = this.length - 1; index >= 0; index--) if (fits(this[index] as T)) return index;
  return -1;
});

define(String.prototype, 'replaceAll', function replaceAll(this: string, from: string, to: string) {
  return this.split(from).join(to);
});
