/** A catalogue in another language: the same keys; English may add a `_one` form beside each `_other`. */
export type Translated<T> = { [K in keyof T]: string } & { [K in keyof T as SingularOf<K>]?: string };

type SingularOf<K> = K extends `${infer Base}_other` ? `${Base}_one` : never;
