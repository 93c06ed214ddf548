import type { PersonalData } from '../../kernel/personal-data.ts';

export const personalData: PersonalData = { 'reporting.search_word': 'derived' };
