import type { RefusalTexts } from '../../../kernel/refusal.ts';

export const recetteRefusals: RefusalTexts = {
  BOOK_UNREADABLE: {
    status: 422,
    fr: 'Ce fichier n’est pas un cahier de recette. Exportez le cahier actuel pour voir la forme attendue.',
    en: 'This file is not an acceptance book. Export the present one to see the expected form.',
  },
  BOOK_LINE_WRONG: {
    status: 422,
    fr: 'La ligne {line} n’est pas valable : {column}. Corrigez-la puis recommencez, rien n’a été changé.',
    en: 'Line {line} is not valid: {column}. Correct it and try again, nothing was changed.',
  },
  BOOK_EMPTY: {
    status: 409,
    fr: 'Le cahier de recette est vide. Reprenez les cas fournis ou importez les vôtres.',
    en: 'The acceptance book is empty. Take the cases provided or import yours.',
  },
  CAMPAIGN_EXISTS: {
    status: 409,
    fr: 'La version {version} a déjà sa campagne. Ouvrez-y une nouvelle itération.',
    en: 'Version {version} already has its campaign. Open a new iteration there.',
  },
  CAMPAIGN_DATES_WRONG: {
    status: 422,
    fr: 'La campagne finit avant de commencer. Corrigez les dates.',
    en: 'The campaign ends before it starts. Correct the dates.',
  },
  TESTER_UNKNOWN: {
    status: 422,
    fr: 'Cette personne ne peut pas être testeur : il faut un compte ouvert de formateur, d’administratif ou d’entreprise cliente.',
    en: 'This person cannot test: an open account of a trainer, of staff or of a client company is needed.',
  },
  DIGEST_ALREADY_TESTED: {
    status: 409,
    fr: 'Cette construction a déjà son itération dans la campagne. Livrez une autre empreinte.',
    en: 'This build already has its iteration in the campaign. Deliver another digest.',
  },
  DIGEST_NOT_UNDER_TEST: {
    status: 409,
    fr: 'Ce résultat porte sur une autre construction que celle en recette. Rechargez la page et recommencez le cas.',
    en: 'This result is about another build than the one under test. Reload the page and run the case again.',
  },
  CASE_RUN_MEANWHILE: {
    status: 409,
    fr: 'Quelqu’un vient d’exécuter ce cas. Rechargez la page pour voir son résultat avant d’ajouter le vôtre.',
    en: 'Somebody has just run this case. Reload the page to see the result before adding yours.',
  },
  CASE_EXCLUDED: {
    status: 409,
    fr: 'Ce cas est exclu du décompte. Remettez-le d’abord dans le cahier de la campagne.',
    en: 'This case is out of the count. Put it back first.',
  },
  ITERATION_DECIDED: {
    status: 409,
    fr: 'Le procès-verbal de cette itération est signé. Ouvrez une nouvelle itération pour continuer.',
    en: 'The report of this iteration is signed. Open a new iteration to go on.',
  },
  RESULT_NEEDS_COMMENT: {
    status: 422,
    fr: 'Dites en quelques mots ce que vous avez constaté.',
    en: 'Say in a few words what you saw.',
  },
  RESULT_AGAINST_STEPS: {
    status: 422,
    fr: 'Une étape est notée KO : le cas ne peut pas être conforme.',
    en: 'A step is marked KO: the case cannot be conforming.',
  },
  SEVERITY_NEEDS_REASON: {
    status: 422,
    fr: 'Une autre gravité que celle de la priorité demande une raison.',
    en: 'Another gravity than the one of the priority needs a reason.',
  },
  SCREENSHOT_UNKNOWN: {
    status: 422,
    fr: 'Une capture jointe n’est pas la vôtre ou a déjà servi. Joignez-la de nouveau.',
    en: 'A joined picture is not yours or was already used. Join it again.',
  },
  STEPS_DO_NOT_MATCH: {
    status: 422,
    fr: 'Les étapes envoyées ne sont pas celles du cas. Rechargez la page.',
    en: 'The steps sent are not those of the case. Reload the page.',
  },
  PICTURE_UNREADABLE: {
    status: 422,
    fr: 'Cette image n’est pas un PNG ou un JPEG lisible. Faites une capture d’écran et joignez-la.',
    en: 'This picture is not a readable PNG or JPEG. Take a screenshot and join it.',
  },
  EXCLUSION_EXISTS: {
    status: 409,
    fr: 'L’exclusion de ce cas est déjà demandée.',
    en: 'The exclusion of this case is already asked.',
  },
  EXCLUSION_SETTLED: {
    status: 409,
    fr: 'Cette demande d’exclusion a déjà sa réponse. Rechargez la page.',
    en: 'This exclusion already has its answer. Reload the page.',
  },
  SECOND_PERSON_NEEDED: {
    status: 409,
    fr: 'Il faut une autre personne que celle qui a demandé.',
    en: 'Somebody else than the person who asked is needed.',
  },
  ANOMALY_MOVE_REFUSED: {
    status: 409,
    fr: 'Une anomalie dans cet état ne peut pas aller là. Rechargez la page.',
    en: 'An anomaly in this state cannot go there. Reload the page.',
  },
  ANOMALY_MOVED_MEANWHILE: {
    status: 409,
    fr: 'Quelqu’un vient de faire avancer cette anomalie. Rechargez la page.',
    en: 'Somebody has just moved this anomaly. Reload the page.',
  },
  ANOMALY_NEEDS_COMMENT: {
    status: 422,
    fr: 'Dites pourquoi en quelques mots.',
    en: 'Say why in a few words.',
  },
  ANOMALY_RETEST_MISSING: {
    status: 409,
    fr: 'Une anomalie se ferme par un cas conforme sur une itération suivante. Exécutez d’abord le cas {code}.',
    en: 'An anomaly is closed by a conforming case on a later iteration. Run case {code} first.',
  },
  WAIVER_EXISTS: {
    status: 409,
    fr: 'Une dérogation est déjà demandée pour ce critère.',
    en: 'A waiver is already asked for this criterion.',
  },
  WAIVER_SETTLED: {
    status: 409,
    fr: 'Cette dérogation est déjà accordée.',
    en: 'This waiver is already approved.',
  },
  WAIVER_NOT_NEEDED: {
    status: 409,
    fr: 'Ce critère est rempli : il n’y a rien à déroger.',
    en: 'This criterion holds: there is nothing to waive.',
  },
  WAIVER_EXPIRED: {
    status: 422,
    fr: 'L’échéance de la dérogation est passée. Choisissez un jour à venir.',
    en: 'The waiver’s end has passed. Choose a day to come.',
  },
  REPORT_EXISTS: {
    status: 409,
    fr: 'Un procès-verbal attend déjà ses signatures. Retirez-le avant d’en préparer un autre.',
    en: 'A report already waits for its signatures. Withdraw it before preparing another.',
  },
  REPORT_NOT_OPEN: {
    status: 409,
    fr: 'Ce procès-verbal n’est plus à signer. Rechargez la page.',
    en: 'This report is no longer to be signed. Reload the page.',
  },
  REPORT_NOT_SIGNED: {
    status: 409,
    fr: 'Ce procès-verbal n’est pas encore signé : il n’y a pas de document.',
    en: 'This report is not signed yet: there is no document.',
  },
  REPORT_OUTDATED: {
    status: 409,
    fr: 'Des résultats ont changé depuis que ce procès-verbal a été préparé. Retirez-le et préparez-le de nouveau.',
    en: 'Results have changed since this report was prepared. Withdraw it and prepare it again.',
  },
  ALREADY_SIGNED: {
    status: 409,
    fr: 'Vous avez déjà signé ce procès-verbal. Il attend une autre personne.',
    en: 'You have already signed this report. It waits for somebody else.',
  },
  GO_AGAINST_THE_RULE: {
    status: 409,
    fr: 'La règle dit NO-GO : {missing}. Corrigez, ou demandez une dérogation à deux personnes.',
    en: 'The rule says NO-GO: {missing}. Correct it, or ask for a waiver by two people.',
  },
  RESERVES_MISSING: {
    status: 422,
    fr: 'Un GO avec réserves nomme chaque réserve, qui la lève et pour quand.',
    en: 'A GO with reserves names each reserve, who lifts it and by when.',
  },
  RESERVES_NOT_FOR_GO: {
    status: 422,
    fr: 'Ces réserves vont avec « GO avec réserves ».',
    en: 'These reserves go with “GO with reserves”.',
  },
};
