import type { Context } from '../../../kernel/context.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { missingBeforePublication } from '../domain/completeness.ts';
import { findVersion } from '../store/program.read.ts';
import * as programs from '../store/program.store.ts';

/** Adds a program to the catalogue as a first draft. */
export async function addProgram(ctx: Context, { code, ...facts }: programs.ProgramFacts & { code: string }) {
  refuseBadSeats(facts);
  const programId = await programs.insertProgram(ctx, code);
  if (!programId) throw new Refusal('PROGRAM_CODE_TAKEN');
  const versionId = await programs.insertDraft(ctx, programId, facts);
  if (!versionId) throw new Error('a new program has no draft yet');
  await ctx.record({
    action: 'catalogue.program-added',
    subject: { kind: 'program', id: programId },
    facts: { code, versionId },
  });
  return { programId, versionId };
}

/** Changes a draft. A published version never changes: sessions rely on the text that was in force. */
export async function changeDraft(ctx: Context, versionId: string, facts: programs.ProgramFacts): Promise<void> {
  refuseBadSeats(facts);
  const version = await findVersion(ctx, versionId);
  if (!version) throw new Refusal('NOT_FOUND');
  if (!(await programs.updateDraft(ctx, versionId, facts))) throw new Refusal('VERSION_NOT_DRAFT');
  await ctx.record({
    action: 'catalogue.draft-changed',
    subject: { kind: 'program', id: version.programId },
    facts: { versionId },
  });
}

/** Publishes a draft that says everything the public must be told, and retires the version it replaces. */
export async function publishVersion(ctx: Context, versionId: string): Promise<void> {
  const version = await findVersion(ctx, versionId);
  if (!version) throw new Refusal('NOT_FOUND');
  const missing = missingBeforePublication(version);
  if (missing.length > 0) throw new Refusal('PROGRAM_INCOMPLETE', { missing: missing.join(', ') });
  if (!(await programs.moveToPublished(ctx, version.programId, versionId))) throw new Refusal('VERSION_NOT_DRAFT');
  await ctx.record({
    action: 'catalogue.version-published',
    subject: { kind: 'program', id: version.programId },
    facts: { versionId, number: version.versionNumber },
  });
}

function refuseBadSeats({ seatsMin, seatsMax }: programs.ProgramFacts): void {
  if (seatsMax < seatsMin) throw new Refusal('SEATS_INVALID');
}
