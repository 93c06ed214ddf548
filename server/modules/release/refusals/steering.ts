import type { RefusalTexts } from '../../../kernel/refusal.ts';

export const steeringRefusals: RefusalTexts = {
  PLAN_EXISTS: {
    status: 409,
    fr: 'Le planning du projet existe déjà. Changez la référence si les dates ont bougé.',
    en: 'The project already has its plan. Change the baseline if dates have moved.',
  },
  PLAN_START_NOT_WORKED: {
    status: 422,
    fr: 'Le projet commence un jour travaillé\u00a0: ni samedi, ni dimanche, ni jour férié.',
    en: 'The project begins on a working day: no Saturday, Sunday or public holiday.',
  },
  PLAN_MOVED: {
    status: 409,
    fr: 'Le planning de référence a changé entre-temps. Relisez-le, puis recommencez.',
    en: 'The baseline has changed in the meantime. Read it again, then try once more.',
  },
  STAGES_MISSING: {
    status: 422,
    fr: 'Le planning garde toutes ses étapes, chacune une fois.',
    en: 'A plan keeps all its stages, each once.',
  },
  STAGE_MOVED: {
    status: 409,
    fr: 'Quelqu’un vient de relever cette étape. Relisez-la, puis recommencez.',
    en: 'Somebody has just noted this stage. Read it again, then try once more.',
  },
  STAGE_DATES_WRONG: {
    status: 422,
    fr: 'La fin vient avant le début, ou elle est déjà passée pour une étape qui n’est pas close.',
    en: 'The end comes before the start, or is already over for a stage that is not closed.',
  },
  STAGE_NOT_BEGUN: {
    status: 422,
    fr: 'Cette étape a déjà avancé\u00a0: son début ne peut pas être à venir.',
    en: 'This stage has already progressed: its start cannot be to come.',
  },
  STAGE_NOT_OVER: {
    status: 422,
    fr: 'Une étape se clôt à 100\u00a0%, à une date qui n’est pas à venir.',
    en: 'A stage is closed at 100 %, on a day that is not to come.',
  },
  DELAY_NEEDS_CAUSE: {
    status: 422,
    fr: 'Cette étape finit après la date prévue, ou elle est rouverte\u00a0: dites pourquoi.',
    en: 'This stage ends after the planned day, or is reopened: say why.',
  },
  BUDGET_LINE_EXISTS: {
    status: 409,
    fr: 'Un poste porte déjà ce nom.',
    en: 'A line already has this name.',
  },
  BUDGET_LINE_MOVED: {
    status: 409,
    fr: 'Quelqu’un vient de changer ce poste. Relisez-le, puis recommencez.',
    en: 'Somebody has just changed this line. Read it again, then try once more.',
  },
  FORECAST_TOO_LOW: {
    status: 422,
    fr: 'La prévision est inférieure à ce qui est déjà engagé et dépensé.',
    en: 'The forecast is lower than what is already committed and spent.',
  },
  TICKET_MOVED: {
    status: 409,
    fr: 'Quelqu’un vient de noter ce ticket. Relisez-le, puis recommencez.',
    en: 'Somebody has just noted this ticket. Read it again, then try once more.',
  },
  ENTRY_EMPTY: {
    status: 422,
    fr: 'Notez du temps, un coût, ou un autre état.',
    en: 'Note time, a cost, or another state.',
  },
  ENTRY_TOO_LOW: {
    status: 422,
    fr: 'Cette correction enlève plus que ce qui a été noté sur le ticket.',
    en: 'This correction takes away more than what was noted on the ticket.',
  },
  THRESHOLDS_MOVED: {
    status: 409,
    fr: 'Quelqu’un vient de changer les seuils. Relisez-les, puis recommencez.',
    en: 'Somebody has just changed the thresholds. Read them again, then try once more.',
  },
  BAND_WRONG: {
    status: 422,
    fr: 'Le haut de la bande de maintenance est sous son bas.',
    en: 'The top of the maintenance band is below its bottom.',
  },
  BUDGET_NEEDS_REASON: {
    status: 422,
    fr: 'Changer le budget prévu est une décision\u00a0: donnez sa raison, en cinq caractères au moins.',
    en: 'Changing the planned budget is a decision: give its reason, in five characters at least.',
  },
};
