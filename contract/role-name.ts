import { z } from 'zod';

export const RoleName = z.enum([
  'learner',
  'trainer',
  'companyManager',
  'trainingAdministrator',
  'qualityManager',
  'director',
  'systemAdministrator',
  'auditor',
]);
