declare const kind: unique symbol;

/** A UUID that says what it names: an `Id<'Session'>` is refused where an `Id<'Slot'>` is asked. */
export type Id<Kind extends string> = string & { readonly [kind]?: Kind };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in its canonical lower-case form. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
