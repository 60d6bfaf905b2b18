/** The field's words as codes; docs/glossary.md gives each in Chinese and English. */
export const channels = ['online', 'kiosk', 'paper', 'assisted'] as const;

/** The way a response reached us: never read from a request, always from what the route or device is. */
export type Channel = (typeof channels)[number];
