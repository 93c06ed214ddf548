import type { Context } from '../../../../kernel/context.ts';
import { sql } from '../../../../kernel/sql.ts';
import { nameOf, type PersonName } from './names.ts';

export type ReportRow = {
  reportId: string;
  campaignId: string;
  iterationId: string;
  iterationNumber: number;
  digest: string;
  version: string;
  verdict: 'go' | 'goWithReserves' | 'noGo';
  reserves: { text: string; owner: string; due: string }[];
  comment: string;
  facts: unknown;
  factsSha256: string;
  number: string | null;
  fileId: string | null;
  preparedBy: PersonName;
  preparedAt: Date;
  signedAt: Date | null;
  withdrawnAt: Date | null;
  /** Whether a later build is under test, which makes it void. */
  isOverrun: boolean;
  signatures: { person: PersonName; role: string; signedAt: string }[];
};

const SELECT = sql`
  select report.id as "reportId", campaign.id as "campaignId", iteration.id as "iterationId", iteration.number as "iterationNumber",
         iteration.digest, campaign.version, report.verdict, report.reserves, report.comment, report.facts, report.facts_sha256 as "factsSha256",
         report.number, report.file_id as "fileId", ${nameOf('preparer')} as "preparedBy", report.prepared_at as "preparedAt",
         report.signed_at as "signedAt", report.withdrawn_at as "withdrawnAt",
         exists (select 1 from release.iteration as later where later.campaign_id = campaign.id and later.number > iteration.number) as "isOverrun",
         (select coalesce(jsonb_agg(jsonb_build_object('person', ${nameOf('signer')}, 'role', signature.role, 'signedAt', to_json(signature.signed_at))
                                    order by signature.signed_at, signer.id), '[]')
            from release.report_signature as signature
            join identity.person as signer on signer.id = signature.person_id
           where signature.report_id = report.id) as signatures
    from release.report
    join release.iteration on iteration.id = report.iteration_id
    join release.campaign on campaign.id = iteration.campaign_id
    join identity.person as preparer on preparer.id = report.prepared_by`;

/** Reports of a campaign that were not withdrawn, the last one first. */
export async function listReports(ctx: Context, campaignId: string): Promise<ReportRow[]> {
  return ctx.query(sql<ReportRow>`
    ${SELECT} where campaign.id = ${campaignId} and report.withdrawn_at is null order by iteration.number desc, report.prepared_at desc
  `);
}

export async function findReport(ctx: Context, reportId: string): Promise<ReportRow | null> {
  const [row] = await ctx.query(sql<ReportRow>`${SELECT} where report.id = ${reportId}`);
  return row ?? null;
}

export async function findReportByCode(ctx: Context, code: string): Promise<ReportRow | null> {
  const [row] = await ctx.query(
    sql<ReportRow>`${SELECT} where report.verify_code = ${code} and report.signed_at is not null`,
  );
  return row ?? null;
}

/** Reports that wait for this person's signature, of campaigns they test. */
export async function listToSign(
  ctx: Context,
  personId: string,
): Promise<{ reportId: string; version: string; verdict: ReportRow['verdict'] }[]> {
  return ctx.query(sql<{ reportId: string; version: string; verdict: ReportRow['verdict'] }>`
    select report.id as "reportId", campaign.version, report.verdict
      from release.report
      join release.iteration on iteration.id = report.iteration_id and iteration.decided_at is null
      join release.campaign on campaign.id = iteration.campaign_id
      join release.tester on tester.campaign_id = campaign.id and tester.person_id = ${personId} and tester.kind = 'trainer'
     where report.withdrawn_at is null and report.signed_at is null
       and not exists (select 1 from release.report_signature as signature where signature.report_id = report.id and signature.person_id = ${personId})
       and not exists (select 1 from release.iteration as later where later.campaign_id = campaign.id and later.number > iteration.number)
     order by report.prepared_at
  `);
}

/** Whether this person tests the campaign as a trainer. */
export async function isTrainerTester(
  ctx: Context,
  { campaignId, personId }: { campaignId: string; personId: string },
): Promise<boolean> {
  const rows = await ctx.query(sql`
    select 1 from release.tester where campaign_id = ${campaignId} and person_id = ${personId} and kind = 'trainer'
  `);
  return rows.length > 0;
}
