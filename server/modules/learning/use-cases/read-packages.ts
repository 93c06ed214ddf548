import type { OutlineItem } from '../../../../contract/learning.ts';
import type { Context } from '../../../kernel/context.ts';
import type { PageAsked } from '../../../kernel/paging.ts';
import { Refusal, refusalSentence } from '../../../kernel/refusal.ts';
import { type PackageItem, packageRefusals } from '../domain/manifest/index.ts';
import * as read from '../store/package.read.ts';

export async function listPackages(ctx: Context, asked: PageAsked) {
  const { rows, total } = await read.listPackages(ctx, asked);
  return { rows: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })), total };
}

/** A version with its outline and what the import noticed, in the reader's language. */
export async function showPackageVersion(ctx: Context, packageVersionId: string) {
  const version = await read.findPackageVersion(ctx, packageVersionId);
  if (!version) throw new Refusal('NOT_FOUND');
  const { description, report, ...row } = version;
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    outline: description.items.map(outlineOf),
    remarks: report.remarks.flatMap(({ code, facts }) => {
      const text = packageRefusals[code];
      return text ? [refusalSentence(text, facts, ctx.language)] : [];
    }),
    dropped: [...report.dropped],
  };
}

const outlineOf = ({ title, href, children }: PackageItem): OutlineItem => ({
  title,
  opens: href !== null,
  children: children.map(outlineOf),
});
