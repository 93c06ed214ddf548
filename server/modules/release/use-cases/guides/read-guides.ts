import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../../../kernel/access.ts';
import { type Context, personOf } from '../../../../kernel/context.ts';
import type { PdfMaker } from '../../../../kernel/pdf/pdf-maker.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { FileToSend } from '../../../../kernel/route.ts';
import { frenchDay } from '../../domain/french.ts';
import { type GuideName, guidesOf } from '../../domain/guides/guides.ts';
import { type Block, readMarkdown, type Words } from '../../domain/guides/markdown.ts';
import { findOrganisationName } from '../../store/recette/organisation.read.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs');

/** The guides of who asks, their own first. */
export function listGuides(ctx: Context) {
  return { guides: guidesOf(roleOf(ctx)).map(({ name, file }) => ({ name, title: titleOf(blocksOf(file)) })) };
}

export function readGuide(ctx: Context, name: GuideName) {
  const blocks = blocksOf(fileOf(ctx, name));
  return { name, title: titleOf(blocks), blocks: blocks.slice(1) };
}

/** A picture of the guides that its reader may open, as it was taken from the screens. */
export function openGuidePicture(ctx: Context, name: GuideName, picture: number): FileToSend {
  const found = picturesOf(blocksOf(fileOf(ctx, name)))[picture - 1];
  if (!found) throw new Refusal('NOT_FOUND');
  return { bytes: pictureBytes(found.file), mediaType: 'image/png', name: 'image.png', inline: true };
}

/** The guide as a paper, with its pictures. */
export async function printGuide(ctx: Context, pdfs: PdfMaker, name: GuideName): Promise<FileToSend> {
  const file = fileOf(ctx, name);
  const blocks = blocksOf(file);
  const data = {
    organisation: { name: await findOrganisationName(ctx) },
    number: titleOf(blocks),
    title: titleOf(blocks),
    issuedOn: frenchDay(ctx.now),
    margin: [
      { name: 'Établi le', value: frenchDay(ctx.now) },
      { name: 'Version', value: ctx.app.settings.version },
    ],
    blocks: blocks
      .slice(1)
      .map((block) => (block.kind === 'picture' ? { ...block, bytes: [...pictureBytes(block.file)] } : forPage(block))),
  };
  const bytes = await pdfs.make('release/guide', data, ctx.now);
  return { bytes, mediaType: 'application/pdf', name: `${file.split('/').at(-1)}.pdf`, inline: true };
}

const roleOf = (ctx: Context): Role => personOf(ctx).role;

function fileOf(ctx: Context, name: GuideName): string {
  const guide = guidesOf(roleOf(ctx)).find((one) => one.name === name);
  if (!guide) throw new Refusal('NOT_FOUND');
  return guide.file;
}

const blocksOf = (file: string): Block[] => readMarkdown(readFileSync(join(DOCS, 'guides', `${file}.md`), 'utf8'));
const pictureBytes = (file: string) => readFileSync(join(DOCS, 'pictures', file));
const picturesOf = (blocks: readonly Block[]) => blocks.filter((block) => block.kind === 'picture');

function titleOf([first]: readonly Block[]): string {
  return first?.kind === 'heading' ? textOf(first.words) : '';
}
const textOf = (words: readonly Words[]) => words.map(({ text }) => text).join('');

/** The fonts of the pages have no U+202F. */
function forPage(block: Block): unknown {
  return JSON.parse(JSON.stringify(block).replaceAll('\u202f', '\u00a0'));
}
