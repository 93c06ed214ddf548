const words = (text: string): string[] => text.trim().split(/\s+/);

/** First names of people at work in France today, of every origin that a training room meets. */
export const FIRST_NAMES = words(`
Zoé Camille Léa Manon Chloé Emma Inès Jade Louise Alice Sarah Lucie Julie Marion Pauline Laura Mathilde Océane Anaïs Justine Élise Clara Margaux Amandine Aurélie
Céline Émilie Sandrine Stéphanie Virginie Nathalie Isabelle Sylvie Valérie Christine Véronique Catherine Florence Delphine Sophie Corinne Laurence Fatou Aminata
Awa Mariam Nora Samira Leïla Yasmine Sofia Rania Imane Linh Mai Hoa Ana Maria Inês Gwenaëlle Maëlle Nolwenn Soizic Rozenn Solène Enora
Lucas Hugo Théo Nathan Enzo Louis Jules Gabriel Arthur Raphaël Paul Maxime Antoine Thomas Nicolas Julien Romain Kevin Quentin Florian Alexandre Clément Mathieu
Guillaume Sébastien Jérôme Cédric Fabrice Olivier Laurent Christophe Philippe Pascal Éric Thierry Frédéric Didier Patrick Alain Bruno Marc Gilles Karim Mehdi Rachid
Yassine Bilal Nabil Moussa Ibrahima Mamadou Cheikh Ousmane João Pedro Rui Duc Minh Huy Yann Erwan Loïc Gwendal Ronan Malo Tanguy Goulven Bastien Malik Hervé
`);

export const LAST_NAMES = words(`
Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent Fournier Morel Girard André
Lefèvre Mercier Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier
Dumont Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyen Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël Meyer Lucas Meunier Jean Perez Marchand
Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux Colas Renaud Arnaud Gaillard Rivière Hubert Perrot Carpentier Rolland Aubert Renard Benoît Philippe
Picard Leclerc Lecomte Bouvier Vasseur Tessier Collet Prévost Huet Guillot Maillard Breton Caron Germain Poirier Charpentier Besnard Humbert Baron Pichon Bailly Hamon
Delmas Abgrall Lemoine Slimani Kermarrec Prigent Perrot Garnier Saïdi Colin Moreau Haddouche Keïta Amrani Tanguy Bourdais Cariou Cadiou Floch Gourmelon Guéguen Guivarch
Jézéquel Kerhervé Kerjean Laouénan Labbé Merrer Morvan Nédélec Pennec Quéméner Riou Rivoal Salaün Sévellec Tréguer Urvoas Allain Baudry Bécot Bodin Boucher Bourget
Brossard Cesbron Chauvin Chauviré Cosnard Davy Delaunay Dersoir Drouet Esnault Foucher Gaudin Gohier Grelier Guilbaud Hervouet Jamin Launay Leduc Loiseau Mabit Ménard
Moriceau Naud Orieux Papin Pasquier Pineau Pouvreau Raimbault Retailleau Ricordeau Rousselot Sauvage Sorin Supiot Terrien Thibaud Touzé Trichet Vigneron Vinet Diallo Diop
Ndiaye Sow Ba Traoré Coulibaly Koné Camara Cissé Touré Sylla Bah Barry Sarr Fall Gueye Faye Benali Bouzid Cherif Hamdi Haddad Khelifi Mansouri Meziane Ouali Rahmani
Saadi Toumi Ziani Belkacem Boukhari Chaoui Daoudi Farès Guerrab Idrissi Jaber Kaci Lahlou Mokrani Naceri Othmani Ferreira Silva Santos Pereira Oliveira Rodrigues
Fernandes Gonçalves Gomes Lopes Marques Ribeiro Carvalho Pinto Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Tran Lê Pham Hoang Phan Vu Dang Bui Do Ho
`);
