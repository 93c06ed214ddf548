import type { XmlNode } from './xml-tree.ts';

/** Children of that local name; of that namespace family when one is said ("imsss", "adlcp"). */
export function childrenOf(node: XmlNode | undefined, name: string, family?: string): readonly XmlNode[] {
  return (node?.children ?? []).filter(
    (child) => child.name === name && (!family || familyOf(child.namespace) === family),
  );
}

export function childOf(node: XmlNode | undefined, name: string, family?: string): XmlNode | undefined {
  return childrenOf(node, name, family)[0];
}

/** Text of a child with white space collapsed, null when absent or empty. */
export function childText(node: XmlNode | undefined, name: string, family?: string): string | null {
  return collapsed(childOf(node, name, family)?.text ?? '') || null;
}

/**
 * Value of an attribute by its local name, without the white space around it, which is no part of a name or of a word.
 * Case is folded: 1.2 writes scormtype, 2004 scormType.
 */
export function attributeOf(node: XmlNode | undefined, name: string): string | null {
  const wanted = name.toLowerCase();
  return node?.attributes.find((one) => one.name.toLowerCase() === wanted)?.value.trim() ?? null;
}

/** `xml:base` and nothing that merely ends so. */
export function baseOf(node: XmlNode | undefined): string {
  const xml = 'http://www.w3.org/XML/1998/namespace';
  return node?.attributes.find((one) => one.name === 'base' && one.namespace === xml)?.value ?? '';
}

/** True unless the attribute says false: how the standard writes defaults that are true. */
export function isNotFalse(value: string | null): boolean {
  return value === null || !/^\s*(false|0)\s*$/i.test(value);
}

/** A decimal within bounds, else null: a manifest that says nonsense says nothing. */
export function decimalWithin(value: string | null, low: number, high: number): number | null {
  if (value === null || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return null;
  const number = Number(value);
  return number >= low && number <= high ? number : null;
}

export const collapsed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Namespace addresses carry a version; the family is what stays: imscp, imsss, adlcp, adlseq, adlnav. */
export function familyOf(namespace: string): string {
  return /(imscp|imsss|imsmd|adlcp|adlseq|adlnav)/i.exec(namespace)?.[1]?.toLowerCase() ?? '';
}
