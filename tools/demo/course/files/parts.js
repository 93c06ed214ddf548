window.PARTS = {
  1: [
    {
      title: 'Pourquoi faire un retour',
      html: '<p>Sans retour, chacun continue comme il a toujours fait. Un retour utile donne une information que la personne n’a pas, au moment où elle peut s’en servir.</p>',
    },
    {
      title: 'Un retour n’est pas un reproche',
      html: '<p>Un reproche juge la personne. Un retour décrit un fait, dit son effet et ouvre une suite.</p><ul><li>« Tu es toujours en retard » juge.</li><li>« Lundi et mardi, la réunion a commencé sans toi » décrit.</li></ul>',
    },
    {
      title: 'Le bon moment',
      html: '<p>Dans les deux jours, en tête à tête, avec dix minutes devant vous. Un retour positif peut se faire devant le groupe.</p>',
    },
    {
      title: 'À retenir',
      html: '<p>Un retour utile est proche dans le temps, précis, et laisse à l’autre la place de répondre. Vous pouvez passer à la partie suivante.</p>',
    },
  ],
  2: [
    {
      title: 'Faits, ressentis, jugements',
      html: '<p>Un fait peut être vu ou entendu par deux personnes. Un ressenti parle de celui qui le dit. Un jugement range l’autre dans une case.</p>',
    },
    {
      title: 'Trier trois phrases',
      html: '<ul><li>« Le dossier est arrivé vendredi au lieu de mercredi » est un fait.</li><li>« J’étais inquiète pour le client » est un ressenti.</li><li>« Tu n’es pas sérieux » est un jugement.</li></ul>',
    },
    {
      title: 'À vous',
      html: '<p>Choisissez la phrase qui contient un fait et rien d’autre.</p>',
      question: {
        id: 'faits-1',
        text: 'Laquelle décrit un fait ?',
        choices: [
          'Le compte rendu compte deux pages au lieu d’une.',
          'Le compte rendu est beaucoup trop long.',
          'Tu ne sais pas résumer.',
        ],
        right: 0,
        feedback: {
          right: 'Oui : deux personnes peuvent le vérifier.',
          wrong: 'Relisez : cette phrase contient un avis. Cherchez ce que deux personnes verraient de la même façon.',
        },
      },
    },
    {
      title: 'À retenir',
      html: '<p>Commencez par le fait. Le ressenti vient ensuite, le jugement ne vient pas.</p>',
    },
  ],
  3: [
    {
      title: 'La méthode DESC en quatre phrases',
      html: '<p>Un retour utile décrit ce que vous avez vu, dit l’effet produit, propose une suite et rappelle ce que chacun y gagne.</p>',
    },
    {
      title: 'Décrire et exprimer',
      html: '<p><strong>Décrire</strong> : les faits, sans adjectif.</p><p><strong>Exprimer</strong> : l’effet sur vous ou sur l’équipe.</p>',
    },
    {
      title: 'Spécifier et conclure',
      html: '<p><strong>Spécifier</strong> : une demande précise.</p><p><strong>Conclure</strong> : le bénéfice commun.</p>',
    },
    {
      title: 'À vous',
      html: '<p>Karim arrive vingt minutes en retard pour la troisième fois.</p>',
      question: {
        id: 'desc-1',
        text: 'Quelle phrase correspond à « Exprimer » ?',
        choices: [
          'Quand cela se produit, je dois rouvrir l’atelier seule et l’équipe attend.',
          'Tu n’es vraiment pas fiable le matin.',
          'À partir de lundi, préviens-moi avant 7 h 30.',
        ],
        right: 0,
        feedback: {
          right: 'Oui : la phrase dit l’effet produit, sans juger.',
          wrong: 'Pas encore : cherchez la phrase qui dit l’effet du retard.',
        },
      },
    },
    {
      title: 'À retenir',
      html: '<p>Quatre phrases, moins d’une minute. Écrivez-les avant l’entretien : la demande sera plus claire. Vous avez terminé ce module.</p>',
    },
  ],
};
